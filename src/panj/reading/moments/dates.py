"""What dates with a day, month or year mean, written in words or figures."""

from __future__ import annotations

from datetime import date

from panj.reading.moments import calendars
from panj.reading.moments.calendars import PARTS
from panj.reading.moments.choosing import nearest, tense_of
from panj.reading.moments.cues import cues
from panj.reading.moments.found import NO_SUCH_DAY, UNRESOLVED, Found, Meaning, Scene, on_day
from panj.reading.moments.numbers import ordinal, year_said
from panj.reading.moments.tense import Tense

_SHORT_MONTHS = cues("short months")
_NEAR_DAYS = 100
"""How far from a full date of the same text a day without a year may lie and still take its year, when publication is unknown."""
_AFTER_A_DAY = frozenset({"at", "in", "and", "when", "as", "after", "before", "were", "was", "to", "for", "by", "with", "but"})
_PREPOSITIONS = cues("before a month")


def calendar_day(found: Found, scene: Scene) -> Meaning | None:
    """A day of a month: "Oct. 23", "Friday, 2 July 2021", "the night of 18 March"."""
    if not _is_month(found, alone=False):
        return None
    month, number = calendars.month_number(found.part("month")), ordinal(found.part("day")) or 0
    suffix = PARTS.get(found.part("daypart"), "")
    kind = "TIME" if suffix else "DATE"
    year = _said_year(found, scene)
    if year is None and month == 9 and number == 11 and found.after in {"attack", "attacks", "terrorist", "terror", "hijackings"}:
        year = 2001
    if year is not None:
        return on_day(calendars.day(year, month, number), suffix=suffix, kind=kind) or NO_SUCH_DAY
    if calendars.day(2000, month, number) is None:
        return NO_SUCH_DAY
    day = _likely_day(found, scene, month, number)
    if day is None:
        return Meaning(kind, f"XXXX-{month:02d}-{number:02d}{suffix}", note=UNRESOLVED)
    return on_day(day, suffix=suffix, kind=kind)


def _likely_day(found: Found, scene: Scene, month: int, number: int) -> date | None:
    """The day without a year that the scene makes likeliest; None when nothing decides."""
    weekday = found.part("weekday")
    if scene.published is None:
        return _day_the_text_settles(scene, month, number, weekday)
    days = [d for y in (-1, 0, 1) if (d := calendars.day(scene.published.year + y, month, number))]
    if weekday:
        wanted = calendars.weekday_number(weekday)
        days = [d for d in days if d.weekday() == wanted] or days
    return nearest(days, scene.published, tense_of(found))


def _day_the_text_settles(scene: Scene, month: int, number: int, weekday: str) -> date | None:
    """The only day that the text's own years allow, when nobody knows the day of publication."""
    days = [d for y in scene.years if (d := calendars.day(y, month, number))]
    if weekday:
        days = [d for d in days if d.weekday() == calendars.weekday_number(weekday)]
        return days[0] if len(days) == 1 else None
    told = scene.told
    if told is None or told.earliest is None or told.latest is None or (told.latest - told.earliest).days > 31:
        return None
    near = [d for d in days if abs((d - told.earliest).days) <= _NEAR_DAYS]
    return near[0] if len(near) == 1 else None


def _said_year(found: Found, scene: Scene) -> int | None:
    """The year that the words give, in digits or by pointing at one."""
    if year := found.part("year"):
        return int(year)
    if said := found.part("saidyear"):
        return year_said(said.removeprefix("the year "))
    pointer = found.part("yearpointer").removeprefix("of ").split()
    if not pointer or pointer[-1] != "year" or scene.published is None:
        return None
    told = scene.told.earliest if scene.told and scene.told.earliest else scene.published
    offset = {"last": -1, "this": 0, "next": 1}.get(pointer[0])
    return scene.published.year + offset if offset is not None else told.year + ("following" in pointer) - ("previous" in pointer)


def _is_month(found: Found, *, alone: bool) -> bool:
    """Whether "may" and "march" are the months: by their capital, or in a text without capitals by the word before."""
    word, place = found.part("month"), found.place("month")
    if word not in {"may", "march", "mar"}:
        return not (alone and word in _SHORT_MONTHS)
    if alone and found.before not in _PREPOSITIONS and not (found.before == "the" and found.after not in {"of", "for", "on", "to", "in"}):
        return False
    if not found.words.capital(place):
        return found.words.text.islower() and (not alone or found.words.before(place) in _PREPOSITIONS - {"to", "and", "or", "-"})
    return not alone or not found.words.opens_sentence(place)


def month(found: Found, scene: Scene) -> Meaning | None:
    """A month, or a third of one: "in May", "late November", "June last year"."""
    alone = not found.part("year") and not found.part("yearpointer") and not found.part("part") and not found.part("pointer")
    if not _is_month(found, alone=alone) or (alone and found.before in {"mr", "ms", "mrs", "mr.", "$"}):
        return None
    number = calendars.month_number(found.part("month"))
    year = _said_year(found, scene)
    if year is None:
        year = _month_year(found, scene, number)
    if found.part("pointer") == "each":
        return Meaning("SET", f"XXXX-{number:02d}")
    if year is None:
        return Meaning("DATE", f"XXXX-{number:02d}", note=UNRESOLVED)
    if not 1 <= year <= 9999:
        return Meaning("DATE", None, note="outside the calendar")
    return Meaning("DATE", f"{year:04d}-{number:02d}", *third(found, date(year, number, 1), calendars.month_end(year, number)))


def _month_year(found: Found, scene: Scene, number: int) -> int | None:
    """The year of a month that is told without one."""
    published = scene.published
    if published is None:
        return None
    pointer = found.part("pointer")
    if pointer == "the following" and scene.told and scene.told.earliest:
        return scene.told.earliest.year + (number <= scene.told.earliest.month)
    if pointer == "last":
        return published.year - (number >= published.month)
    if pointer == "next":
        return published.year + (number <= published.month)
    tense = Tense.PAST if pointer == "this past" else Tense.FUTURE if pointer == "this coming" else tense_of(found)
    if pointer == "this" and tense is not Tense.FUTURE:
        return published.year
    if found.before == "since" or number == published.month:
        return published.year - (number > published.month)
    months = [date(published.year + step, number, 1) for step in (-1, 0, 1) if 1 <= published.year + step <= 9999]
    middle = nearest(months, published.replace(day=1), tense)
    return middle.year if middle else None


def third(found: Found, first: date, last: date) -> tuple[date, date]:
    """The part of a stretch that "early", "mid", "late", "the end of" leave: about a third of it."""
    begin, stop = 0, 3
    if found.has("early", "beginning", "start"):
        stop = 1
    elif found.has("late", "end", "close"):
        begin = 2
    elif found.has("mid", "middle"):
        begin, stop = 1, 2
    if (begin, stop) == (0, 3):
        return first, last
    if (begin, stop) == (1, 2) and (last - first).days > 360:
        return first.replace(month=6), first.replace(month=7, day=31)
    if last.month == first.month:
        return first.replace(day=1 + 10 * begin), last if stop == 3 else first.replace(day=10 * stop)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    low, high = calendars.shift_months(first, months * begin // 3), calendars.shift_months(first, months * stop // 3 - 1)
    return low or first, calendars.month_end(high.year, high.month) if high else last


def day_range(found: Found, scene: Scene) -> Meaning | None:
    """Days of one month: "9-11 May", "March 5-8"."""
    if not _is_month(found, alone=False):
        return None
    first, last = calendar_day(found, scene), ordinal(found.part("lastday")) or 0
    if first is None or first.earliest is None:
        return first
    stop = calendars.day(first.earliest.year, first.earliest.month, last)
    if stop is None or stop <= first.earliest:
        return NO_SUCH_DAY
    return Meaning("DATE", f"{first.value}/{stop.isoformat()}", first.earliest, stop)


def first_day_of_range(found: Found, scene: Scene) -> Meaning | None:
    """The "12" of "between 12 and 26 February"."""
    if found.before not in {"between", "from", "on", "of", "the", ","}:
        return None
    return calendar_day(found, scene)


def last_day_of_range(found: Found, scene: Scene) -> Meaning | None:
    """The "26" of "between February 12 and 26" or "on May 3 and 4"; None where it counts what follows."""
    ranged = found.words.lower[found.first - 4] in {"between", "from"} if found.first > 3 else False
    counts = found.after[:1].isalpha() and found.after not in _AFTER_A_DAY
    return None if counts and not ranged else calendar_day(found, scene)


def bare_day(found: Found, scene: Scene) -> Meaning | None:
    """The "13th" of "on the night of the 13th": of the month told of last, else of the last such day."""
    number, near = ordinal(found.part("day")) or 0, scene.told_day
    if near is None or found.words.at(found.first - 2) not in {"on", "of", "since", "until", "by", "from"}:
        return None
    return on_day(calendars.day(near.year, near.month, number))


def week_of_day(found: Found, scene: Scene) -> Meaning | None:
    """The week that a day lies in: "the week of March 6"."""
    day = calendar_day(found, scene)
    if day is None or day.earliest is None:
        return day
    start = calendars.monday(day.earliest)
    return Meaning("DATE", calendars.week_value(start), start, calendars.shift(start, 6))


def iso_day(found: Found, scene: Scene) -> Meaning | None:
    """A date as ISO 8601 writes it, with or without the time."""
    text = found.words.written(found.place("date"))
    year, number, day = (int(part) for part in text[:10].split("-"))
    hour = text[11:13]
    if hour and (int(hour) > 24 or int(text[13:].strip(":Z")[:2] or 0) > 59):
        return NO_SUCH_DAY
    meant = on_day(calendars.day(year, number, day), suffix=text[10:16], kind="TIME" if hour else "DATE")
    return meant or NO_SUCH_DAY


def slash_day(found: Found, scene: Scene) -> Meaning | None:
    """A date in figures, 7/6/2021: the month first unless only the day can stand there; with dots the day first."""
    text = found.part("date")
    one, two, three = (int(part) for part in text.replace(".", "/").split("/"))
    if one > 999:
        return on_day(calendars.day(one, two, three)) or NO_SUCH_DAY
    if not 1900 <= three < 2200:
        return None if three > 99 else _short_year(found, scene, one, two, three)
    if "." in text or one > 12:
        one, two = two, one
    elif two <= 12 and one != two:
        return Meaning("DATE", f"{three:04d}", date(three, 1, 1), date(three, 12, 31), "day and month may be either way round")
    return on_day(calendars.day(three, one, two)) or NO_SUCH_DAY


def _short_year(found: Found, scene: Scene, one: int, two: int, three: int) -> Meaning | None:
    """A date in figures with a year of two digits: only the one reading that is a day, near publication."""
    if scene.published is None:
        return None
    year = scene.published.year - scene.published.year % 100 + three
    year -= 100 * (year > scene.published.year + 20)
    days = {d for d in (calendars.day(year, one, two), calendars.day(year, two, one)) if d}
    return on_day(days.pop()) if len(days) == 1 else None
