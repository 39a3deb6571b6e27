"""Our own tables as rows for the index: regions, waters, lines, crossings, camps, bases, quarters, small towns, short names.

In go the TSV files under `tables/`, out come `Row`s. The facts in them are public geography, written by hand; each file's
first lines tell its columns. A place that GeoNames does not give us gets a number below zero, the same on every machine.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from panj.errors import GazetteerError
from panj.gazetteer.entries import Box, distance_km
from panj.gazetteer.names import name_key

Names = list[tuple[str, str]]
"""(name, how) pairs: how is name, alias, alternate, demonym, abbreviation or short."""
AREA_RADIUS_KM = {"adm1": 60.0, "adm2": 20.0, "adm3": 8.0}
"""For areas whose extent nothing tells; a named guess. In the default index half the provinces have under 46 km, a quarter over 98."""


@dataclass(slots=True, kw_only=True)
class Row:
    """A place on its way into the index."""

    id: int
    name: str
    kind: str
    lat: float
    lon: float
    gazetteer_id: str = ""
    radius_km: float = 0.0
    country: str | None = None
    adm1: int | None = None
    adm2: int | None = None
    population: int = 0
    path: tuple[str, ...] = ()
    box: Box | None = None
    members: tuple[str, ...] = ()
    names: Names = field(default_factory=list)


def own_table(name: str) -> Iterator[list[str]]:
    """The rows of one of our own tables, cell by cell; lines that start with # are left out."""
    with files("panj.gazetteer").joinpath("tables", name).open("r", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def split_cell(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, divided by |.

    >>> split_cell("LoC|Line of Control|")
    ('LoC', 'Line of Control')
    """
    return tuple(part.strip() for part in text.split("|") if part.strip())


def own_id(slug: str) -> int:
    """The row number of a place that GeoNames does not give us: below zero, the same on every machine.

    >>> own_id("icao:OAIX") < 0
    True
    """
    return -1 - zlib.crc32(slug.encode())


def with_plural(demonym: str) -> tuple[str, ...]:
    """A demonym and its plural where it is formed with -s.

    >>> with_plural("Afghan"), with_plural("Chinese")
    (('Afghan', 'Afghans'), ('Chinese',))
    """
    if demonym.endswith(("ese", "ish", "ch", "s", "men", "sh")):
        return (demonym,)
    if demonym.endswith("man") and demonym not in {"German", "Roman", "Oman", "Burman", "Ottoman", "Norman"}:
        return (demonym, demonym[:-3] + "men")
    return (demonym, demonym + "s")


def read_supplement(countries: Mapping[str, Row]) -> Iterator[Row]:
    """Our own tables: regions, seas, rivers, lines, crossings, camps, bases, quarters, small towns."""
    for table in ("areas.tsv", "waters.tsv", "points.tsv"):
        for line in own_table(table):
            kind, name, aliases, where, country, members, demonyms, number = (*line, *("",) * 8)[:8]
            slug = "-".join(re.findall(r"[a-z0-9]+", f"{kind} {name_key(name)}"))
            lat, lon, radius, box = _where(where, table, name)
            yield Row(
                id=int(number) if number else own_id(f"panj:{slug}"),
                gazetteer_id="" if number else f"panj:{slug}",
                name=name,
                kind=kind,
                lat=lat,
                lon=lon,
                radius_km=radius,
                country=country or None,
                box=box,
                members=split_cell(members),
                path=(countries[country].name,) if country else (),
                names=[
                    (name, "name"),
                    *((a, _alias_kind(a)) for a in split_cell(aliases)),
                    *((w, "demonym") for d in split_cell(demonyms) for w in with_plural(d)),
                ],
            )


def _alias_kind(alias: str) -> str:
    return "abbreviation" if alias.replace(".", "").isupper() and len(alias) <= 5 else "alias"


def _where(text: str, table: str, name: str) -> tuple[float, float, float, Box | None]:
    """Latitude, longitude, radius and box of a table's "lat,lon", "lat,lon,radius" or "south,west,north,east"."""
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError as error:
        raise GazetteerError(f"tables/{table}: {name} has no point or box but {text!r}") from error
    if len(numbers) < 4:
        return numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else 0.0, None
    box = Box(south=numbers[0], west=numbers[1], north=numbers[2], east=numbers[3])
    width = (box.east - box.west) % 360
    lat, lon = (box.south + box.north) / 2, (box.west + width / 2 + 180) % 360 - 180
    return lat, lon, round(distance_km((lat, lon), (box.north, box.east)), 1), box


def read_short_names(by_code: dict[str, int]) -> Iterator[tuple[int, str, str]]:
    """(row, name, how) of abbreviations and demonyms of places that the packages already hold, told by "US.OH", "AF" or GeoNames number."""
    for code, how, names in own_table("short_names.tsv"):
        row = by_code.get(code)
        if row is None:
            raise GazetteerError(f"tables/short_names.tsv names a place that the packages do not hold: {code}")
        for name in split_cell(names):
            for word in with_plural(name) if how == "demonym" else (name,):
                yield row, word, how
