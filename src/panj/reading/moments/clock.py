"""What clock times and parts of a day mean, on the day that the text is at."""

from __future__ import annotations

import re
from datetime import date, timedelta

from panj.reading.moments import calendars
from panj.reading.moments.calendars import PARTS
from panj.reading.moments.cues import cues
from panj.reading.moments.found import UNRESOLVED, Found, Meaning, Scene, on_day
from panj.reading.moments.numbers import cardinal

_BEFORE_TIME = cues("before a clock time")
_BEFORE_PART = cues("before a part of the day")


def clock_time(found: Found, scene: Scene) -> Meaning | None:
    """A time of the clock on the day told of; None for 99:99 and for ratios and scores."""
    hour, minute = _hour_and_minute(found)
    if hour is None or minute is None:
        return None
    day = scene.told_day
    stamp = f"T{hour:02d}:{minute:02d}"
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XX{stamp}", note=UNRESOLVED)
    return on_day(day, suffix=stamp, kind="TIME")


def _hour_and_minute(found: Found) -> tuple[int | None, int | None]:
    text = found.part("clock")
    half = "".join(c for c in found.words.lower[found.last - 1] if c in "ap") if found.has("am", "pm", "a.m.", "p.m.", "a.m", "p.m") else ""
    half = next((w[0] for w in found.words.lower[found.first : found.last] if re.fullmatch(r"[ap]\.?m\.?", w)), half[:1])
    if text.isdigit() and len(text) == 4:
        hour, minute = int(text[:2]), int(text[2:])
        if not (found.part("zone") or found.has("hours", "hrs") or found.before in {"at", "approximately", "around"}):
            return None, None
    elif re.fullmatch(r"\d{1,2}[:.]\d\d(:\d\d)?", text):
        hour, minute = int(re.split("[:.]", text)[0]), int(re.split("[:.]", text)[1])
        if not (half or found.part("zone") or found.before in _BEFORE_TIME):
            return None, None
    else:
        count = cardinal(text)
        if count is None or count % 1:
            return None, None
        hour, minute = int(count), 0
        half = half or _half_of(found.part("daypart"), hour)
    return _on_the_dial(hour, minute, half)


def _half_of(part: str, hour: int) -> str:
    """The half of the day that "4 in the morning", "11 in the night" mean."""
    return {"morning": "a", "afternoon": "p", "evening": "p", "night": "p" if hour > 5 and hour < 12 else "a"}.get(part, "")


def _on_the_dial(hour: int, minute: int, half: str) -> tuple[int | None, int | None]:
    if minute > 59 or hour > 24 or (half and not 0 < hour <= 12) or (hour == 24 and minute):
        return None, None
    if half == "p" and hour < 12:
        hour += 12
    return (0 if half == "a" and hour == 12 else hour), minute


def part_of_day(found: Found, scene: Scene) -> Meaning | None:
    """A part of the day: "this morning", "last night", "the next morning", "at dawn", "by evening"."""
    part, pointer = found.part("daypart"), found.part("pointer")
    if not _points(found, part, pointer):
        return None
    near = scene.told_day if pointer not in {"this", "last"} else scene.published
    suffix = PARTS[part]
    if near is None:
        return Meaning("TIME", f"XXXX-XX-XX{suffix}", note=UNRESOLVED)
    step = {"last": -1, "next": 1, "the next": 1, "the following": 1, "the previous": -1}.get(pointer, 0)
    return on_day(calendars.shift(near, step), suffix=suffix, kind="TIME")


def _points(found: Found, part: str, pointer: str) -> bool:
    """Whether the words fix a day at all: bare "night" and "evenings" do not."""
    if found.has("early", "late", "mid", "middle", "earlier", "later") and not pointer:
        return part in {"morning", "afternoon", "evening"} and found.before not in {"the"}
    if pointer == "last":
        return part in {"night", "evening"}
    if pointer == "the":
        return found.before in _BEFORE_PART and found.after != "of" and part not in {"night", "dawn"}
    if pointer:
        return True
    if part in {"morning", "afternoon", "evening", "night"}:
        return found.before in {"by"}
    return found.before in _BEFORE_PART | {"around", "about"} and found.after != "of"


def tonight(found: Found, scene: Scene) -> Meaning | None:
    """The night of the day of publication."""
    if scene.published is None:
        return Meaning("TIME", None, note=UNRESOLVED)
    return on_day(scene.published, suffix="TNI", kind="TIME")


def overnight(found: Found, scene: Scene) -> Meaning | None:
    """The night up to the day of publication."""
    published = scene.published
    if published is None:
        return Meaning("TIME", None, note=UNRESOLVED)
    if published == date.min:
        return None
    before = published - timedelta(days=1)
    return Meaning("TIME", f"{before.isoformat()}TNI", before, published)
