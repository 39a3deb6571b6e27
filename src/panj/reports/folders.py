"""Many reports: from files, folders and standard input, in a stable order; one bad file never stops the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from panj.errors import ReportError
from panj.records import Report, Skipped
from panj.reports.dates import as_moment
from panj.reports.lines import SUFFIXES, read_lines
from panj.reports.read import read_report


def read_reports(
    paths: Iterable[Path | str], *, published: datetime | date | str | None = None, publisher: str | None = None
) -> Iterator[Report | Skipped]:
    """Each report at the paths, or why it was skipped: files as given, folders by name, "-" for standard input, JSON Lines.

    `published` and `publisher` stand in where a report does not state its own. Hidden files are passed over; a file that is
    named twice is read once.

    >>> [found.reason.split("; ")[0] for found in read_reports(["no/such/file.txt"])]
    ['no/such/file.txt: there is no such file']
    """
    moment = as_moment(published)
    for path in _each(paths):
        for found in [path] if isinstance(path, Skipped) else _read(path):
            if isinstance(found, Report):
                found = replace(found, published=found.published or moment, publisher=found.publisher or publisher)
            yield found


def _read(path: Path | str) -> Iterator[Report | Skipped]:
    if str(path).endswith(SUFFIXES):
        yield from read_lines(Path(path))
        return
    try:
        yield read_report(path)
    except ReportError as error:
        yield Skipped(origin=str(path), reason=str(error))


def _each(paths: Iterable[Path | str]) -> Iterator[Path | str | Skipped]:
    seen: set[str] = set()
    for given in paths:
        for path in _inside(given) if str(given) != "-" and Path(given).is_dir() else [given]:
            key = path.origin if isinstance(path, Skipped) else str(path) if str(path) == "-" else os.path.realpath(path)
            if key not in seen:
                seen.add(key)
                yield path


def _inside(folder: Path | str) -> Iterator[Path | Skipped]:
    """The files in a folder and below, sorted by name; what cannot be listed or is no file is skipped aloud."""
    problems: list[OSError] = []
    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(parent, name) for name in names if not name.startswith("."))
    for path in sorted(found):
        yield path if path.is_file() else Skipped(origin=str(path), reason=f"{path}: this is not a file; give a file or a folder")
    for problem in problems:
        yield Skipped(origin=str(problem.filename), reason=f"{problem.filename}: the folder cannot be listed ({problem.strerror})")
