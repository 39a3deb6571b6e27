"""What is counted from now or from what was told: two years ago, a day earlier, the year-earlier quarter."""

from __future__ import annotations

from datetime import date

from panj.reading.moments import calendars
from panj.reading.moments.found import UNRESOLVED, Found, Meaning, Scene
from panj.reading.moments.numbers import MOST, ordinal, quantity
from panj.reading.moments.units import moved, quarter_meaning, singular, told_start, unit_around, year_meaning


def ago(found: Found, scene: Scene) -> Meaning | None:
    """A day, week, month or year counted back from publication: "two years ago"."""
    return _counted(found, scene, scene.published, -1)


def away(found: Found, scene: Scene) -> Meaning | None:
    """A day, week, month or year counted from what was told last: "two days later", "a year earlier"."""
    return _counted(found, scene, told_start(scene), 1 if found.part("way") == "later" else -1)


def _counted(found: Found, scene: Scene, near: date | None, sign: int) -> Meaning | None:
    unit, count = singular(found.part("unit")), quantity(found.part("qty"))
    if count is None:
        return _vague_count(found, scene, unit, near, sign)
    if count > MOST:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", note="outside the calendar")
    if unit == "year" and count == 1 and sign < 0 and scene.quarter and scene.quarter.earliest:
        return quarter_meaning(scene.quarter.earliest.year - 1, calendars.quarter_of(scene.quarter.earliest))
    if near is None:
        return Meaning("DATE", None, note=UNRESOLVED)
    if unit in {"hour", "minute", "second"}:
        there = calendars.shift(near, sign * round(count / 24)) if unit == "hour" else near
        return Meaning("TIME", there.isoformat(), there, there) if there else None
    if count % 1 and unit in {"year", "decade"}:
        unit, count = "month", count * (12 if unit == "year" else 120)
    there = moved(near, unit, sign * round(count))
    named = {"decade": "year" if count == 1 else "decade", "fortnight": "week", "weekend": "week"}.get(unit, unit)
    return unit_around(there, named) if there else Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", note="outside the calendar")


def _vague_count(found: Found, scene: Scene, unit: str, near: date | None, sign: int) -> Meaning | None:
    """A few units away: past or future, with the bounds that "a few" (two to five) and "several" (three to nine) leave."""
    low, high = (2, 5) if not found.has("several", "many", "dozen", "dozens") else (3, 9)
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if near is None:
        return Meaning("DATE", value, note=UNRESOLVED)
    one, two = moved(near, unit, sign * low), moved(near, unit, sign * high)
    if one is None or two is None or found.has("dozen", "dozens"):
        return Meaning("DATE", value)
    return Meaning("DATE", value, min(one, two), max(one, two))


def vaguely_ago(found: Found, scene: Scene) -> Meaning | None:
    """Uncounted units back: "years ago"."""
    if found.before[:1].isdigit() or found.before in {"hundred", "thousand", "million", "billion"}:
        return Meaning("DATE", "PAST_REF", note="before the calendar begins")
    latest = moved(scene.published, singular(found.part("unit")), -2) if scene.published else None
    return Meaning("DATE", "PAST_REF", None, latest)


def year_earlier(found: Found, scene: Scene) -> Meaning | None:
    """The same stretch a year before: "the year-earlier quarter", "the same period last year"."""
    span = found.part("span")
    if found.part("unit") != "year":
        return None
    if span in {"day", "month"}:
        near = told_start(scene)
        there = moved(near, "year", -1) if near else None
        return unit_around(there, span) if there else Meaning("DATE", None, note=UNRESOLVED)
    if span and span not in {"quarter", "period"}:
        return None
    if found.part("ordinal"):
        number = ordinal(found.part("ordinal")) or 0
        near = scene.quarter.earliest if scene.quarter else scene.published
        return quarter_meaning(near.year - 1, number) if near and 1 <= number <= 4 else None
    if scene.quarter and scene.quarter.earliest:
        return quarter_meaning(scene.quarter.earliest.year - 1, calendars.quarter_of(scene.quarter.earliest))
    return year_meaning(scene.published.year - 1) if scene.published else Meaning("DATE", None, note=UNRESOLVED)
