"""A path or URL becomes an engine on a case that this Panj can read: checked first, made or brought up to date if need be.

Why Alembic, and not numbered SQL files: a case may live in SQLite or in PostgreSQL, and one migration written with
Alembic's operations makes the same tables in both, where numbered SQL would need each file twice. Its price, half a
second of import, is paid only when a case is made or brought up to date.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DataError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from panj.errors import LedgerError
from panj.ledger.tables import HEAD

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

APPLICATION_ID = 0x50414E4A
"""SQLite's own mark of whose file it is: "PANJ"."""
KNOWN = frozenset({HEAD})
"""Every migration that this Panj has."""
BUSY_MS = 60_000
"""How long a writer waits for another: the longest single append measured took well under a second."""
IN_MEMORY = ":memory:"


def open_engine(path_or_url: str | os.PathLike[str], *, must_exist: bool = False) -> Engine:
    """An engine on the case at a path or database URL, which is made when nothing is there (or refused, `must_exist`).

    Raises:
        LedgerError: the file is no case, was written by a newer Panj, or cannot be opened or written.
    """
    given = os.fspath(path_or_url)
    url = _as_url(given)
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", IN_MEMORY):
        _check_path(Path(str(url.database)), must_exist=must_exist)
    engine = _make_engine(url, given)
    try:
        _bring_up_to_date(engine, given, must_exist=must_exist)
    except OperationalError as fault:
        engine.dispose()
        raise LedgerError(f"{given} cannot be opened or written ({_said(fault)}); check that you may write the file and its folder") from fault
    except DatabaseError as fault:
        engine.dispose()
        raise LedgerError(f"{given} is not a case ({_said(fault)}); give the path of a case, or of a file that is not there yet") from fault
    except LedgerError:
        engine.dispose()
        raise
    return engine


def writing(engine: Engine) -> Connection:
    """A connection that will write: on SQLite it takes the writer's place at once, so that two writers queue and none fails."""
    return engine.connect().execution_options(panj_writes=True)


def told(fault: SQLAlchemyError, where: str) -> LedgerError:
    """The LedgerError that says what the database said, where, and what to try."""
    if isinstance(fault, DataError):  # PostgreSQL keeps no null characters
        return LedgerError(f"{where}: this cannot be stored ({_said(fault)}); remove the control characters from its text, and add it again")
    return LedgerError(f"{where}: {_said(fault)}; check that the disk has room and that the case can be written, then run it again")


def _said(fault: SQLAlchemyError) -> str:
    """What the database said, on one line."""
    return " ".join(str(getattr(fault, "orig", None) or fault).split())


def _as_url(given: str) -> URL:
    """The database URL for what the user gave; a path is a path of SQLite."""
    if "://" not in given:
        return URL.create("sqlite", database=given)
    try:
        url = make_url(given)
    except ArgumentError as fault:
        raise LedgerError(f"{given!r} is no database URL; give a path, or postgresql://user@host/name") from fault
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgres", "postgresql"} else url


def _check_path(path: Path, *, must_exist: bool) -> None:
    """Nothing when a case may be opened or made at `path`; raises LedgerError otherwise."""
    if path.is_dir():
        raise LedgerError(f"{path} is a folder, not a case; give the path of a file, such as {path / 'case.panj'}")
    if not path.exists() and must_exist:
        raise LedgerError(f"{path} is not there; make it with: panj add {path} FILE...")
    if not path.parent.is_dir():
        raise LedgerError(f"{path.parent} is not a folder; make it first with: mkdir -p {path.parent}")
    if not os.access(path if path.exists() else path.parent, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise LedgerError(f"{path} cannot be written; give a path in a folder of your own, or change its rights with chmod")


def _make_engine(url: URL, given: str) -> Engine:
    """The engine, with what each SQLite connection needs."""
    sqlite = url.get_backend_name() == "sqlite"
    extra: dict[str, Any] = {"poolclass": StaticPool} if sqlite and url.database in (None, "", IN_MEMORY) else {}
    try:
        engine = create_engine(url, **extra)
    except NoSuchModuleError as fault:
        raise LedgerError(f"{given}: no such kind of database; give a path, or postgresql://user@host/name") from fault
    except ModuleNotFoundError as fault:
        raise LedgerError(f"{given}: the driver {fault.name} is not installed; install it with: pip install 'panj[postgres]'") from fault
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    """Nothing returned; foreign keys on, a patient wait for locks, and transactions begun by us instead of the driver."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Nothing returned; begins, as a writer when the connection was made to write."""
    writes = connection.get_execution_options().get("panj_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine, given: str, *, must_exist: bool) -> None:
    """Nothing returned; afterwards the case has the newest tables. Raises LedgerError for what is no case or a newer one."""
    with engine.connect() as connection:
        revision = _revision(connection, given)
    if revision == HEAD:
        return
    if revision is None and must_exist and engine.dialect.name != "sqlite":
        raise LedgerError(f"{given} holds no case yet; make it with: panj add {given} FILE...")
    if revision is None and engine.dialect.name == "sqlite":
        _choose_wal(engine)
    with writing(engine) as connection, connection.begin():
        if _revision(connection, given) != HEAD:  # another process may have done it while we waited
            _migrate(connection)


def _revision(connection: Connection, given: str) -> str | None:
    """The migration that the case stands at, None when there is nothing yet; raises LedgerError when it is no case of ours."""
    sqlite = connection.dialect.name == "sqlite"
    tables = set(connection.dialect.get_table_names(connection))
    if sqlite and tables and connection.execute(text("PRAGMA application_id")).scalar_one() != APPLICATION_ID:
        raise LedgerError(f"{given} is a database of another program; give the path of a case, or of a file that is not there yet")
    if "alembic_version" not in tables:
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if revision is not None and revision not in KNOWN:
        raise LedgerError(f"{given} was written by a newer Panj (tables {revision}, known here {HEAD}); update with: pip install --upgrade panj")
    return str(revision) if revision is not None else None


def _choose_wal(engine: Engine) -> None:
    """Nothing returned; readers and the writer no longer wait for each other. Kept by the file; not allowed in a transaction."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _migrate(connection: Connection) -> None:
    """Nothing returned; runs the migrations that the case lacks inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "panj.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
