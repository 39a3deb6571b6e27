"""What lengths of time, bare years, decades and vague words mean."""

from __future__ import annotations

import re
from datetime import date

from panj.reading.moments import calendars
from panj.reading.moments.cues import cues
from panj.reading.moments.dates import third
from panj.reading.moments.found import UNRESOLVED, Found, Meaning, Scene, on_day
from panj.reading.moments.numbers import MOST, ordinal, quantity, year_said
from panj.reading.moments.quarters import decade_start
from panj.reading.moments.tense import Tense, tense_near
from panj.reading.moments.units import VAGUE_DAYS, century_meaning, singular, span_from, year_meaning

_MODALS = frozenset({"will", "would", "may", "might", "could", "can", "’ll", "'ll"})
"""Before "one day" these make it some day."""
_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "Y", "century": "Y", "millennium": "Y", "weekend": "W", "night": "D", "morning": "D", "afternoon": "D", "evening": "D",
}  # fmt: skip
_TIMES = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}


def period(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length of time; X where the count is not told.

    >>> period("week", 2), period("hour", None), period("year", 2.5), period("decade", 3)
    ('P2W', 'PTXH', 'P2Y6M', 'P30Y')
    """
    letter = _LETTERS[unit]
    time, letter = ("T", letter[1]) if letter[0] == "T" else ("", letter)
    if count is None:
        return f"P{time}X{letter}" if unit not in {"decade", "century"} else {"decade": "PXDE", "century": "PXCE"}[unit]
    count *= _TIMES.get(unit, 1)
    if count % 1 == 0:
        return f"P{time}{int(count)}{letter}"
    smaller = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S") if time else (30, "D"), "W": (7, "D"), "D": (24, "H")}.get(letter)
    if smaller is None:
        return f"P{time}{count:g}{letter}"
    whole, rest = int(count), round(count % 1 * smaller[0])
    return f"P{time}{whole or ''}{letter if whole else ''}{rest}{smaller[1]}"


# ------------------------------------------------------------------ lengths of time


def length(found: Found, scene: Scene) -> Meaning | None:
    """A counted length of time; with "within" or "in" the days that it spans from publication."""
    unit, words = singular(found.part("unit")), found.part("qty")
    if _is_no_length(found, unit, words):
        return None
    count = quantity(words)
    if words == "one" and unit == "day" and found.before in _MODALS:
        return Meaning("DATE", "FUTURE_REF", scene.published, None)
    if count is not None and count > MOST:
        return None
    if found.part("half"):
        count = (count or 0) + 0.5
    first, last = _window(found, scene, unit, count)
    return Meaning("DURATION", period(unit, count), first, last)


def _is_no_length(found: Found, unit: str, words: str) -> bool:
    if found.part("half") or (found.after == "of" and found.before == "within"):
        return False
    if words in {"a", "an", "the"} and (unit in {"quarter", "minute", "second"} or found.after == "of" or found.after in {"-", "old"}):
        return True
    if unit == "quarter" and found.after == "of" and words not in {"several", "many", "a few"}:
        return True
    if words.isdigit() and 1800 <= int(words) < 2100:
        return True
    return found.after == "old" or (found.after == "-" and found.words.at(found.last + 1) == "old")


def _window(found: Found, scene: Scene, unit: str, count: float | None) -> tuple[date | None, date | None]:
    """The days from publication that "within two weeks" or "in 48 hours" spans; before publication when the verb is past."""
    within = found.before == "within" or found.words.at(found.first - 2) == "within"
    if not (within or found.before == "in") or count is None or scene.published is None:
        return None, None
    days = {"hour": count / 24, "minute": 0.0}.get(unit)
    tense = tense_near(found.words, found.first, found.last)
    if tense is Tense.PAST and not within and unit in {"hour", "minute"}:
        return None, None
    ahead = within or tense is not Tense.PAST
    if days is not None:
        there = calendars.shift(scene.published, round(days if ahead else -days))
        return (scene.published, there) if ahead else (there, scene.published)
    return span_from(scene, unit, round(count), ahead=ahead)


def hyphened_length(found: Found, scene: Scene) -> Meaning | None:
    """A length of time before a noun: "a two-week offensive". Ages are none."""
    if "old" in found.part("old") or singular(found.part("unit")) == "quarter":
        return None
    return Meaning("DURATION", period(singular(found.part("unit")), quantity(found.part("qty"))))


def unit_long(found: Found, scene: Scene) -> Meaning | None:
    """A unit, or uncounted units, for how long something goes on: "a week-long siege", "a decades-long feud"."""
    word = found.part("unit")
    if not found.has("long") or singular(word) in {"second", "quarter"}:
        return None
    return Meaning("DURATION", period(singular(word), 1 if word == singular(word) else None))


_BEFORE_BARE = cues("before uncounted units")


def bare_units(found: Found, scene: Scene) -> Meaning | None:
    """Units that nobody counted: "for weeks", "months of fighting"."""
    unit = singular(found.part("unit"))
    if unit in {"second", "quarter"} or (found.before not in _BEFORE_BARE and found.after not in {"of", "before", "after", "later"}):
        return None
    if found.before == "the" or found.before == found.after == "of" or (unit == "hour" and found.before == "early"):
        return None
    return Meaning("DURATION", period(unit, None))


def stretch(found: Found, scene: Scene) -> Meaning | None:
    """A counted stretch up to now or from now on: "the past three months"."""
    unit, count = singular(found.part("unit")), quantity(found.part("qty"))
    way = found.part("way")
    if unit not in _LETTERS or (found.part("qty") in {"a", "an"}):
        return None
    ahead = way in {"next", "coming", "following"}
    value = period(unit, count)
    if count is None:
        reach = calendars.shift(scene.published, -VAGUE_DAYS.get(unit, 0)) if scene.published and not ahead else None
        return Meaning("DURATION", value, reach, scene.published if reach else None)
    if count > MOST:
        return None
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    if unit == "weekend":
        return Meaning("DURATION", value)
    return Meaning("DURATION", value, *span_from(scene, unit, round(count), ahead=ahead))


def vague_stretch(found: Found, scene: Scene) -> Meaning | None:
    """An uncounted stretch up to now or from now on: "recent weeks", "the coming months"."""
    unit, way = singular(found.part("unit")), found.part("way")
    if way in {"recent", "past", "last"}:
        first = calendars.shift(scene.published, -VAGUE_DAYS.get(unit, 0)) if scene.published else None
        return Meaning("DATE", "PAST_REF", first, scene.published)
    if way in {"coming", "future", "ahead", "next"}:
        return Meaning("DATE", "FUTURE_REF", scene.published, None)
    return None


def counted_stretch(found: Found, scene: Scene) -> Meaning | None:
    """A stretch that the text counts but does not place: "the first nine months"."""
    unit, count = singular(found.part("unit")), quantity(found.part("qty"))
    number = ordinal(found.part("ordinal")) if found.part("ordinal") else 1
    if count is None or number != 1 or count > MOST or found.after == "old":
        return None
    return Meaning("DURATION", period(unit, count))


# ------------------------------------------------------------------ years, decades, centuries

_YEAR_CUES = cues("before a year")
_NO_YEAR_CUES = cues("never before a year")


def year(found: Found, scene: Scene) -> Meaning | None:
    """A year in digits, where it is not a count of things."""
    number = int(found.part("year"))
    sure = found.before in _YEAR_CUES or bool(found.part("part")) or bool(found.part("fiscal"))
    if not (1900 <= number < 2100 or (sure and found.before in {"in", "since", "by", "until"} and number >= 1000)):
        return None
    if found.before in _NO_YEAR_CUES | {"at"} or found.after in {"%", "percent", "per", "°", "square", "miles", "km", "kilometers", "kilometres"}:
        return None
    counted = re.fullmatch(r"[a-z]{3,}s|people|men|women|children", found.after)
    if counted and (number % 100 == 0 or not sure) and found.before not in {"the", "'s", "’s", "his", "its", "their", "her"}:
        return None
    if found.has("fiscal", "financial"):
        return Meaning("DATE", f"{number:04d}", None, None, "a fiscal year begins when its keeper says")
    return Meaning("DATE", f"{number:04d}", *third(found, date(number, 1, 1), date(number, 12, 31)))


def year_in_words(found: Found, scene: Scene) -> Meaning | None:
    """A year that is said: "nineteen ninety-six", "the year two thousand"."""
    words = found.part("saidyear")
    said = year_said(words.removeprefix("the year "))
    if said is None or (words.startswith("the ") and not words.startswith("the year ")):
        return None
    return year_meaning(said)


def year_range(found: Found, scene: Scene) -> Meaning | None:
    """Years from and to: "1950-53", "2019/20"."""
    first, text = int(found.part("year")), found.part("last")
    last = int(text) if len(text) == 4 else first - first % 100 + int(text) if text.isdigit() and len(text) == 2 else 0
    if not (1000 <= first < last < 2200):
        return None
    return Meaning("DATE", f"{first:04d}/{last:04d}", date(first, 1, 1), date(last, 12, 31))


def era_year(found: Found, scene: Scene) -> Meaning | None:
    """A year with its era: "AD 79", "480 BC" (before the calendar begins: no days)."""
    text = found.part("number")
    number, before_christ = int(text), found.part("era").replace(".", "").startswith("b")
    if before_christ:
        return Meaning("DATE", f"BC{number:04d}", note="before the calendar begins")
    written = found.words.written(found.place("era"))
    return year_meaning(number) if written.isupper() and number < 2200 else None


def decade(found: Found, scene: Scene) -> Meaning | None:
    """A decade, or a third of one: "the 1990s", "the mid-seventies"."""
    said = decade_start(found.part("decade"), scene)
    spoken = not found.part("decade")[:3].isdigit()
    if (
        said is None
        or found.before in {"her", "his", "their", "your", "my"}
        or (spoken and "the" not in found.words.lower[max(0, found.first - 1) : found.last])
    ):
        return None
    low, high = (0, 3) if found.has("early") else (7, 9) if found.has("late") else (4, 6) if found.has("mid", "middle") else (0, 9)
    return Meaning("DATE", f"{said // 10:03d}", date(said + low, 1, 1), date(said + high, 12, 31))


def century(found: Found, scene: Scene) -> Meaning | None:
    """A century: "the 20th century"."""
    number = ordinal(found.part("ordinal"))
    if found.part("unit") != "century" or number is None or not 2 <= number <= 30:
        return None
    return century_meaning(number - 1)


def day_of_stretch(found: Found, scene: Scene) -> Meaning | None:
    """The day of publication, counted in a run: "for the fourth straight day"."""
    if found.part("unit") != "day" or found.before != "for" or not found.has("straight", "consecutive", "successive"):
        return None
    return on_day(scene.published) if scene.published else Meaning("DATE", None, note=UNRESOLVED)


# ------------------------------------------------------------------ vague words


def present(found: Found, scene: Scene) -> Meaning | None:
    """Now: the day of publication, as far as it is known."""
    if found.part("unit") and found.part("unit") != "days":
        return None
    if found.part("current") and found.words.capital(found.first) and not found.words.opens_sentence(found.first):
        return None
    return Meaning("DATE", "PRESENT_REF", scene.published, scene.published)


def recently(found: Found, scene: Scene) -> Meaning | None:
    """Some time before publication."""
    return Meaning("DATE", "PAST_REF", None, scene.published)


def past(found: Found, scene: Scene) -> Meaning | None:
    """The past at large."""
    return Meaning("DATE", "PAST_REF", None, scene.published) if found.before in {"in", "from", "of"} else None


def soon(found: Found, scene: Scene) -> Meaning | None:
    """Some time after publication."""
    if found.part("soon") and found.before in {"how", "too"}:
        return None
    return Meaning("DATE", "FUTURE_REF", scene.published, None)
