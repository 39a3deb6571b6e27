"""Files of the GeoNames server, fetched on request only: an interrupted download goes on where it stopped, and is checked.

The network is touched through one callable, a `Fetch`. In goes the name of a file, out comes its path when it is whole.
"""

from __future__ import annotations

import http.client
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from panj.errors import GazetteerError
from panj.gazetteer.build import Progress, _silent

BASE = "https://download.geonames.org/export/dump/"
CREDIT = "GeoNames (https://www.geonames.org/), CC BY 4.0"
_ATTEMPTS = 3
"""Times that a broken connection is taken up again before the user is asked to; a named guess."""
_SECONDS = 60
_BLOCK = 1 << 16
_PARTIAL, _UNCHANGED, _BEYOND, _MISSING = 206, 304, 416, 404


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server says to one request."""

    status: int
    size: int | None = None
    """Bytes that are to come; None when the server does not say."""
    stamp: str = ""
    """The file's Last-Modified, as the server writes it."""
    blocks: Iterable[bytes] = ()


Fetch = Callable[[str, int, str], AbstractContextManager[Answer]]
"""Called with a URL, the byte to start from, and the stamp of what is there already; fails with OSError."""


@contextmanager
def web_fetch(url: str, start: int, stamp: str) -> Iterator[Answer]:
    """The server's answer over the network: the rest of the file from `start`, or "unchanged" where nothing is newer than `stamp`."""
    headers = {"User-Agent": "panj"}
    if start:
        headers |= {"Range": f"bytes={start}-", "If-Range": stamp}
    elif stamp:
        headers["If-Modified-Since"] = stamp
    try:
        with urlopen(Request(url, headers=headers), timeout=_SECONDS) as response:  # noqa: S310 - only BASE, which is https
            size = response.headers.get("Content-Length")
            blocks = iter(lambda: response.read(_BLOCK), b"")
            yield Answer(status=response.status, size=int(size) if size else None, stamp=response.headers.get("Last-Modified") or "", blocks=blocks)
    except HTTPError as error:
        if error.code not in (_UNCHANGED, _BEYOND, _MISSING):
            raise
        yield Answer(status=error.code)
    except http.client.HTTPException as error:
        raise OSError(f"the connection broke: {error!r}") from error


def folder_fetch(folder: Path) -> Fetch:
    """A `Fetch` that takes files which somebody has put into a folder, for machines without a network."""

    @contextmanager
    def fetch(url: str, start: int, stamp: str) -> Iterator[Answer]:
        path = folder / url.rsplit("/", 1)[-1]
        if not path.is_file():
            yield Answer(status=_MISSING)
            return
        with path.open("rb") as file:
            yield Answer(status=200, size=path.stat().st_size, blocks=iter(lambda: file.read(_BLOCK), b""))

    return fetch


@dataclass(frozen=True, slots=True, kw_only=True)
class Depot:
    """Where downloads lie while they come in, and how they are fetched."""

    folder: Path
    fetch: Fetch = web_fetch
    progress: Progress = _silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that has come in whole."""

    path: Path
    stamp: str


def download_zip(name: str, depot: Depot, *, known: str = "") -> Download | None:
    """The archive NAME.zip, whole and checked; None when the server's is not newer than the one stamped `known`.

    Raises:
        GazetteerError: the server cannot be reached, has no such file, or what came is damaged. What has come in stays for the next try.
    """
    part = depot.folder / f"{name}.zip.part"
    fault: OSError | None = None
    try:
        depot.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GazetteerError(f"cannot write to {depot.folder}: {error}; set PANJ_CACHE to a folder that can be written") from error
    for _ in range(_ATTEMPTS):
        try:
            stamp = _fetch_rest(name, part, depot, known)
        except OSError as error:
            fault = error
            continue
        return None if stamp is None else Download(path=_checked(part, name), stamp=stamp)
    came = f"; {part.stat().st_size:,} bytes have come in and are kept" if part.is_file() else ""
    raise GazetteerError(
        f"cannot fetch {BASE}{name}.zip ({getattr(fault, 'reason', None) or fault}){came}: connect and give the same command again,"
        f" or fetch the file elsewhere and add --from FOLDER"
    )


def _fetch_rest(name: str, part: Path, depot: Depot, known: str) -> str | None:
    """The stamp of the file that is whole at `part` now; None when it is unchanged; OSError when it broke off."""
    mark = part.with_suffix(".stamp")
    start = part.stat().st_size if part.is_file() and mark.is_file() else 0
    with depot.fetch(f"{BASE}{name}.zip", start, mark.read_text(encoding="utf-8") if start else known) as answer:
        if answer.status == _UNCHANGED:
            return None
        if answer.status == _MISSING:
            raise GazetteerError(f"there is no {name}.zip: give ISO codes of countries such as AF TJ, or all")
        if answer.status == _BEYOND:
            part.unlink(missing_ok=True)
            raise OSError("what had come in does not fit the server's file")
        mark.write_text(answer.stamp, encoding="utf-8")
        start = start if answer.status == _PARTIAL else 0
        whole = start + answer.size if answer.size is not None else None
        _write_blocks(part, start, answer.blocks, lambda at: depot.progress(f"fetching {name}", at / whole if whole else 0.0))
    if whole is not None and part.stat().st_size != whole:
        raise OSError(f"broke off after {part.stat().st_size:,} of {whole:,} bytes")
    return answer.stamp


def _write_blocks(part: Path, start: int, blocks: Iterable[bytes], tell: Callable[[int], None]) -> None:
    with part.open("ab" if start else "wb") as file:
        at = start
        for block in blocks:
            file.write(block)
            at += len(block)
            tell(at)


def _checked(part: Path, name: str) -> Path:
    """The archive under its own name, once it is known to be whole; one that is not is removed."""
    try:
        with zipfile.ZipFile(part) as archive:
            sound = archive.testzip() is None and f"{name}.txt" in archive.namelist()
    except (zipfile.BadZipFile, OSError, EOFError):
        sound = False
    part.with_suffix(".stamp").unlink(missing_ok=True)
    if not sound:
        part.unlink(missing_ok=True)
        raise GazetteerError(f"{name}.zip came in damaged and was removed: give the same command again")
    return part.replace(part.with_suffix(""))
