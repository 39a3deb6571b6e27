"""What days mean that are known by a name, and dates of the Islamic, Solar Hijri and Ethiopian calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from panj.reading.moments import calendars
from panj.reading.moments.choosing import nearest, tense_of
from panj.reading.moments.found import NO_SUCH_DAY, UNRESOLVED, Found, Meaning, Scene, on_day
from panj.reading.moments.numbers import ordinal
from panj.reading.moments.tense import Tense
from panj.reading.moments.words import holiday_phrases


def holiday(found: Found, scene: Scene) -> Meaning | None:
    """A day known by its name, in the year said or the one that the tense makes likely."""
    if not found.words.capital(found.place("holiday")) and not found.words.text.islower():
        return None
    first, stop = found.words.starts[found.place("holiday")], _stop_of(found, "holiday")
    rule = holiday_phrases()[" ".join(found.words.text[first:stop].lower().split())]
    if year := found.part("year"):
        return on_day(calendars.holiday_day(rule, int(year)))
    published = scene.published
    if published is None:
        fixed = rule[:2].isdigit() and rule[2:3] == "-"
        return Meaning("DATE", f"XXXX-{rule}" if fixed else None, note=UNRESOLVED)
    days = [d for y in (-1, 0, 1) if (d := calendars.holiday_day(rule, published.year + y))]
    pointer = found.part("pointer")
    if pointer in {"last", "this past"}:
        return on_day(max((d for d in days if d < published), default=None))
    if pointer in {"next", "this coming"}:
        return on_day(min((d for d in days if d > published), default=None))
    return on_day(nearest(days, published, Tense.FUTURE if found.before in {"till", "until"} else tense_of(found)))


def _stop_of(found: Found, name: str) -> int:
    return next(found.words.stops[last - 1] for part, _, last in found.parts if part == name)


def attack(found: Found, scene: Scene) -> Meaning | None:
    """The attacks that are known by their day: 9/11, and 7/7 where bombs are spoken of."""
    if found.part("attack") == "9/11":
        return on_day(date(2001, 9, 11))
    return on_day(date(2005, 7, 7)) if found.after in {"attack", "attacks", "bombing", "bombings", "bombers"} else None


def hijri_date(found: Found, scene: Scene) -> Meaning | None:
    """A day or month of the Islamic calendar, by Umm al-Qura."""
    number = calendars.hijri_month(found.part("month"))
    if number is None or not found.words.capital(found.place("month")) or (number != 9 and not found.part("day")):
        return None
    day = ordinal(found.part("day")) if found.part("day") else None
    said = int(found.part("year")) if found.part("year") else None
    if said is None and found.after.isdigit():
        return NO_SUCH_DAY
    if said is None and scene.published is None:
        return Meaning("DATE", None, note=UNRESOLVED)
    years = [said] if said else _hijri_years(scene)
    firsts = [d for y in years if (d := calendars.from_hijri(y, number, day or 1))]
    if not firsts:
        return NO_SUCH_DAY
    first = firsts[0] if said or scene.published is None else nearest(firsts, scene.published, tense_of(found))
    if day or first is None:
        return on_day(first)
    return Meaning("DATE", f"{first.year:04d}-{first.month:02d}", first, calendars.shift(first, 29), "the month may have 29 days")


def _hijri_years(scene: Scene) -> list[int]:
    rough = int(((scene.published.year if scene.published else 2000) - 622) * 33 / 32)
    return [rough - 1, rough, rough + 1, rough + 2]


def persian_date(found: Found, scene: Scene) -> Meaning | None:
    """A day or month of the Solar Hijri calendar, by its Iranian or Afghan month."""
    number = calendars.persian_month(found.part("month"))
    if number is None or not found.words.capital(found.place("month")):
        return None
    return _in_solar_year(found, scene, number, 621, calendars.from_persian)


def ethiopian_date(found: Found, scene: Scene) -> Meaning | None:
    """A day of the Ethiopian calendar. A year close to publication's own is taken as the Gregorian one that the day lies in."""
    number = calendars.ethiopian_month(found.part("month"))
    if number is None or not found.words.capital(found.place("month")) or not (found.part("day") or found.part("year")):
        return None
    return _in_solar_year(found, scene, number, 8 if number <= 4 else 7, calendars.from_ethiopian)


def _in_solar_year(found: Found, scene: Scene, number: int, behind: int, convert: Callable[[int, int, int], date | None]) -> Meaning | None:
    day = ordinal(found.part("day")) if found.part("day") else None
    said = int(found.part("year")) if found.part("year") else None
    if found.before.isdigit():
        return None
    if said is None and scene.published is None:
        return Meaning("DATE", None, note=UNRESOLVED)
    years = [said] if said else [(scene.published or date.min).year - behind + k for k in (-1, 0, 1)]
    days = [d for y in years if (d := convert(y, number, day or 1))]
    if not days:
        return NO_SUCH_DAY
    first = days[0] if said or scene.published is None else nearest(days, scene.published, tense_of(found))
    if day or first is None:
        return on_day(first)
    return Meaning("DATE", f"{first.year:04d}-{first.month:02d}", first, calendars.shift(first, 29))
