"""What recurring times mean: every week, daily, twice a year."""

from __future__ import annotations

import re

from panj.reading.moments import calendars
from panj.reading.moments.calendars import PARTS
from panj.reading.moments.found import Found, Meaning, Scene
from panj.reading.moments.lengths import period
from panj.reading.moments.numbers import MOST, cardinal
from panj.reading.moments.units import singular

_SETS = {
    "daily": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "nightly": "XXXX-XX-XXTNI",
}


def every_unit(found: Found, scene: Scene) -> Meaning | None:
    """A recurring unit: "every day", "every two weeks", "each month"."""
    count = cardinal(found.part("qty")) if found.part("qty") else 2.0 if found.part("other") else 1.0
    if count is None or count > MOST or found.before == "for":
        return None
    unit = singular(found.part("unit"))
    return Meaning("SET", "XXXX-WXX-WE" if unit == "weekend" else period(unit, count))


def set_word(found: Found, scene: Scene) -> Meaning | None:
    """A word that says how often: "daily", "annually". "Quarterly" is mostly a kind of figure and left out."""
    value = _SETS.get(found.part("set"))
    return Meaning("SET", value) if value and not found.words.capital(found.first) else None


def rate(found: Found, scene: Scene) -> Meaning | None:
    """A unit after a count: "twice a day", "$5 a year"."""
    unit = found.part("unit")
    counted = re.fullmatch(
        r"\d[\d,.]*|once|twice|times|million|billion|percent|%|dollars|barrels|tons|tonnes|hours|days|miles|people|cents", found.before
    )
    return Meaning("SET", period(unit, 1)) if counted and unit not in {"quarter", "minute"} else None


def part_of_day_set(found: Found, scene: Scene) -> Meaning | None:
    """A part of the day that recurs: "every night"."""
    return Meaning("SET", f"XXXX-XX-XX{PARTS[found.part('daypart')]}")


def season_set(found: Found, scene: Scene) -> Meaning | None:
    """Seasons that recur: "the past three summers"."""
    word = found.part("season").removesuffix("s")
    return Meaning("SET", f"XXXX-{calendars.SEASONS[word][0]}") if found.has("past", "last", "every", "each") else None
