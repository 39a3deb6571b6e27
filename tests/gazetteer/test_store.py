from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from panj.errors import GazetteerError
from panj.gazetteer import Gazetteer, default_path
from panj.gazetteer.own_tables import own_table


def test_province_city_and_district_of_one_name_are_all_found(gazetteer: Gazetteer) -> None:
    assert {"adm1", "city", "adm2"} <= {entry.kind for entry in gazetteer.find("Kunduz")}


def test_other_scripts_find_the_same_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("کابل")[0].id in {entry.id for entry in gazetteer.find("Kabul")}


@pytest.mark.parametrize("spelling", ["Fayzabad", "Faizabad", "Fyzabad", "Feyzabad"])
def test_spellings_of_one_name(gazetteer: Gazetteer, spelling: str) -> None:
    assert any(entry.country == "AF" and entry.kind == "city" for entry in gazetteer.find(spelling, variants=True))


@pytest.mark.parametrize(("word", "country"), [("Afghan", "AF"), ("Afghans", "AF"), ("Dutch", "NL"), ("Emirati", "AE"), ("Kosovar", "XK")])
def test_demonyms_lead_to_their_country(gazetteer: Gazetteer, word: str, country: str) -> None:
    found = [entry for entry in gazetteer.find(word) if entry.how == "demonym"]
    assert country in {entry.country for entry in found}


def test_a_name_that_nothing_bears_is_empty(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Zzyzxqua") == ()
    assert gazetteer.get(1) is None


def test_an_area_has_a_box_and_members(gazetteer: Gazetteer) -> None:
    sahel = next(entry for entry in gazetteer.find("Sahel") if entry.kind == "region")
    assert sahel.box is not None
    assert "ML" in sahel.members


def test_names_of_a_long_report_are_looked_up_within_five_milliseconds(gazetteer: Gazetteer) -> None:
    text = "The convoy from Kunduz to Imam Sahib passed Khanabad while the governor of Takhar asked Kabul for help against the Taliban. " * 50
    words = text.split()
    names = [" ".join(words[i : i + size]) for i in range(len(words)) for size in range(1, 4) if words[i][0].isupper()]
    gazetteer.known(names)
    used = min(_seconds(gazetteer, names) for _ in range(5))
    assert used < 0.005


def _seconds(gazetteer: Gazetteer, names: list[str]) -> float:
    start = time.process_time()
    gazetteer.known(names)
    return time.process_time() - start


def test_opening_takes_under_fifty_milliseconds(gazetteer: Gazetteer) -> None:
    def seconds() -> float:
        start = time.process_time()
        Gazetteer.open().close()
        return time.process_time() - start

    assert min(seconds() for _ in range(5)) < 0.05


def test_a_file_that_is_no_gazetteer_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"not a database, not at all" * 100)
    with pytest.raises(GazetteerError, match="not a gazetteer"):
        Gazetteer.open(broken)


def test_another_version_is_told(tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite"
    connection = sqlite3.connect(old)
    connection.execute("CREATE TABLE place (id INTEGER)")
    connection.commit()
    connection.close()
    with pytest.raises(GazetteerError, match="version 0"):
        Gazetteer.open(old)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no gazetteer"):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_the_cache_folder_is_the_users_to_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PANJ_CACHE", str(tmp_path))
    assert default_path().parent == tmp_path


@pytest.mark.parametrize("table", ["areas.tsv", "waters.tsv", "points.tsv"])
def test_our_own_tables_are_well_formed(table: str) -> None:
    seen = set()
    for row in own_table(table):
        kind, name, where = row[0], row[1], row[3]
        assert (kind, name) not in seen, f"{kind} {name} stands twice in {table}"
        seen.add((kind, name))
        numbers = [float(part) for part in where.split(",")]
        assert 2 <= len(numbers) <= 4, f"{name}: {where}"
        assert -90 <= numbers[0] <= 90, f"{name}: {where}"
        assert -180 <= numbers[1] <= 180, f"{name}: {where}"
        if len(numbers) == 4:
            assert numbers[0] < numbers[2], f"{name}: {where}"


def test_our_own_tables_hold_six_hundred_places() -> None:
    assert sum(1 for table in ("areas.tsv", "waters.tsv", "points.tsv") for _ in own_table(table)) >= 600
