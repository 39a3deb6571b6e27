"""What is no case is refused with the next step; what is one opens, whoever else has it open."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from panj.errors import LedgerError
from panj.ledger import Ledger
from panj.ledger.opening import KNOWN, open_engine
from panj.ledger.tables import HEAD, metadata


def refused(path: Path | str, **options: bool) -> str:
    with pytest.raises(LedgerError) as caught:
        Ledger.open(path, **options)
    return str(caught.value)


def test_the_migrations_make_the_tables(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.panj")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, parents: not (kind == "table" and name.startswith("words"))}
        )
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_newest_migration_is_the_one_named() -> None:
    config = Config()
    config.set_main_option("script_location", "panj.ledger:migrations")
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == HEAD
    assert {revision.revision for revision in script.walk_revisions()} == set(KNOWN)


def test_a_case_is_in_wal_mode_with_foreign_keys(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.panj")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    engine.dispose()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("The bridge at Sarband fell. " * 50)
    assert refused(path) == f"{path} is not a case (file is not a database); give the path of a case, or of a file that is not there yet"
    assert path.read_text().startswith("The bridge")


def test_a_database_of_another_program_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()
    assert refused(path) == f"{path} is a database of another program; give the path of a case, or of a file that is not there yet"
    assert path.read_bytes() == before


def test_a_case_of_a_newer_panj(tmp_path: Path) -> None:
    path = tmp_path / "new.panj"
    Ledger.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    assert refused(path) == f"{path} was written by a newer Panj (tables 9999, known here {HEAD}); update with: pip install --upgrade panj"


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path} is a folder, not a case; give the path of a file, such as {tmp_path / 'case.panj'}"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.panj"
    assert refused(path) == f"{path.parent} is not a folder; make it first with: mkdir -p {path.parent}"


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("panj.ledger.opening.os.access", lambda path, mode: False)  # root may write everywhere
    path = tmp_path / "a.panj"
    assert refused(path) == f"{path} cannot be written; give a path in a folder of your own, or change its rights with chmod"


def test_a_case_that_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "a.panj"
    assert refused(path, must_exist=True) == f"{path} is not there; make it with: panj add {path} FILE..."
    assert not path.exists()


def test_urls_that_make_no_sense() -> None:
    assert refused("no such://url at all").startswith("'no such://url at all' is no database URL")
    assert refused("cuneiform://tablet/one") == "cuneiform://tablet/one: no such kind of database; give a path, or postgresql://user@host/name"


def test_an_empty_file_becomes_a_case(tmp_path: Path) -> None:
    path = tmp_path / "a.panj"
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.reports() == ()


def test_two_ledgers_on_one_case(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.panj") as one, Ledger.open(tmp_path / "a.panj") as two:
        assert one.contents() == two.contents()
