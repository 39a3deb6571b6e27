"""What the gazetteer holds: one entry a place, and how the name that was looked up belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

_EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The extent of an area in degrees; `west` is larger than `east` where it crosses the antimeridian."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place as the gazetteer has it, found by one of its names."""

    id: int
    """Row in the gazetteer: the GeoNames number, or a negative number for places GeoNames does not give us."""
    gazetteer_id: str
    name: str
    kind: str
    """continent, country, adm1, adm2, city, airfield, region, sea, river, crossing, camp, ... """
    lat: float
    lon: float
    radius_km: float
    country: str | None
    adm1: int | None
    """Row of the province that holds it."""
    adm2: int | None
    population: int
    path: tuple[str, ...]
    """The administrative path, largest first, without the place itself."""
    how: str = "name"
    """Which sort of name was looked up: name, alias, alternate, demonym, abbreviation, short."""
    box: Box | None = None
    members: tuple[str, ...] = ()
    """Codes of the countries or provinces that an area consists of: "AF" or "AF.24"."""
    source: str = ""
    """Who added it beside the default index: "geonames:AF", or the name of a desk's own list; empty for the default's own."""


def distance_km(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The great-circle distance between two points (latitude, longitude), in kilometres.

    >>> round(distance_km((0.0, 0.0), (0.0, 1.0)))
    111
    """
    lat1, lon1, lat2, lon2 = map(radians, (*left, *right))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
