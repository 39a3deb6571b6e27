"""Places beside the default index: GeoNames dumps and a desk's own lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from panj.errors import GazetteerError
from panj.gazetteer import Gazetteer, build_default, default_path, find_place_names, resolve_places
from panj.gazetteer.added import add_places, added_path
from panj.gazetteer.desk_places import BadRow, read_desk_places
from panj.gazetteer.downloads import Depot
from panj.gazetteer.geonames import get_geonames
from panj.gazetteer.own_tables import Row
from panj.records import Report

from .made_up import LINES, STAMP, Server, archive, dump_line


@pytest.fixture
def index(gazetteer: Gazetteer, tmp_path: Path) -> Path:
    """The default index in a folder of its own."""
    path = tmp_path / "cache" / gazetteer.path.name
    path.parent.mkdir()
    path.symlink_to(gazetteer.path)
    return path


def get(index: Path, lines: list[str]) -> int:
    return get_geonames("AF", index, Depot(folder=index.parent / "downloads", fetch=Server(archive(lines)).fetch)).places


def read(text: str, index: Path) -> Iterator[Row | BadRow]:
    file = index.with_name("ours.csv")
    file.write_text(text, encoding="utf-8")
    with Gazetteer.open(index) as opened:
        return iter(list(read_desk_places(file, opened)))


def add(text: str, index: Path) -> None:
    rows = list(read(text, index))
    assert not [row for row in rows if isinstance(row, BadRow)]
    add_places(added_path(index), (row for row in rows if isinstance(row, Row)), "ours.csv")


def test_a_dump_is_found_beside_the_index(index: Path) -> None:
    assert get(index, LINES) == 4
    with Gazetteer.open(index) as opened:
        (village,) = opened.find("Testabad Kalan")
        assert (village.name, village.kind, village.source) == ("Qishlaq-e Nawabad Test", "city", "geonames:AF")
        assert village.path == ("Afghanistan", "Kunduz", "Archi Test District")
        assert opened.find("قشلاق آزمون")[0].id == opened.get(99000001).id == village.id  # type: ignore[union-attr]
        assert opened.known(["Testabad Kalan", "Kabul"]) == {"testabad kalan", "kabul"}
        assert opened.find("Archi Test")[0].kind == "adm2"
        assert opened.find("Well of Testabad") == ()


def test_what_both_files_hold_is_told_as_the_index_has_it(index: Path) -> None:
    get(index, LINES)
    with Gazetteer.open(index) as opened:
        provinces = [entry for entry in opened.find("Kunduz") if entry.kind == "adm1"]
    assert [(entry.id, entry.source) for entry in provinces] == [(1135690, "")]


def test_a_stream_of_a_dump_never_hides_the_town(index: Path) -> None:
    get(index, LINES)
    text = "Two posts near Kunduz fell, the Afghan army said."
    with Gazetteer.open(index) as opened:
        place = resolve_places(Report(text=text), find_place_names(text, opened), opened)[0]
    assert (place.feature, place.country) == ("city", "AF")


def test_getting_again_replaces_and_an_unchanged_dump_is_left(index: Path) -> None:
    get(index, LINES)
    assert get(index, LINES) == 0
    with sqlite3.connect(added_path(index)) as connection:
        connection.execute("UPDATE source SET stamp = 'older'")
    connection.close()
    assert get(index, [*LINES[:1], dump_line(99000009, "Other Testabad", (36.0, 68.0), "PPL")]) == 2
    with Gazetteer.open(index) as opened:
        assert opened.find("Testabad Kalan") == ()
        assert opened.find("Other Testabad")


def test_a_line_that_is_no_dumps_is_told(index: Path) -> None:
    with pytest.raises(GazetteerError, match=r"AF\.txt line 2 has 2 columns, not 19"):
        get(index, [LINES[0], "1\tx"])


@pytest.mark.parametrize(("code", "said"), [("Afghanistan", "did you mean AF"), ("zz", "give ISO codes"), ("../etc", "give ISO codes")])
def test_a_code_that_is_none(index: Path, code: str, said: str) -> None:
    with pytest.raises(GazetteerError, match=said):
        get_geonames(code, index, Depot(folder=index.parent))


def test_a_desks_own_place_is_found_and_preferred(index: Path) -> None:
    add("name;lat;lon;kind;aliases;country;pcode\nKunduz;33,5;66,1;village;Lager Test|Camp Test;AFG;AF9901\n", index)
    text = "Two posts at Camp Test in Afghanistan fell."
    with Gazetteer.open(index) as opened:
        place = resolve_places(Report(text=text), find_place_names(text, opened), opened)[0]
        assert opened.find("AF9901")[0].kind == "town"
    assert (place.lat, place.country, place.path, place.gazetteer_id) == (33.5, "AF", ("Afghanistan",), "pcode:AF9901")
    assert "it stands in ours.csv" in place.reasons


COD = "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_DA,ADM2_PCODE,center_lat,center_lon,AREA_SQKM\n"


def test_areas_of_a_cod_list_give_their_codes_to_what_is_known(index: Path) -> None:
    add(COD + "Afghanistan,AF,Kunduz,AF19,Imam Sahib,امام صاحب,AF1907,,,\nAfghanistan,AF,Kunduz,AF19,Nowhere Test,,AF1999,36.5,68.5,314\n", index)
    with Gazetteer.open(index) as opened:
        (known,) = opened.find("AF1907")
        (new,) = opened.find("Nowhere Test")
    assert (known.kind, known.gazetteer_id, known.source) == ("adm2", "geonames:7053315", "")
    assert (new.path, new.adm1, new.radius_km) == (("Afghanistan", "Kunduz"), 1135690, 10.0)


def test_bad_lines_are_told_and_the_rest_goes_on(index: Path) -> None:
    rows = list(read("Name,Latitude,Longitude,Type\nA Test,100,20,\n,1,2,\nB Test,1,2,castle\n\nC Test,x,y,\nD Test,,,\nE Test,1,2,camp\n", index))
    bad = {row.line: row.reason for row in rows if isinstance(row, BadRow)}
    assert bad.keys() == {2, 3, 4, 6, 7}
    assert bad[2] == "100, 20 lies nowhere on Earth; are lat and lon swapped?"
    assert bad[3] == "no name"
    assert bad[4].startswith("'castle' is no kind of place; write one of adm1")
    assert bad[7] == "no lat and lon, and the gazetteer knows no site D Test"
    assert [row.name for row in rows if isinstance(row, Row)] == ["E Test"]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00"])
def test_a_file_that_is_no_list_is_told(index: Path, content: bytes) -> None:
    file = index.with_name("ours.csv")
    file.write_bytes(content)
    with Gazetteer.open(index) as opened, pytest.raises(GazetteerError, match=r"must name its columns|not UTF-8"):
        list(read_desk_places(file, opened))


def test_building_anew_keeps_what_was_added_and_removes_old_indexes(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANJ_CACHE", str(index.parent))
    monkeypatch.setattr("panj.gazetteer.store.build_gazetteer", lambda path, **_: path)
    add("name,lat,lon\nE Test,1,2\n", index)
    index.with_name("gazetteer-3-0123abcd.sqlite").touch()
    index.with_name("gazetteer-of-mine.sqlite").touch()
    assert build_default() == default_path()
    assert {path.name for path in index.parent.glob("*.sqlite")} == {index.name, "added-places.sqlite", "gazetteer-of-mine.sqlite"}
    with Gazetteer.open() as opened:
        assert opened.find("E Test")


def test_a_damaged_file_of_added_places_is_told(index: Path) -> None:
    added_path(index).write_bytes(b"not a database" * 100)
    with pytest.raises(GazetteerError, match="move it away and add its sources again"):
        Gazetteer.open(index)


def test_the_stamp_is_kept(index: Path) -> None:
    assert get_geonames("af", index, Depot(folder=index.parent, fetch=Server(archive(LINES)).fetch)).stamp == STAMP
