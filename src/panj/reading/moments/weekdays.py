"""What weekdays mean, and the days around today."""

from __future__ import annotations

from datetime import date

from panj.reading.moments import calendars
from panj.reading.moments.calendars import PARTS
from panj.reading.moments.choosing import tense_of
from panj.reading.moments.found import UNRESOLVED, Found, Meaning, Scene, on_day
from panj.reading.moments.tense import Tense


def weekday(found: Found, scene: Scene) -> Meaning | None:
    """A weekday: the last one or the next, by its pointer or by the tense around it."""
    word, place = found.part("weekday"), found.place("weekday")
    if word in {"sat", "sun", "mon", "wed"} and not (found.words.capital(place) and found.before in {"on", "since", "by", "until"}):
        return None
    number, suffix = calendars.weekday_number(word), PARTS.get(found.part("daypart"), "")
    kind = "TIME" if suffix else "DATE"
    if scene.published is None:
        return Meaning(kind, f"XXXX-WXX-{number + 1}{suffix}", note=UNRESOLVED)
    day, how = _which_weekday(found, scene, scene.published, number)
    return on_day(day, suffix=suffix, kind=kind, note=how)


def _which_weekday(found: Found, scene: Scene, published: date, number: int) -> tuple[date | None, str]:
    pointer = found.part("pointer").split()
    told = scene.told_day or published
    if "following" in pointer or pointer == ["the", "next"]:
        return weekday_after(told, number), "after the day told of"
    if "previous" in pointer or "preceding" in pointer:
        return weekday_before(told, number), "before the day told of"
    if "last" in pointer or "past" in pointer:
        return weekday_before(published, number), "last"
    if "next" in pointer or "coming" in pointer:
        return weekday_after(published, number), "next"
    tense = tense_of(found)
    if pointer == ["this"]:
        same_week = calendars.shift(calendars.monday(published), number)
        if tense is not Tense.FUTURE or (same_week and same_week >= published):
            return same_week, "this"
    if tense is Tense.FUTURE:
        return calendars.shift(published, (number - published.weekday()) % 7), "said to lie ahead"
    if tense is Tense.UNKNOWN and found.before in {"by", "from"}:
        return calendars.shift(published, (number - published.weekday()) % 7), "the preposition looks ahead"
    return calendars.shift(published, -((published.weekday() - number) % 7)), "said to be past" if tense is Tense.PAST else "no tense: the last one"


def weekday_before(day: date, number: int) -> date | None:
    """The last such weekday before a day."""
    return calendars.shift(day, -((day.weekday() - number - 1) % 7 + 1))


def weekday_after(day: date, number: int) -> date | None:
    """The next such weekday after a day."""
    return calendars.shift(day, (number - day.weekday() - 1) % 7 + 1)


def weekday_set(found: Found, scene: Scene) -> Meaning | None:
    """A weekday that recurs: "every Friday", "Tuesday nights"."""
    word = found.part("weekday") or found.part("weekdays")
    return Meaning("SET", f"XXXX-WXX-{calendars.weekday_number(word) + 1}{PARTS.get(found.part('daypart'), '')}")


_STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def deictic_day(found: Found, scene: Scene) -> Meaning | None:
    """Yesterday, today, tomorrow, and parts of them."""
    suffix = PARTS.get(found.part("daypart"), "")
    kind = "TIME" if suffix else "DATE"
    if scene.published is None:
        return Meaning(kind, None, note=UNRESOLVED)
    return on_day(calendars.shift(scene.published, _STEPS[found.part("deictic")]), suffix=suffix, kind=kind)


def next_but_one_day(found: Found, scene: Scene) -> Meaning | None:
    """The day after tomorrow, the day before yesterday."""
    step = _STEPS[found.part("deictic")]
    if found.part("day") != "day" or step == 0 or (step > 0) != (found.part("side") == "after"):
        return None
    if scene.published is None:
        return Meaning("DATE", None, note=UNRESOLVED)
    return on_day(calendars.shift(scene.published, 2 * step))


def neighbour_day(found: Found, scene: Scene) -> Meaning | None:
    """The day before or after the one told of."""
    if found.part("day") != "day":
        return None
    if scene.told_day is None:
        return Meaning("DATE", None, note=UNRESOLVED)
    return on_day(calendars.shift(scene.told_day, -1 if found.part("side") == "before" else 1))


def same_day(found: Found, scene: Scene) -> Meaning | None:
    """The day told of: "later in the day"."""
    if found.part("day") != "day":
        return None
    return on_day(scene.told_day) if scene.told_day else Meaning("DATE", None, note=UNRESOLVED)
