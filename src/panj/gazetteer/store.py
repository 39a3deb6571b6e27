"""The gazetteer as a held resource: names in, entries out, from the index and from the places that were added beside it.

Invariant: nothing here chooses; every entry that bears the name comes back, the most populous first. A place that stands in
both files is told as the index has it.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

import platformdirs

from panj.errors import GazetteerError
from panj.gazetteer.added import ADDED_VERSION, added_path
from panj.gazetteer.build import HOWS, SCHEMA_VERSION, Progress, _silent, build_gazetteer, sources_digest
from panj.gazetteer.entries import Box, Entry
from panj.gazetteer.names import name_key, spelling_variants

_BATCH = 900
"""Names a query: SQLite's old limit on bound values is 999. One query for 900 names takes 1.6 ms, one for each 45 ms."""

_COLUMNS = (
    "p.id, p.gazetteer_id, p.name, p.kind, p.lat, p.lon, p.radius_km, p.country, p.adm1, p.adm2, p.population, p.path,"
    " a.south, a.west, a.north, a.east, a.members"
)
_FROM = "place p LEFT JOIN area a ON a.id = p.id"
_ADDED_COLUMNS = (
    "p.id, p.gazetteer_id, p.name, p.kind, p.lat, p.lon, p.radius_km, p.country, p.adm1, p.adm2, p.population, p.path,"
    " NULL, NULL, NULL, NULL, NULL, p.source"
)
_OLD = re.compile(r"gazetteer-\d+-[0-9a-f]{8}\.sqlite\Z")


def default_path() -> Path:
    """Where the default gazetteer lies: in PANJ_CACHE, else in the user's cache folder; another name for other tables or packages."""
    folder = os.environ.get("PANJ_CACHE") or platformdirs.user_cache_dir("panj", appauthor=False)
    return Path(folder) / f"gazetteer-{SCHEMA_VERSION}-{sources_digest()}.sqlite"


def build_default(*, progress: Progress = _silent) -> Path:
    """The path of the default gazetteer, made anew; those that other versions have left in the same folder are removed.

    Raises:
        GazetteerError: the folder cannot be written or a package is damaged.
    """
    path = build_gazetteer(default_path(), progress=progress)
    for old in path.parent.iterdir():
        if old != path and _OLD.match(old.name):
            with suppress(OSError):  # another process has it open, on systems where that forbids removing
                old.unlink()
    return path


class Gazetteer:
    """Names to places. Open it with `Gazetteer.open()`, as a context manager or with `close()` at the end."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._added = added_path(path).is_file()
        self.path = path

    @classmethod
    def open(cls, path: Path | str | None = None, *, progress: Progress = _silent) -> Gazetteer:
        """The gazetteer at `path`, or the default one, which is built on first use (about 20 seconds, then under 50 ms).

        Raises:
            GazetteerError: there is no gazetteer at `path`, or it is of another version.

        >>> with Gazetteer.open() as gazetteer:
        ...     gazetteer.find("Imam Sahib")[0].path
        ('Afghanistan', 'Kunduz')
        """
        chosen = Path(path) if path is not None else default_path()
        if path is None and not chosen.exists():
            build_default(progress=progress)
        if not chosen.is_file():
            raise GazetteerError(f"no gazetteer at {chosen}: build one with build_gazetteer(path) or leave the path out")
        try:
            connection = sqlite3.connect(f"{chosen.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            connection.execute("PRAGMA cache_size = -8000")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(f"{chosen} is not a gazetteer: {error}; remove it and it is built anew") from error
        if version != SCHEMA_VERSION:
            connection.close()
            raise GazetteerError(f"the gazetteer at {chosen} is of version {version}, not {SCHEMA_VERSION}; remove it and it is built anew")
        _attach(connection, added_path(chosen))
        return cls(connection, chosen)

    def close(self) -> None:
        """Nothing is returned; the file is let go."""
        self._connection.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def find(self, name: str, *, variants: bool = False) -> tuple[Entry, ...]:
        """Every place that bears the name, the surest way and the most populous first; with `variants`, other spellings where none does.

        >>> with Gazetteer.open() as gazetteer:
        ...     gazetteer.find("Dushanbe")[0].country, gazetteer.find("no such place at all")
        ('TJ', ())
        """
        found = self.find_all([name])[0]
        if found or not variants:
            return found
        others = [entry for entries in self.find_all(spelling_variants(name_key(name))) for entry in entries]
        return tuple({entry.id: entry for entry in reversed(others)}.values())[::-1]

    def find_all(self, names: Sequence[str]) -> list[tuple[Entry, ...]]:
        """For each name, every place that bears it; all of a report's names in a few queries.

        >>> with Gazetteer.open() as gazetteer:
        ...     [len(found) > 0 for found in gazetteer.find_all(["Kabul", "of course"])]
        [True, False]
        """
        keys = [name_key(name) for name in names]
        by_key: dict[str, list[Entry]] = {}
        for batch in _batches(sorted(set(keys))):
            marks = ",".join("?" * len(batch))
            query = (
                f"SELECT n.key, n.how, {_COLUMNS} FROM name n JOIN {_FROM.replace('place p', 'place p ON p.id = n.place')} WHERE n.key IN ({marks})"  # noqa: S608 - only marks are put in
            )
            for key, how, *row in self._connection.execute(query, batch):
                by_key.setdefault(key, []).append(_entry(row, HOWS[how]))
            if self._added:
                self._find_added(batch, by_key)
        return [tuple(sorted(by_key.get(key, ()), key=_prominence)) for key in keys]

    def _find_added(self, keys: Sequence[str], by_key: dict[str, list[Entry]]) -> None:
        """Nothing is returned; `by_key` holds the places that were added, too."""
        marks = ",".join("?" * len(keys))
        hits = self._connection.execute(f"SELECT key, place, how FROM added.name WHERE key IN ({marks})", keys).fetchall()  # noqa: S608
        held = {(key, entry.id) for key in keys for entry in by_key.get(key, ())}
        for key, place, how in hits:
            if (key, place) not in held and (entry := self.get(place)):
                held.add((key, place))
                by_key.setdefault(key, []).append(replace(entry, how=HOWS[how]))

    def known(self, names: Iterable[str]) -> set[str]:
        """The keys among those of `names` that some place bears: the cheap question of a first pass over a text."""
        found: set[str] = set()
        for batch in _batches(sorted({name_key(name) for name in names})):
            marks = ",".join("?" * len(batch))
            found.update(key for (key,) in self._connection.execute(f"SELECT DISTINCT key FROM name WHERE key IN ({marks})", batch))  # noqa: S608
            if self._added:
                found.update(key for (key,) in self._connection.execute(f"SELECT DISTINCT key FROM added.name WHERE key IN ({marks})", batch))  # noqa: S608
        return found

    def get(self, place: int) -> Entry | None:
        """The entry of that row (a GeoNames number, or below zero), or None."""
        row = self._connection.execute(f"SELECT {_COLUMNS} FROM {_FROM} WHERE p.id = ?", (place,)).fetchone()  # noqa: S608
        if row is None and self._added:
            row = self._connection.execute(f"SELECT {_ADDED_COLUMNS} FROM added.place p WHERE p.id = ?", (place,)).fetchone()  # noqa: S608
        return _entry(row, "name") if row else None


def _attach(connection: sqlite3.Connection, added: Path) -> None:
    """Nothing is returned; the added places, where there are any, can be asked for too."""
    if not added.is_file():
        return
    try:
        connection.execute("ATTACH ? AS added", (f"{added.absolute().as_uri()}?mode=ro",))
        (version,) = connection.execute("PRAGMA added.user_version").fetchone()
    except sqlite3.Error as error:
        connection.close()
        raise GazetteerError(f"{added} cannot be read ({error}); move it away and add its sources again") from error
    if version not in (0, ADDED_VERSION):
        connection.close()
        raise GazetteerError(f"{added} was written by another version of Panj; move it away and add its sources again")


def _batches(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    return (keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH))


def _prominence(entry: Entry) -> tuple[int, int]:
    return (HOWS.index(entry.how) // 4, -entry.population)


def _entry(row: Sequence[Any], how: str) -> Entry:
    number, own, name, kind, lat, lon, radius, country, adm1, adm2, people, path, south, west, north, east, members, *source = row
    return Entry(
        id=number,
        gazetteer_id=own or f"geonames:{number}",
        name=name,
        kind=kind,
        lat=lat,
        lon=lon,
        radius_km=radius,
        country=country,
        adm1=adm1,
        adm2=adm2,
        population=people,
        path=tuple(path.split("|")) if path else (),
        how=how,
        members=tuple(members.split("|")) if members else (),
        source=source[0] if source else "",
        box=Box(south=south, west=west, north=north, east=east) if south is not None else None,
    )
