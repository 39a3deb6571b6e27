"""Places beside the default ones: GeoNames dumps and a desk's own lists, in a second SQLite file next to the index.

In go `Row`s with the name of their source, out comes a file that lookups read together with the index. Rebuilding the index
leaves it alone; adding a source again replaces what that source had brought.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from panj.errors import GazetteerError
from panj.gazetteer.build import HOWS
from panj.gazetteer.own_tables import Row
from panj.gazetteer.packages import key_of

ADDED_VERSION = 1
_PATIENCE = 30.0
"""Seconds that one adding waits for another."""
_CHUNK = 50_000
"""Rows written before others may read again; a country has fewer, or a few times as many."""
_SCHEMA = f"""
CREATE TABLE place (id INTEGER PRIMARY KEY, gazetteer_id TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    radius_km REAL NOT NULL, country TEXT, adm1 INTEGER, adm2 INTEGER, population INTEGER NOT NULL, path TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, how INTEGER NOT NULL, source TEXT NOT NULL,
    PRIMARY KEY (key, place, source)) WITHOUT ROWID;
CREATE TABLE source (name TEXT PRIMARY KEY, stamp TEXT NOT NULL, places INTEGER NOT NULL, added TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
PRAGMA user_version = {ADDED_VERSION};
"""


def added_path(index: Path) -> Path:
    """Where the places beside the index at that path lie.

    >>> added_path(Path("cache/gazetteer-4-00000000.sqlite")).name
    'added-places.sqlite'
    """
    return index.with_name("added-places.sqlite")


def add_places(path: Path, rows: Iterable[Row], source: str, *, stamp: str = "") -> int:
    """How many places the source now has in the file at `path`; what it had before and no longer brings is gone.

    A large source is written in parts, and is noted as complete with the last one: adding it again repairs what was cut off.

    Raises:
        GazetteerError: the file cannot be written.
    """
    count = 0
    with _opened(path) as connection:
        pending = iter(rows)
        first = True
        while (chunk := list(islice(pending, _CHUNK))) or first:
            connection.execute("BEGIN IMMEDIATE")
            if first:
                _forget(connection, source)
                first = False
            _write(connection, chunk, source)
            count += len(chunk)
            connection.execute("COMMIT")
        connection.execute("INSERT OR REPLACE INTO source (name, stamp, places) VALUES (?,?,?)", (source, stamp, count))
    return count


def stamp_of(path: Path, source: str) -> str:
    """What the source's own copy was stamped with when it was added in full; empty when it was not."""
    if not path.is_file():
        return ""
    with _opened(path) as connection:
        row = connection.execute("SELECT stamp FROM source WHERE name = ?", (source,)).fetchone()
    return str(row[0]) if row else ""


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file at `path`, made when it is not there; every fault of SQLite becomes one that says what to try."""
    connection = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            connection.executescript("BEGIN IMMEDIATE;" + _SCHEMA.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS") + "COMMIT;")
        elif version != ADDED_VERSION:
            raise GazetteerError(f"{path} was written by another version of Panj; move it away and add its sources again")
        yield connection
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"cannot write added places to {path}: {error}; set PANJ_CACHE to a folder that can be written, or try again") from error
    finally:
        if connection is not None:
            connection.close()


def _forget(connection: sqlite3.Connection, source: str) -> None:
    connection.execute("DELETE FROM name WHERE source = ?", (source,))
    connection.execute("DELETE FROM place WHERE source = ?", (source,))
    connection.execute("DELETE FROM source WHERE name = ?", (source,))


def _write(connection: sqlite3.Connection, rows: Iterable[Row], source: str) -> None:
    for row in rows:
        connection.execute("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", (*_cells(row), source))
        surest: dict[str, int] = {}
        for name, how in row.names:
            if key := key_of(name):
                surest[key] = min(HOWS.index(how), surest.get(key, len(HOWS)))
        connection.executemany("INSERT OR REPLACE INTO name VALUES (?,?,?,?)", ((key, row.id, how, source) for key, how in surest.items()))


def _cells(row: Row) -> tuple[object, ...]:
    where = (row.lat, row.lon, row.radius_km, row.country, row.adm1, row.adm2)
    return (row.id, row.gazetteer_id or None, row.name, row.kind, *where, row.population, "|".join(row.path))
