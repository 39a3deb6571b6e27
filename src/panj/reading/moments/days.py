"""What days by name and number mean: dates, months, weekdays, yesterday, holidays, dates of other calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from panj.reading.moments import calendars
from panj.reading.moments.found import UNRESOLVED, Found, Meaning, Scene, on_day
from panj.reading.moments.numbers import ordinal, year_said
from panj.reading.moments.tense import Tense, tense_near
from panj.reading.moments.words import holiday_phrases

PARTS = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "mornings": "TMO", "afternoons": "TAF", "evenings": "TEV",
    "nights": "TNI", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "dusk": "TEV", "sunset": "TEV", "nightfall": "TEV",
    "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00",
}  # fmt: skip
"""The TIMEX3 suffix of each part of the day."""
NO_SUCH_DAY = Meaning("DATE", None, note="no such day")
_SHORT_MONTHS = frozenset("jan feb apr jun jul aug sep oct nov dec".split())
_NEAR_DAYS = 100
"""How far from a full date of the same text a day without a year may lie and still take its year, when publication is unknown."""
_AGAINST_TENSE = 3
"""Set on the TempEval training texts: 2 to 4 give the same value F1 to three digits."""
_PREPOSITIONS = frozenset("in since until till by through during of this last next early late mid from before after for between and or - to every each".split())


# ------------------------------------------------------------------ days and months by name and number


def calendar_day(found: Found, scene: Scene) -> Meaning | None:
    """A day of a month: "Oct. 23", "Friday, 2 July 2021", "the night of 18 March"."""
    if not _is_month(found, alone=False):
        return None
    month, number = calendars.month_number(found.part("month")), ordinal(found.part("day")) or 0
    suffix = PARTS.get(found.part("mealtime"), "")
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
    return nearest(days, scene.published, _tense(found))


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


def nearest(days: list[date], published: date, tense: Tense) -> date | None:
    """The day nearest to publication, a day on the tense's other side counting as `_AGAINST_TENSE` times as far.

    The verb nearest to a date is often not the date's own ("said a dividend, payable Dec. 15"), so that tense weighs and does not decide.
    """
    return min(days, key=lambda d: (_farness(d, published, tense), d), default=None)


def _farness(day: date, published: date, tense: Tense) -> int:
    against = (tense is Tense.PAST and day > published) or (tense is Tense.FUTURE and day < published)
    return abs((day - published).days) * (_AGAINST_TENSE if against else 1)


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


_LOOKS_AHEAD = frozenset("until till through effective payable".split())
_CLOCK_WORDS = frozenset("a.m. p.m. am pm gmt utc est edt local time midnight noon at o'clock the end of early late on".split())


def _tense(found: Found) -> Tense:
    """The tense around the words, the preposition before them heard first, and a possessive taken as past: "Wednesday's ruling"."""
    word = _preposition_before(found)
    if word == "since":
        return Tense.PAST
    if word in _LOOKS_AHEAD or (word == "by" and found.means != "weekday") or (word in _DEADLINE and _after_infinitive(found)):
        return Tense.FUTURE
    if found.before == "as" and found.words.at(found.first - 2) in {"soon", "early"}:
        return Tense.FUTURE
    if found.after in {"'s", "’s"} and word not in {"of", "before", "for", "by"} and found.means == "weekday":
        return Tense.PAST
    return tense_near(found.words, found.first, found.last)


_DEADLINE = frozenset({"by", "from", "for"})
_COMMITTING = frozenset(
    "promised pledged vowed demanded ordered asked threatened warned urged called invited summoned agreed deadline ultimatum expects expected".split()
)
_NO_VERBS = frozenset("the a an his her their its our this that these those be".split())


def _after_infinitive(found: Found) -> bool:
    """Whether a verb of demand or promise, or "to" with a verb, stands before in the sentence: "told to report by Sunday"."""
    for i in range(found.first - 2, max(-1, found.first - 14), -1):
        word = found.words.lower[i]
        if word in {".", ";", "¶", "!", "?"}:
            return False
        if word in _COMMITTING:
            return True
        if word == "to":
            after = found.words.at(i + 1)
            return after.isalpha() and after not in _NO_VERBS and not found.words.capital(i + 1) and not after.endswith(("ed", "ing"))
    return False


def _preposition_before(found: Found) -> str:
    """The word before, past the words of a clock time and "the end of"."""
    for i in range(found.first - 1, max(-1, found.first - 6), -1):
        word = found.words.lower[i]
        if word not in _CLOCK_WORDS and not word[0].isdigit():
            return word
    return ""


def _is_month(found: Found, *, alone: bool) -> bool:
    """Whether "may" and "march" are the months: by their capital, or in a text without capitals by the word before."""
    word, place = found.part("month"), found.place("month")
    if word not in {"may", "march", "mar"}:
        return not (alone and word in _SHORT_MONTHS)
    if alone and found.before not in _PREPOSITIONS and not (found.before == "the" and found.after not in {"of", "for", "on", "to", "in"}):
        return False
    if not found.words.capital(place):
        return found.words.text.islower() and (not alone or found.words.before(place) in _PREPOSITIONS - {"to", "and", "or", "-"})
    if not alone or not found.words.opens_sentence(place):
        return True
    return False


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
    tense = Tense.PAST if pointer == "this past" else Tense.FUTURE if pointer == "this coming" else _tense(found)
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


# ------------------------------------------------------------------ weekdays


def weekday(found: Found, scene: Scene) -> Meaning | None:
    """A weekday: the last one or the next, by its pointer or by the tense around it."""
    word, place = found.part("weekday"), found.place("weekday")
    if word in {"sat", "sun", "mon", "wed"} and not (found.words.capital(place) and found.before in {"on", "since", "by", "until"}):
        return None
    number, suffix = calendars.weekday_number(word), PARTS.get(found.part("mealtime"), "")
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
    tense = _tense(found)
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
    return Meaning("SET", f"XXXX-WXX-{calendars.weekday_number(word) + 1}{PARTS.get(found.part('mealtime'), '')}")


# ------------------------------------------------------------------ today and its neighbours

_STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def deictic_day(found: Found, scene: Scene) -> Meaning | None:
    """Yesterday, today, tomorrow, and parts of them."""
    suffix = PARTS.get(found.part("mealtime"), "")
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


# ------------------------------------------------------------------ holidays, events, other calendars


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
    return on_day(nearest(days, published, Tense.FUTURE if found.before in {"till", "until"} else _tense(found)))


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
    if said is None and scene.published is None:
        return Meaning("DATE", None, note=UNRESOLVED)
    years = [said] if said else _hijri_years(scene)
    firsts = [d for y in years if (d := calendars.from_hijri(y, number, day or 1))]
    if not firsts:
        return NO_SUCH_DAY
    first = firsts[0] if said or scene.published is None else nearest(firsts, scene.published, _tense(found))
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
    if said is None and scene.published is None:
        return Meaning("DATE", None, note=UNRESOLVED)
    years = [said] if said else [(scene.published or date.min).year - behind + k for k in (-1, 0, 1)]
    days = [d for y in years if (d := convert(y, number, day or 1))]
    if not days:
        return NO_SUCH_DAY
    first = days[0] if said or scene.published is None else nearest(days, scene.published, _tense(found))
    if day or first is None:
        return on_day(first)
    return Meaning("DATE", f"{first.year:04d}-{first.month:02d}", first, calendars.shift(first, 29))
