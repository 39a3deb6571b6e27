"""Many reports in one file: JSON Lines, a report a line, as `panj export reports` writes them.

A line is an object with `text`, and optionally `title`, `publisher`, `published` and `url`; other fields are passed over. The
text stays exactly as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from panj.errors import ReportError
from panj.records import Report, Skipped
from panj.reports.read import report_from_text

SUFFIXES = (".jsonl", ".ndjson")


def read_lines(path: Path) -> Iterator[Report | Skipped]:
    """Each report in the file at `path`, or why its line was skipped; empty lines are passed over."""
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _read_line(line, f"{path}:{number}")
    except OSError as error:
        yield Skipped(origin=str(path), reason=f"{path}: the file cannot be read ({error.strerror}); look at its name and permissions")


def _read_line(line: bytes, origin: str) -> Report | Skipped:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Skipped(origin=origin, reason=f"{origin}: this line is not JSON; each line must hold one report as an object")
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        return Skipped(origin=origin, reason=f'{origin}: this line holds no report; it must be an object with "text"')
    told = {name: fields[name] for name in ("title", "publisher", "published", "url") if isinstance(fields.get(name), str) and fields[name].strip()}
    try:
        report = report_from_text(fields["text"], **told)
    except ReportError as error:
        return Skipped(origin=origin, reason=f"{origin}: {error}")
    return replace(report, custody=report.custody and replace(report.custody, origin=origin))
