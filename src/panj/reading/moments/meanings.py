"""Which function understands which rule."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from panj.reading.moments import away, clock, dates, lengths, named_days, quarters, sets, units, weekdays
from panj.reading.moments.found import Found, Meaning, Scene

Understand = Callable[[Found, Scene], Meaning | None]

MEANINGS: MappingProxyType[str, Understand] = MappingProxyType(
    {
        "calendar_day": dates.calendar_day,
        "last_day_of_range": dates.last_day_of_range,
        "first_day_of_range": dates.first_day_of_range,
        "day_range": dates.day_range,
        "bare_day": dates.bare_day,
        "month": dates.month,
        "week_of_day": dates.week_of_day,
        "iso_day": dates.iso_day,
        "slash_day": dates.slash_day,
        "weekday": weekdays.weekday,
        "weekday_set": weekdays.weekday_set,
        "deictic_day": weekdays.deictic_day,
        "next_but_one_day": weekdays.next_but_one_day,
        "neighbour_day": weekdays.neighbour_day,
        "same_day": weekdays.same_day,
        "holiday": named_days.holiday,
        "attack": named_days.attack,
        "hijri_date": named_days.hijri_date,
        "persian_date": named_days.persian_date,
        "ethiopian_date": named_days.ethiopian_date,
        "clock_time": clock.clock_time,
        "part_of_day": clock.part_of_day,
        "tonight": clock.tonight,
        "overnight": clock.overnight,
        "pointed_unit": units.pointed_unit,
        "named_unit": units.named_unit,
        "year_end": units.year_end,
        "weekend": units.weekend,
        "ago": away.ago,
        "away": away.away,
        "vaguely_ago": away.vaguely_ago,
        "year_earlier": away.year_earlier,
        "quarter": quarters.quarter,
        "latest_period": quarters.latest_period,
        "half_year": quarters.half_year,
        "period_of_year": quarters.period_of_year,
        "season": quarters.season,
        "stretch": lengths.stretch,
        "vague_stretch": lengths.vague_stretch,
        "counted_stretch": lengths.counted_stretch,
        "length": lengths.length,
        "unit_long": lengths.unit_long,
        "hyphened_length": lengths.hyphened_length,
        "bare_units": lengths.bare_units,
        "year": lengths.year,
        "year_in_words": lengths.year_in_words,
        "year_range": lengths.year_range,
        "era_year": lengths.era_year,
        "decade": lengths.decade,
        "century": lengths.century,
        "every_unit": sets.every_unit,
        "set_word": sets.set_word,
        "rate": sets.rate,
        "part_of_day_set": sets.part_of_day_set,
        "season_set": sets.season_set,
        "day_of_stretch": lengths.day_of_stretch,
        "present": lengths.present,
        "recently": lengths.recently,
        "past": lengths.past,
        "soon": lengths.soon,
    }
)
