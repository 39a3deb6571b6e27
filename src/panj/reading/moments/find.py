"""Every expression of time in a text, as Moments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from panj.reading.moments.bounds import bounded, preposition
from panj.reading.moments.cues import cues
from panj.reading.moments.found import Found, Meaning, Scene
from panj.reading.moments.meanings import MEANINGS
from panj.reading.moments.rules import find_candidates
from panj.reading.moments.tense import Tense, tense_near
from panj.reading.moments.words import Words, cut_words
from panj.records import Moment, Span

_YEAR = re.compile(r"(?<![\d,.$£€])(1[5-9]\d\d|20\d\d|21\d\d)(?![\d,]\d|\d)")
_QUARTER_WORDS = 300
_TOLD_TYPES = frozenset({"DATE", "TIME"})
_DAY_VALUE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class _Sense:
    """An expression with its meaning, before and after it is joined to its neighbour."""

    first: int
    last: int
    meant: Meaning
    rule: str
    means: str


def find_moments(text: str, published: datetime | date | None = None) -> tuple[Moment, ...]:
    """Every expression of time in `text`, in order, none overlapping another.

    Args:
        text: the text; offsets of the moments' spans count in it.
        published: the day of publication, against which relative expressions are resolved. None leaves them unresolved.

    Returns:
        Moments with TIMEX3 type and value, and the first and last day where known. The days follow the preposition ("since Monday" runs up
        to publication), the value does not. A day that does not exist (31 June) is a moment without value or days.

    >>> [m.value for m in find_moments("They left on Friday, two weeks after 30 May.", date(2021, 7, 6))]
    ['2021-07-02', 'P2W', '2021-05-30']
    """
    day = published.date() if isinstance(published, datetime) else published
    words = cut_words(text)
    senses = _joined(words, _senses(words, Scene(day, years=frozenset(int(y) for y in _YEAR.findall(text)))))
    return tuple(_moment(words, sense, day) for sense in senses)


def _moment(words: Words, sense: _Sense, published: date | None) -> Moment:
    span = Span(start=words.starts[sense.first], stop=words.stops[sense.last - 1])
    meant = bounded(sense.meant, preposition(words, sense.first), published, said=span.of(words.text).lower())
    return Moment(
        span=span,
        earliest=meant.earliest,
        latest=meant.latest,
        type=meant.type,
        value=meant.value,
        rule=f"{sense.rule}: {meant.note}" if meant.note else sense.rule,
    )


def _senses(words: Words, scene: Scene) -> Iterator[_Sense]:
    """The longest expression with a meaning from each place, left to right, each understood in the scene that the ones before made."""
    reached = 0  # over all islands: the name of a holiday may run past its own
    for candidates in find_candidates(words):
        for found in candidates:
            if found.first < reached:
                continue
            if scene.quarter and found.first - scene.quarter_at > _QUARTER_WORDS:
                scene = replace(scene, quarter=None)
            meant = MEANINGS[found.means](found, scene)
            if meant is None:
                continue
            reached = found.last
            if _is_title(found):
                continue
            yield _Sense(found.first, found.last, meant, found.rule, found.means)
            scene = _told(scene, found, meant)


_QUOTES = frozenset("\"'`“‘«”’")
_AROUND = 6
_SMALL_IN_HEADLINES = cues("small in headlines")
_TITLED = frozenset({"pointed_unit", "length", "deictic_day"})


def _is_title(found: Found) -> bool:
    """Whether the words name a programme or paper: every one with a capital, the first no beginning of a sentence: "60 Minutes"."""
    words = found.words
    if found.means not in _TITLED or words.text[words.stops[found.last - 1] - 1].isupper():
        return False
    names = all(words.capital(i) or words.lower[i][0].isdigit() for i in range(found.first, found.last))
    if not names or not words.capital(found.last - 1) or not _in_prose(words, found.first, found.last):
        return False
    if words.before(found.first) in _QUOTES:
        return found.last - found.first > 1
    return not words.opens_sentence(found.first)


def _in_prose(words: Words, first: int, last: int) -> bool:
    """Whether the words around are written small as in a sentence, and not all large as in a headline."""
    near = [*range(max(0, first - _AROUND), first), *range(last, min(len(words.lower), last + _AROUND))]
    return any(words.lower[i].isalpha() and not words.capital(i) and words.lower[i] not in _SMALL_IN_HEADLINES for i in near)


def _told(scene: Scene, found: Found, meant: Meaning) -> Scene:
    """The scene after an expression: what it told of stays in mind."""
    if found.means == "counted_stretch" and scene.quarter and not found.has("quarters"):
        return replace(scene, quarter=None)
    if meant.type not in _TOLD_TYPES or meant.earliest is None or meant.latest is None or meant.value is None:
        return scene
    if "-Q" in meant.value:
        return replace(scene, quarter=meant, quarter_at=found.first) if _reports_on(scene, found, meant.latest) else scene
    if meant.value.endswith("_REF"):
        return scene
    return replace(scene, told=meant)


def _reports_on(scene: Scene, found: Found, latest: date) -> bool:
    """Whether figures are given for a quarter: it is over (a fiscal one before the calendar's), and not told of as another's background."""
    if found.means != "quarter" or found.part("ago") or "after" in found.words.lower[max(0, found.first - 3) : found.first]:
        return False
    over = scene.published is None or latest < scene.published
    return over or found.after == "ended" or tense_near(found.words, found.first, found.last) is Tense.PAST


# ------------------------------------------------------------------ a clock time and its day are one expression


def _joined(words: Words, senses: Iterator[_Sense]) -> Iterator[_Sense]:
    """The expressions, with a time of the clock and the day beside it made one: "10 p.m. Wednesday", "5 p.m. EST, Nov. 6".

    Where "on" or "at" stands between them both stay, and the clock time takes the day: "at 10 p.m. on Wednesday".
    """
    before: _Sense | None = None
    for sense in senses:
        if before is not None:
            gap = words.lower[before.last : sense.first]
            if _is_clock(before) and _names_day(sense) and gap in ((), (",",)):
                before = _Sense(before.first, sense.last, _at_day(before.meant, sense.meant), f"{before.rule}, {sense.rule}", sense.means)
                continue
            if _is_clock(before) and _names_day(sense) and set(gap) <= _LINKS:
                before = replace(before, meant=_at_day(before.meant, sense.meant))
            elif sense.means == "clock_time" and _names_day(before) and set(gap) <= _LINKS:
                sense = replace(sense, meant=_at_day(sense.meant, before.meant))
            yield before
        before = sense
    if before is not None:
        yield before


_LINKS = frozenset({"on", "at", "the", "local", "time", "around", "about", ",", "night", "of"})


def _is_clock(sense: _Sense) -> bool:
    return sense.means == "clock_time" or (sense.means == "part_of_day" and sense.last - sense.first <= 2)


def _names_day(sense: _Sense) -> bool:
    return not _is_clock(sense) and bool(_DAY_VALUE.match(sense.meant.value or ""))


def _at_day(clock: Meaning, day: Meaning) -> Meaning:
    stamp = (clock.value or "").partition("T")[2]
    return Meaning("TIME", f"{(day.value or '')[:10]}T{stamp}", day.earliest, day.latest, day.note)
