"""The shapes in the package: countries and provinces (TopoJSON, gzipped) and towns, made by ``training/map/make_basemap.py``."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from panj.brief.map.clipping import Box
from panj.brief.map.projection import Point

Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """One polygon of an area as numbers of arcs (negative: backwards), an outer ring and its holes, and the box around it."""

    rings: tuple[tuple[int, ...], ...]
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A country or province: its name and its polygons."""

    name: str
    iso: str
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town for orientation."""

    name: str
    lon: float
    lat: float
    thousands: int
    capital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """All that a map is drawn on; the lines are each drawn once, whichever areas they bound.

    Areas hold numbers of lines, not points: of 4,600 provinces a map shows some dozens, and only their rings are put together.
    """

    countries: tuple[Area, ...]
    provinces: tuple[Area, ...]
    lines: tuple[Line, ...]
    coasts: tuple[Line, ...]
    borders: tuple[Line, ...]
    province_lines: tuple[Line, ...]

    def ring(self, arcs: tuple[int, ...]) -> Line:
        """The points of a ring."""
        points: list[Point] = []
        for arc in arcs:
            line = self.lines[arc] if arc >= 0 else self.lines[~arc][::-1]
            points.extend(line[1:] if points else line)
        return tuple(points)


def box_of(line: Line) -> Box:
    """Least and greatest longitude and latitude: west, south, east, north."""
    xs, ys = [p[0] for p in line], [p[1] for p in line]
    return min(xs), min(ys), max(xs), max(ys)


@lru_cache(maxsize=2)
def open_basemap(*, near: bool) -> Basemap:
    """The basemap for maps of a region (`near`: provinces, finer) or of continents (countries only)."""
    topology = _load("provinces.topojson.gz" if near else "countries.topojson.gz")
    lines = _lines(topology)
    boxes = [box_of(line) for line in lines]
    countries, provinces = (topology["objects"].get(name, {"geometries": []})["geometries"] for name in ("countries", "provinces"))
    uses = Counter(_place(arc) for geometry in countries for arc in set(_arcs(geometry)))
    inner = {_place(arc) for geometry in provinces for arc in _arcs(geometry)} - uses.keys()
    return Basemap(
        countries=tuple(_area(geometry, boxes) for geometry in countries if geometry.get("arcs")),
        provinces=tuple(_area(geometry, boxes) for geometry in provinces if geometry.get("arcs")),
        lines=tuple(lines),
        coasts=tuple(lines[arc] for arc in sorted(uses) if uses[arc] == 1),
        borders=tuple(lines[arc] for arc in sorted(uses) if uses[arc] > 1),
        province_lines=tuple(lines[arc] for arc in sorted(inner)),
    )


@lru_cache(maxsize=1)
def open_towns() -> tuple[Town, ...]:
    """Capitals and towns of more than 60,000 people, the largest first."""
    return tuple(Town(name=n, lon=x, lat=y, thousands=k, capital=bool(c)) for n, x, y, k, c in _load("towns.json.gz"))


def _load(name: str) -> Any:
    return json.loads(gzip.decompress((files("panj.brief.map") / "basemap" / name).read_bytes()))


def _lines(topology: dict[str, Any]) -> list[Line]:
    """Arcs, decoded from differences of whole numbers (TopoJSON specification, 2.1.3)."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
        lines.append(tuple((x * kx + dx, y * ky + dy) for x, y in zip(xs, ys, strict=True)))
    return lines


def _place(arc: int) -> int:
    """The arc's place in the list; a negative number stands for the same arc backwards."""
    return arc if arc >= 0 else ~arc


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    polygons: list[list[list[int]]] = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return polygons


def _arcs(geometry: dict[str, Any]) -> Iterator[int]:
    if geometry.get("arcs"):
        yield from (_place(arc) for polygon in _polygons(geometry) for ring in polygon for arc in ring)


def _area(geometry: dict[str, Any], boxes: list[Box]) -> Area:
    polygons = tuple(_polygon(polygon, boxes) for polygon in _polygons(geometry))
    properties = geometry["properties"]
    return Area(name=properties.get("name") or "", iso=properties.get("iso") or "", polygons=polygons)


def _polygon(rings: list[list[int]], boxes: list[Box]) -> Polygon:
    outer = [boxes[_place(arc)] for arc in rings[0]]
    around = (min(b[0] for b in outer), min(b[1] for b in outer), max(b[2] for b in outer), max(b[3] for b in outer))
    return Polygon(rings=tuple(tuple(ring) for ring in rings), box=around)
