"""Places told by their relation to a named one: "30 km south of Kunduz", "between Sake and Goma", "near the border with Iran".

In goes a place as chosen and the text around it, out comes the same place, or a point moved and with a radius when the
words before the name say that the thing lies elsewhere. The span and the words stay as they were.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from math import asin, atan2, cos, degrees, radians, sin

from panj.gazetteer.context import Name
from panj.gazetteer.entries import distance_km
from panj.records import Place, Span

_NUMBER_WORDS = {
    "a": 1.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "ten": 10.0,
    "dozen": 12.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
}
_UNITS = {"km": 1.0, "kms": 1.0, "kilometre": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometers": 1.0, "mile": 1.609, "miles": 1.609}
_BEARINGS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0}
_DISTANCE = re.compile(
    r"(?P<number>\d[\d,.]*|\b(?:" + "|".join(_NUMBER_WORDS) + r"))"
    r"[ -](?P<unit>" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")\b(?: \([^)]{1,20}\))?"
    r"(?:,? (?:to the )?(?P<bearing>(?:north|south)?-?(?:east|west)?)(?:ward|wards)?)?"
    r"(?: (?:of|from|outside|away from|off))(?: the (?:city|town|village|port|capital) of)? (?:the )?\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween (?:the (?:towns|cities|villages) of )?(?:the )?\Z", re.IGNORECASE)
_BORDER = re.compile(r"\b(?:border|frontier) (?:with|to) (?:neighbou?ring )?\Z", re.IGNORECASE)
_UNCERTAIN = 0.15
"""A told distance is taken to be right to this share of itself."""
_EARTH_KM = 6371.0088


def shift(place: Place, text: str, names: Mapping[Span, Name]) -> Place:
    """The place as it is, or moved where the words before its name say so.

    >>> shift(Place(span=Span(start=15, stop=21), name="Kunduz", lat=36.7, lon=68.9), "30 km south of Kunduz", {}).radius_km
    4.5
    """
    if place.lat is None or place.lon is None:
        return place
    before = text[max(0, place.span.start - 70) : place.span.start]
    if match := _DISTANCE.search(before):
        return _at_distance(place, match, text)
    if _BETWEEN.search(before) and (other := _next_after(text, place.span, names)):
        return _between(place, other)
    return place


def is_border_of(text: str, span: Span) -> bool:
    """Whether the words before the name make it "the border with" it.

    >>> is_border_of("near the border with Iran", Span(start=21, stop=25))
    True
    """
    return bool(_BORDER.search(text[max(0, span.start - 40) : span.start]))


def _at_distance(place: Place, match: re.Match[str], text: str) -> Place:
    words = match.group("number").lower()
    number = _NUMBER_WORDS[words] if words in _NUMBER_WORDS else _to_number(words)
    if number is None or place.lat is None or place.lon is None:
        return place
    distance = number * _UNITS[match.group("unit").lower()]
    bearing = _BEARINGS.get((match.group("bearing") or "").lower().replace("-", ""))
    told = " ".join(match.group().split())
    if bearing is None:
        return replace(place, radius_km=max(place.radius_km, distance), reasons=(*place.reasons, f"{told}: somewhere within {distance:.0f} km"))
    lat, lon = move((place.lat, place.lon), distance, bearing)
    radius = max(3.0, round(distance * _UNCERTAIN, 1))
    return replace(
        place,
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=radius,
        gazetteer_id=None,
        feature="relative",
        reasons=(*place.reasons, f"moved: {told}"),
    )


def _to_number(words: str) -> float | None:
    try:
        return float(words.rstrip(".,").replace(",", ""))
    except ValueError:
        return None


def move(point: tuple[float, float], distance: float, bearing: float) -> tuple[float, float]:
    """The point that lies `distance` kilometres from `point` in the direction `bearing`, in degrees clockwise from north.

    >>> [round(x, 2) for x in move((0.0, 0.0), 111.195, 90.0)]
    [0.0, 1.0]
    """
    lat, lon, angle, turn = radians(point[0]), radians(point[1]), distance / _EARTH_KM, radians(bearing)
    north = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(turn))
    east = lon + atan2(sin(turn) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(north))
    return degrees(north), (degrees(east) + 540) % 360 - 180


def _next_after(text: str, span: Span, names: Mapping[Span, Name]) -> Name | None:
    for other, name in names.items():
        if span.stop < other.start <= span.stop + 12 and re.fullmatch(r" and (?:the )?", text[span.stop : other.start]) and name.chosen:
            return name
    return None


def _between(place: Place, other: Name) -> Place:
    there = other.chosen
    if there is None or place.lat is None or place.lon is None:
        return place
    apart = distance_km((place.lat, place.lon), (there.lat, there.lon))
    if apart > 400 or place.feature in ("country", "continent") or abs(place.lon - there.lon) > 180:
        return place
    middle = ((place.lat + there.lat) / 2, (place.lon + there.lon) / 2)
    return replace(
        place,
        lat=round(middle[0], 4),
        lon=round(middle[1], 4),
        radius_km=round(max(2.0, apart / 2), 1),
        gazetteer_id=None,
        feature="relative",
        reasons=(*place.reasons, f"between it and {there.name}"),
    )
