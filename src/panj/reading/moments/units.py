"""What weeks, months and years mean that are pointed at: last week, later this year, the weekend."""

from __future__ import annotations

import re
from datetime import date

from panj.reading.moments import calendars
from panj.reading.moments.dates import third
from panj.reading.moments.found import UNRESOLVED, Found, Meaning, Scene, on_day
from panj.reading.moments.numbers import MOST
from panj.reading.moments.tense import Tense, tense_near

_CALENDAR = re.compile(r"\d{4}(-\d\d)?")
SINGULAR = {
    "seconds": "second", "minutes": "minute", "hours": "hour", "days": "day", "weeks": "week", "fortnights": "fortnight", "months": "month",
    "quarters": "quarter", "years": "year", "decades": "decade", "centuries": "century", "millennia": "millennium",
    "weekends": "weekend", "nights": "night", "mornings": "morning", "afternoons": "afternoon", "evenings": "evening",
}  # fmt: skip
VAGUE_DAYS = {"day": 7, "week": 31, "month": 183, "year": 1827, "decade": 7305, "hour": 1, "minute": 0, "quarter": 549, "weekend": 31}
"""How far back "recent days", "recent weeks"... reach at most: an honest bound, wider than most speakers mean."""


def singular(word: str) -> str:
    """The singular of a unit of time."""
    return SINGULAR.get(word, word)


def unit_around(day: date, unit: str) -> Meaning | None:
    """The day, week, month, quarter, year, decade or century that a day lies in."""
    year = day.year
    if unit == "day":
        return on_day(day)
    if unit == "week":
        start = calendars.monday(day)
        return Meaning("DATE", calendars.week_value(start), start, calendars.shift(start, 6))
    if unit == "month":
        return Meaning("DATE", f"{year:04d}-{day.month:02d}", day.replace(day=1), calendars.month_end(year, day.month))
    if unit == "quarter":
        return quarter_meaning(year, calendars.quarter_of(day))
    if unit == "year":
        return year_meaning(year)
    if unit == "decade" and year >= 1000:
        return Meaning("DATE", f"{year // 10:03d}", date(year - year % 10, 1, 1), date(year - year % 10 + 9, 12, 31))
    if unit == "century" and 1000 <= year <= 9900:
        return century_meaning(year // 100)
    return None


def year_meaning(year: int) -> Meaning | None:
    """A year as a meaning; None outside 1 to 9999."""
    return Meaning("DATE", f"{year:04d}", date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else None


def quarter_meaning(year: int, quarter: int) -> Meaning | None:
    """A quarter as a meaning; None outside the years 1 to 9999."""
    if not 1 <= year <= 9999:
        return None
    return Meaning("DATE", f"{year:04d}-Q{quarter}", date(year, 3 * quarter - 2, 1), calendars.month_end(year, 3 * quarter))


def century_meaning(hundreds: int) -> Meaning | None:
    """A century by its first two digits: 19 for the twentieth."""
    if not 1 <= hundreds <= 98:
        return None
    return Meaning("DATE", f"{hundreds:02d}", date(hundreds * 100, 1, 1), date(hundreds * 100 + 99, 12, 31))


def moved(day: date, unit: str, count: int) -> date | None:
    """The day that lies `count` units from a day."""
    if abs(count) > MOST:
        return None
    if unit in {"day", "week", "fortnight", "night", "morning"}:
        return calendars.shift(day, count * {"week": 7, "fortnight": 14}.get(unit, 1))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}.get(unit)
    return calendars.shift_months(day, count * months) if months else day


def narrowed(found: Found, meant: Meaning | None, scene: Scene) -> Meaning | None:
    """The meaning cut to what "early", "late", "earlier", "the end of" leave of it, and to what has run by publication."""
    if meant is None or meant.earliest is None or meant.latest is None:
        return meant
    first, last = meant.earliest, meant.latest
    if first != last and found.has("early", "late", "mid", "middle", "beginning", "start", "end", "close"):
        first, last = _week_third(found, first, last) if (last - first).days == 6 else third(found, first, last)
        return Meaning(meant.type, meant.value, first, last, meant.note)
    published = scene.published
    if published is None or not first <= published <= last:
        return meant
    ahead = found.has("later", "coming") or (not found.has("earlier", "past") and tense_near(found.words, found.first, found.last) is Tense.FUTURE)
    return Meaning(
        meant.type, meant.value, *((published, last) if ahead else (first, published)), "still to run" if ahead else "runs up to publication"
    )


def _week_third(found: Found, first: date, last: date) -> tuple[date, date]:
    days = (0, 2) if found.has("early", "beginning", "start") else (3, 4) if found.has("late") else (2, 2) if found.has("mid", "middle") else (4, 6)
    return calendars.shift(first, days[0]) or first, calendars.shift(first, days[1]) or last


def pointed_unit(found: Found, scene: Scene) -> Meaning | None:
    """A unit that is pointed at: "last week", "earlier this month", "the following year", "that quarter"."""
    unit, pointer = found.part("unit"), found.part("pointer").split()
    if unit == "weekend" or unit in {"minute", "millennium"}:
        return None
    if _is_stretch(pointer, unit, found):
        return _one_unit(found, scene, unit, ahead=bool({"next", "coming"} & set(pointer)))
    if unit in {"hour", "day", "fortnight"} and not ({"same", "following", "previous", "next", "that"} & set(pointer)):
        return None
    from_told = bool({"same", "following", "previous", "preceding", "that"} & set(pointer)) or pointer == ["the", "next"]
    if scene.published is None and not (from_told and scene.told and scene.told.earliest):
        return Meaning("DATE", None, note=UNRESOLVED)
    near = told_start(scene) if from_told else scene.published
    step = _step(pointer, unit)
    if unit == "quarter" and "latest" in pointer:
        return scene.quarter or last_quarter(scene)
    if from_told and step == 0 and (wide := _inside(scene.told, unit)):
        return wide
    there = moved(near, unit, step) if near else None
    meant = unit_around(there, unit) if there else None
    if found.has("fiscal") and meant:
        return Meaning(meant.type, meant.value, None, None, "a fiscal year begins when its keeper says")
    return narrowed(found, meant, scene)


def _inside(told: Meaning | None, unit: str) -> Meaning | None:
    """Some day, week or month of the longer stretch that was told of: "that day" of July 2021 is 2021-07-XX."""
    form = {("day", 7): "-XX", ("month", 4): "-XX", ("week", 4): "-WXX", ("day", 4): "-XX-XX"}.get((unit, len(told.value or ""))) if told else None
    if told is None or form is None or not _CALENDAR.fullmatch(told.value or ""):
        return None
    return Meaning("DATE", f"{told.value}{form}", told.earliest, told.latest, "somewhere in what was told of")


def _is_stretch(pointer: list[str], unit: str, found: Found) -> bool:
    """Whether the words count back or on from now rather than name a unit of the calendar: "the past week"."""
    if pointer in (["the", "past"], ["past"], ["the", "coming"], ["coming"], ["the", "last"]):
        return not found.part("part")
    return pointer in (["the", "next"], ["last"], ["next"]) and unit in {"hour", "decade", "fortnight"} and unit != "day"


def _one_unit(found: Found, scene: Scene, unit: str, *, ahead: bool) -> Meaning:
    value = {"hour": "PT1H", "fortnight": "P2W", "decade": "P10Y", "century": "P100Y", "day": "P1D"}.get(unit, f"P1{unit[0].upper()}")
    return Meaning("DURATION", value, *span_from(scene, unit, 1, ahead=ahead))


def span_from(scene: Scene, unit: str, count: int, *, ahead: bool) -> tuple[date | None, date | None]:
    """The days from `count` units ago up to publication, or from publication on."""
    if scene.published is None:
        return None, None
    there = moved(scene.published, singular(unit), count if ahead else -count)
    if there is None:
        return None, None
    return (scene.published, there) if ahead else (there, scene.published)


def told_start(scene: Scene) -> date | None:
    """The first day of what was told last; the day of publication when nothing was."""
    return scene.told.earliest if scene.told and scene.told.earliest else scene.published


def _step(pointer: list[str], unit: str) -> int:
    if {"last", "previous", "preceding", "past"} & set(pointer):
        return -1
    if {"next", "following", "coming"} & set(pointer) and pointer != ["this", "coming"]:
        return 1
    return 0


def last_quarter(scene: Scene) -> Meaning | None:
    """The last quarter that had ended by publication."""
    back = calendars.shift_months(scene.published, -3) if scene.published else None
    return quarter_meaning(back.year, calendars.quarter_of(back)) if back else None


def named_unit(found: Found, scene: Scene) -> Meaning | None:
    """A unit with no more than "the": "the year", "the quarter", "the end of the month"."""
    unit = found.part("unit")
    if found.part("part") and unit in {"week", "month", "year", "quarter"}:
        meant = unit_around(scene.published, unit) if scene.published else Meaning("DATE", None, note=UNRESOLVED)
        return narrowed(found, meant, scene)
    if unit == "quarter":
        return scene.quarter or last_quarter(scene) or Meaning("DATE", None, note=UNRESOLVED)
    if unit in {"year", "month"} and found.after in {"ended", "ending", "before"}:
        return Meaning("DURATION", f"P1{unit[0].upper()}") if found.after != "before" else None
    if unit not in {"year", "week", "month"} or found.after == "of" or (unit != "year" and found.before not in {"during", "for", "in", "of", "over"}):
        return None
    meant = unit_around(scene.published, unit) if scene.published else Meaning("DATE", None, note=UNRESOLVED)
    if found.has("fiscal") and meant:
        return Meaning("DATE", meant.value, None, None, "a fiscal year begins when its keeper says")
    return narrowed(found, meant, scene)


def year_end(found: Found, scene: Scene) -> Meaning | None:
    """The end of the year or month: "year-end", "by year's end", "month-end"."""
    unit = found.part("unit")
    if unit not in {"year", "month"}:
        return None
    meant = unit_around(scene.published, unit) if scene.published else None
    if meant is None or meant.latest is None:
        return Meaning("DATE", None, note=UNRESOLVED)
    first = meant.latest.replace(day=1) if unit == "year" else meant.latest.replace(day=21)
    return Meaning("DATE", meant.value, first, meant.latest)


def weekend(found: Found, scene: Scene) -> Meaning | None:
    """A Saturday and Sunday: the last before publication, or the next when the tense or pointer says so."""
    published, pointer = scene.published, found.part("pointer").split()
    if pointer == ["a"] and found.before not in {"during", "over"}:
        return None
    if published is None:
        return Meaning("DATE", "XXXX-WXX-WE", note=UNRESOLVED)
    saturday = calendars.shift(calendars.monday(published), 5)
    if saturday is None:
        return None
    running = saturday <= published
    ahead = (
        tense_near(found.words, found.first, found.last) is Tense.FUTURE
        or found.before in {"until", "by", "before"}
        or (found.before == "of" and found.words.at(found.first - 2) == "ahead")
    )
    if {"last", "past", "previous"} & set(pointer) or (
        pointer not in (["this"], ["this", "coming"]) and not ahead and not {"next", "coming"} & set(pointer)
    ):
        before_last = running and "last" in pointer
        step = 0 if running and not before_last else -7
    else:
        step = 7 if running and {"next", "coming", "following"} & set(pointer) else 0
        step = -7 if pointer == ["this"] and not ahead and not running and published.weekday() == 0 else step
    first = calendars.shift(saturday, step)
    return Meaning("DATE", f"{calendars.week_value(first)}-WE", first, calendars.shift(first, 1)) if first else None
