"""Which moment governs a claim."""

from __future__ import annotations

from datetime import date

import pytest

from panj.reading.moments import find_moments
from panj.reading.moments.governing import governing_moment, moment_within
from panj.records import Moment, Span

PUBLISHED = date(2021, 7, 6)


def governing(text: str, claim: str) -> tuple[Moment | None, Moment | None]:
    start = text.index(claim)
    return governing_moment(find_moments(text, PUBLISHED), Span(start=start, stop=start + len(claim)), text)


STATED = [
    # text, claim, first day, last day
    ("Troops left the base on Friday.", "Troops left the base on Friday", "2021-07-02", "2021-07-02"),
    ("On Friday, troops left the base.", "troops left the base", "2021-07-02", "2021-07-02"),
    ("Rebels stormed the jail at dawn on Monday, freeing forty men.", "freeing forty men", "2021-07-05", "2021-07-05"),
    ("Rebels took the pass on Monday and burned the depot.", "burned the depot", "2021-07-05", "2021-07-05"),
    ("Forty pupils taken on 26 June came home yesterday.", "Forty pupils taken on 26 June came home yesterday", "2021-07-05", "2021-07-05"),
    ("The truce held between 12 and 26 June.", "The truce held between 12 and 26 June", "2021-06-12", "2021-06-26"),
    ("Clashes went on from Wednesday to Friday.", "Clashes went on from Wednesday to Friday", "2021-06-30", "2021-07-02"),
    ("Nobody has been paid since March.", "Nobody has been paid since March", "2021-03-01", "2021-07-06"),
    ("Parliament met on Monday until midnight.", "Parliament met on Monday until midnight", "2021-07-05", "2021-07-05"),
    ("The Sept. 11 deadline stands.", "The Sept. 11 deadline", "2021-09-11", "2021-09-11"),
    ("Some 40 homes have emptied since the vote of 3 June.", "Some 40 homes have emptied since the vote of 3 June", "2021-06-03", "2021-07-06"),
]


@pytest.mark.parametrize(("text", "claim", "first", "last"), STATED)
def test_a_stated_moment(text: str, claim: str, first: str, last: str) -> None:
    stated, inferred = governing(text, claim)
    assert inferred is None
    assert stated is not None
    assert (stated.earliest, stated.latest) == (date.fromisoformat(first), date.fromisoformat(last))


NOT_STATED = [
    # the saying is dated, not what is said
    ("The mayor said on Friday that the wells are dry.", "the wells are dry"),
    # the date of a thing, not of the claim
    ("Three signatories of the 2016 accord were taken away.", "Three signatories of the 2016 accord were taken away"),
    # a dateline
    ("QALA, July 5 - Rebels hold the pass.", "Rebels hold the pass"),
    # a bare clock time is no day
    ("The last soldiers left at 3 a.m.", "The last soldiers left at 3 a.m."),
    ("The town is now quiet.", "The town is now quiet"),
    ("They shell the town every Friday.", "They shell the town every Friday"),
]


@pytest.mark.parametrize(("text", "claim"), NOT_STATED)
def test_no_stated_moment(text: str, claim: str) -> None:
    assert governing(text, claim)[0] is None


def test_the_sentence_before_lends_its_moment() -> None:
    stated, inferred = governing("On Friday troops left the base. Looters entered it.", "Looters entered it")
    assert stated is None
    assert inferred is not None
    assert inferred.earliest == date(2021, 7, 2)
    assert inferred.rule.endswith("inferred from the sentence before")


def test_the_lead_lends_its_moment_when_the_sentences_before_have_none() -> None:
    text = "On Friday troops left the base. Nobody knew. Nobody asked. The gate stood open. Looters entered it."
    _, inferred = governing(text, "Looters entered it")
    assert inferred is not None
    assert inferred.rule.endswith("inferred from the lead")


def test_nothing_is_invented_where_no_moment_is_told() -> None:
    assert governing("Looters entered the base.", "Looters entered the base") == (None, None)


def test_words_joined_are_one_moment() -> None:
    text = "No fuel came in either October or November."
    moment = moment_within(find_moments(text, date(2018, 1, 10)), Span(start=0, stop=len(text)), text)
    assert moment is not None
    assert (moment.earliest, moment.latest) == (date(2017, 10, 1), date(2017, 11, 30))


def test_a_deadline_says_by_when() -> None:
    text = "The group warned that all foreign forces should be out of the country by the Sept. 11 deadline set by the president."
    stated, _ = governing_moment(find_moments(text, date(2021, 7, 6)), Span(start=text.index("all"), stop=len(text) - 1), text)
    assert stated is not None
    assert stated.latest == date(2021, 9, 11)


def test_a_claim_that_names_a_time_of_something_in_it_gets_no_day_from_its_neighbours() -> None:
    text = "On Friday troops left the base. They had come in the aftermath of the 9/11 attack."
    assert governing(text, "They had come in the aftermath of the 9/11 attack") == (None, None)
