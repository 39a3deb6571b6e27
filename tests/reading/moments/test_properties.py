"""What holds for any text: nothing raises, moments lie in the text in order, and days run forward."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from panj.reading.moments import find_moments
from panj.reading.moments.cues import cues
from panj.reading.moments.governing import governing_moment
from panj.reading.moments.words import class_of, cut_words
from panj.records import Span

PIECES = """Friday fri. sun May march october Oct. 31 30 5th 1989 2021 0815 2400 99:99 10:35 9/11 13/13/2020 2021-02-30 7.7.2021 1990s the a this
last next past first second quarter quarters year years week weekend night morning dawn noon fall summer ago later earlier yesterday tonight
every each two twenty hundred thousand few dozen half of in by since until between and to - , . ; ( ) Ramadan Eid al-Adha Nowruz Easter Hamal
Meskerem AD BC will said was a.m. pm GMT 10^400 ² ٣ ' ’s"""
texts = st.lists(st.sampled_from([*PIECES.split(), "\n\n"]), max_size=25).map(" ".join) | st.text(max_size=80)
days = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2020, 2, 29)])


@settings(deadline=None, max_examples=150)
@given(texts, days)
def test_any_text_is_read_and_its_moments_lie_in_it_in_order(text: str, published: date | None) -> None:
    moments = find_moments(text, published)
    stops = [0, *(m.span.stop for m in moments)]
    assert all(stop <= m.span.start < m.span.stop <= len(text) for stop, m in zip(stops, moments, strict=False))
    assert all(m.rule and m.type in {"DATE", "TIME", "DURATION", "SET"} for m in moments)


@settings(deadline=None, max_examples=60)
@given(texts, days, st.data())
def test_any_stretch_has_at_most_one_governing_moment(text: str, published: date | None, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    claim = Span(start=start, stop=data.draw(st.integers(start + 1, len(text))))
    stated, inferred = governing_moment(find_moments(text, published), claim, text)
    assert stated is None or inferred is None


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_written_date_is_the_day_it_says(day: date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%A, %d %B %Y"):
        (moment,) = find_moments(f"It was signed on {day.strftime(form)}.")
        assert (moment.value, moment.earliest, moment.latest) == (day.isoformat(), day, day)


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_the_time_of_publication_does_not_matter(day: date) -> None:
    text = "They left on Friday, two weeks after the vote of last month."
    assert find_moments(text, day) == find_moments(text, datetime(day.year, day.month, day.day, 23, 59))


def test_every_list_holds_classes_and_words_that_exist() -> None:
    words = cut_words("The talks begin on Friday in May.")
    assert len(words.codes) == len(words.lower) == len(words.starts)
    assert class_of("friday") == "weekday"
    assert "weekday" in cues("triggers")


def test_long_runs_of_time_words_cost_no_more_than_their_length() -> None:
    """A rule with an open repeat would need minutes here."""
    for run in ("two ", "nineteen ninety ", "the two - ", "a "):
        assert len(find_moments(run * 5000 + "days", date(2021, 7, 6))) < 5001
