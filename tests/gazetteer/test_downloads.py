from __future__ import annotations

from pathlib import Path

import pytest

from panj.errors import GazetteerError
from panj.gazetteer.downloads import Depot, download_zip, folder_fetch

from .made_up import LINES, STAMP, Server, archive, unplugged


def test_an_archive_comes_in_whole(tmp_path: Path) -> None:
    told: list[float] = []
    content = archive(LINES)
    found = download_zip("AF", Depot(folder=tmp_path, fetch=Server(content).fetch, progress=lambda what, share: told.append(share)))
    assert found is not None
    assert (found.path.read_bytes(), found.stamp, told[-1]) == (content, STAMP, 1.0)
    assert [path.name for path in tmp_path.iterdir()] == ["AF.zip"]


def test_a_broken_download_goes_on_where_it_stopped(tmp_path: Path) -> None:
    content = archive(LINES)
    broken = Server(content, break_after=50)
    with pytest.raises(GazetteerError, match=r"broke off after 150 of .* 150 bytes have come in and are kept: connect and give the same"):
        download_zip("AF", Depot(folder=tmp_path, fetch=broken.fetch))
    assert [start for _, start, _ in broken.asked] == [0, 50, 100]
    server = Server(content)
    found = download_zip("AF", Depot(folder=tmp_path, fetch=server.fetch))
    assert found is not None
    assert found.path.read_bytes() == content
    assert server.asked == [("https://download.geonames.org/export/dump/AF.zip", 150, STAMP)]


def test_without_a_network_the_next_step_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"no route to host\): connect and give the same command again, or .* --from FOLDER"):
        download_zip("AF", Depot(folder=tmp_path, fetch=unplugged))


@pytest.mark.parametrize("content", [b"<html>busy</html>", archive(LINES)[:-30], archive(LINES, "other.txt")])
def test_what_is_damaged_is_removed(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(GazetteerError, match="damaged and was removed"):
        download_zip("AF", Depot(folder=tmp_path, fetch=Server(content).fetch))
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_newer_is_not_fetched(tmp_path: Path) -> None:
    assert download_zip("AF", Depot(folder=tmp_path, fetch=Server(b"").fetch), known=STAMP) is None


def test_archives_may_come_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "AF.zip").write_bytes(archive(LINES))
    depot = Depot(folder=tmp_path / "downloads", fetch=folder_fetch(tmp_path))
    assert download_zip("AF", depot) is not None
    with pytest.raises(GazetteerError, match=r"there is no TJ\.zip"):
        download_zip("TJ", depot)
