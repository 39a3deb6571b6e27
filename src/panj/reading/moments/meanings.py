"""Which function understands which rule."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from panj.reading.moments import clock, days, lengths, units
from panj.reading.moments.found import Found, Meaning, Scene

Understand = Callable[[Found, Scene], Meaning | None]

MEANINGS: MappingProxyType[str, Understand] = MappingProxyType(
    {
        "calendar_day": days.calendar_day,
        "first_day_of_range": days.first_day_of_range,
        "day_range": days.day_range,
        "bare_day": days.bare_day,
        "month": days.month,
        "week_of_day": days.week_of_day,
        "iso_day": days.iso_day,
        "slash_day": days.slash_day,
        "weekday": days.weekday,
        "weekday_set": days.weekday_set,
        "deictic_day": days.deictic_day,
        "next_but_one_day": days.next_but_one_day,
        "neighbour_day": days.neighbour_day,
        "same_day": days.same_day,
        "holiday": days.holiday,
        "attack": days.attack,
        "hijri_date": days.hijri_date,
        "persian_date": days.persian_date,
        "ethiopian_date": days.ethiopian_date,
        "clock_time": clock.clock_time,
        "part_of_day": clock.part_of_day,
        "tonight": clock.tonight,
        "overnight": clock.overnight,
        "pointed_unit": units.pointed_unit,
        "named_unit": units.named_unit,
        "year_end": units.year_end,
        "weekend": units.weekend,
        "ago": units.ago,
        "away": units.away,
        "vaguely_ago": units.vaguely_ago,
        "year_earlier": units.year_earlier,
        "quarter": units.quarter,
        "latest_period": units.latest_period,
        "half_year": units.half_year,
        "period_of_year": units.period_of_year,
        "season": units.season,
        "stretch": lengths.stretch,
        "vague_stretch": lengths.vague_stretch,
        "counted_stretch": lengths.counted_stretch,
        "length": lengths.length,
        "hyphened_length": lengths.hyphened_length,
        "bare_units": lengths.bare_units,
        "year": lengths.year,
        "year_in_words": lengths.year_in_words,
        "year_range": lengths.year_range,
        "era_year": lengths.era_year,
        "decade": lengths.decade,
        "century": lengths.century,
        "every_unit": lengths.every_unit,
        "set_word": lengths.set_word,
        "rate": lengths.rate,
        "part_of_day_set": lengths.part_of_day_set,
        "season_set": lengths.weekday_or_season_set,
        "day_of_stretch": lengths.day_of_stretch,
        "present": lengths.present,
        "recently": lengths.recently,
        "past": lengths.past,
        "soon": lengths.soon,
    }
)
