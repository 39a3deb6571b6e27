"""What quarters, halves of a year, seasons and decades mean."""

from __future__ import annotations

from datetime import date

from panj.reading.moments import calendars
from panj.reading.moments.found import UNRESOLVED, Found, Meaning, Scene
from panj.reading.moments.numbers import decade_said, ordinal, year_said
from panj.reading.moments.tense import Tense, tense_near
from panj.reading.moments.units import last_quarter, quarter_meaning, year_meaning
from panj.reading.moments.words import class_of


def quarter(found: Found, scene: Scene) -> Meaning | None:
    """A quarter by its number: "the third quarter", "last year's fourth quarter"."""
    number = ordinal(found.part("ordinal"))
    if found.part("unit") != "quarter" or number is None or not 1 <= number <= 4:
        return None
    year = int(found.part("yearbefore") or found.part("year") or 0) or year_said(found.part("saidyear").removeprefix("the year "))
    if year:
        return quarter_meaning(year, number)
    if scene.published is None:
        return Meaning("DATE", f"XXXX-Q{number}", note=UNRESOLVED)
    pointer = (found.part("pointer") or found.part("yearpointer").removeprefix("of ")).split()[:1]
    year_now = scene.published.year
    if pointer:
        return quarter_meaning(year_now + {"last": -1, "next": 1}.get(pointer[0], 0), number)
    if found.part("ago"):
        return quarter_meaning(year_now - 1, number)
    if found.after == "ended" and (ended := _month_after(found)):
        return quarter_meaning(year_now - (ended > scene.published.month), number)
    now = calendars.quarter_of(scene.published)
    tense = tense_near(found.words, found.first, found.last)
    step = 1 if tense is Tense.FUTURE and number < now - 1 else -1 if number > now + (tense is not Tense.PAST) else 0
    return quarter_meaning(year_now + step, number)


def _month_after(found: Found) -> int:
    """The number of the month in "ended June 30"; 0 when no month follows."""
    word = found.words.at(found.last + 1)
    return calendars.month_number(word) if class_of(word) in {"month", "maymonth"} else 0


def latest_period(found: Found, scene: Scene) -> Meaning | None:
    """The quarter that figures are given for."""
    return scene.quarter or last_quarter(scene)


def half_year(found: Found, scene: Scene) -> Meaning | None:
    """The first or second half of a year or decade."""
    half = 2 if found.part("ordinal") in {"second", "last"} else 1 if found.part("ordinal") == "first" else 0
    if not half:
        return None
    if found.part("decade"):
        start = decade_start(found.part("decade"), scene)
        return Meaning("DATE", f"{start // 10}", date(start + 5 * (half - 1), 1, 1), date(start + 5 * half - 1, 12, 31)) if start else None
    step = {"last": -1, "next": 1}.get(found.part("pointer"), 0)
    year = int(found.part("year")) if found.part("year") else scene.published.year + step if scene.published else None
    if year is None:
        return Meaning("DATE", f"XXXX-H{half}", note=UNRESOLVED)
    return Meaning("DATE", f"{year:04d}-H{half}", date(year, 6 * half - 5, 1), calendars.month_end(year, 6 * half))


def decade_start(word: str, scene: Scene) -> int | None:
    """The first year of a decade; one said without its century is the last that had begun by publication."""
    said = decade_said(word)
    if said is None or said % 10 or 100 <= said < 1000:
        return None
    if said > 100:
        return said
    now = scene.published.year if scene.published else 1999
    start = now // 100 * 100 + said - (100 if now // 100 * 100 + said > now else 0)
    return start if start > 0 else None


def period_of_year(found: Found, scene: Scene) -> Meaning | None:
    """The stretch of another year that is compared with: "the 1988 quarter", "the 1988 period"."""
    year = int(found.part("year"))
    if found.part("span") not in {"quarter", "period"} or not 1900 <= year < 2100:
        return None
    if scene.quarter and scene.quarter.earliest:
        return quarter_meaning(year, calendars.quarter_of(scene.quarter.earliest))
    return year_meaning(year)


def season(found: Found, scene: Scene) -> Meaning | None:
    """A season of a year, meteorological and northern: "last summer", "the winter of 1994"."""
    word, pointer = found.part("season"), found.part("pointer").split()
    if word in {"spring", "fall"} and not (pointer or found.part("year") or found.part("yearpointer") or found.part("saidyear")):
        if found.before not in {"in", "since", "by", "until", "during"} and not found.has("early", "late", "mid"):
            return None
        if found.words.at(found.last - 2) != "the" or found.after == "of":
            return None
    if pointer and pointer[-1] in {"following", "current"}:
        return None
    code, month = calendars.SEASONS[word]
    year = int(found.part("year") or 0) or year_said(found.part("saidyear").removeprefix("the year "))
    if year:
        return _season_of(code, month, year)
    published = scene.published
    if published is None:
        return Meaning("DATE", f"XXXX-{code}", note=UNRESOLVED)
    if yearpointer := found.part("yearpointer"):
        step = {"last": -1, "next": 1}.get(yearpointer.removeprefix("of ").split()[0], 0)
        return _season_of(code, month, published.year + step)
    return _pointed_season(found, published, code, month, pointer)


def _pointed_season(found: Found, published: date, code: str, month: int, pointer: list[str]) -> Meaning | None:
    choices = [m for y in (-2, -1, 0, 1) if (m := _season_of(code, month, published.year + y)) and m.earliest and m.latest]
    if pointer[-1:] == ["last"] or pointer[-1:] == ["past"]:
        return max((m for m in choices if m.latest and m.latest < published), key=lambda m: m.latest or published, default=None)
    ahead = tense_near(found.words, found.first, found.last) is Tense.FUTURE
    if pointer[-1:] in (["next"], ["coming"]) or ahead:
        return min((m for m in choices if m.latest and m.latest >= published), key=lambda m: m.latest or published, default=None)
    if pointer == ["this"]:
        return _season_of(code, month, published.year)
    return max((m for m in choices if m.earliest and m.earliest <= published), key=lambda m: m.earliest or published, default=None)


def _season_of(code: str, month: int, year: int) -> Meaning | None:
    if not 1 <= year <= 9998:
        return None
    first = date(year, month, 1)
    last = calendars.shift_months(first, 2)
    return Meaning("DATE", f"{year:04d}-{code}", first, calendars.month_end(last.year, last.month)) if last else None
