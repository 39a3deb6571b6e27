"""A report, from a path, bytes, or a string.

Bytes are cleaned (byte order mark, line ends, soft hyphens) and a headline that the page keeps apart is put on top of
the text; a string stays exactly as it is given. Whatever cannot become a report is a ReportError that tells what to try.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from panj.errors import ReportError
from panj.records import Custody, Report
from panj.reports.dates import as_moment
from panj.reports.decoding import clean_text, decode
from panj.reports.drafts import Draft
from panj.reports.languages import guess_language
from panj.reports.markup import declared_charset, looks_like_html
from panj.reports.passages import find_parts
from panj.reports.plain import draft_given, draft_plain

MOST_BYTES = 25_000_000
"""Bytes of the largest file read: a PDF with pictures may have that many, a report as text never does."""
MOST_CHARACTERS = 1_000_000
"""Characters of the longest text read: a long book. The reader needs about a minute for it."""


def read_report(
    source: Path | str | bytes,
    *,
    published: datetime | date | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Report:
    r"""The report at a path ("-" for standard input) or in bytes: plain text, HTML or PDF, told apart by content.

    What the caller says of publication, publisher, address and title goes before what the page says.
    Raises ReportError when there is no such file or no report in it.

    >>> read_report(b"Title: Bridge closed\nPublished: 2021-07-06\n\nTrucks wait.", publisher="The Courier").day
    datetime.date(2021, 7, 6)
    """
    origin = (url or "bytes") if isinstance(source, bytes) else str(source)
    raw = source if isinstance(source, bytes) else _load(source)
    if len(raw) > MOST_BYTES:
        raise ReportError(f"{origin}: more than {MOST_BYTES // 1_000_000} MB is no single report; split it, or give its text alone")
    if not raw.strip():
        raise ReportError(f"{origin}: this is empty; give a file with the report's text")
    draft = _draft(raw, origin)
    given = Draft(text=draft.text, title=title, publisher=publisher, published=as_moment(published), url=url)
    return _make(draft, given, _custody(raw, origin))


def report_from_text(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: datetime | date | str | None = None,
    url: str | None = None,
) -> Report:
    r"""The report that the string is, unchanged: offsets in ``report.text`` are offsets in `text`.

    Raises ReportError when there is no text in it.

    >>> report_from_text("Trucks wait.\r\n", published="2021-07-06").text
    'Trucks wait.\r\n'
    """
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as broken:
        what = f"the text holds half a character (a lone surrogate) at offset {broken.start}"
        raise ReportError(f"{what}; decode it again with errors='replace'") from broken
    given = Draft(text=text, title=title, publisher=publisher, published=as_moment(published), url=url)
    return _make(draft_given(text), given, _custody(raw, "text"))


def _load(source: Path | str) -> bytes:
    try:
        if str(source) == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(source).open("rb") as opened:
            return _bounded(opened)
    except IsADirectoryError as error:
        raise ReportError(f"{source}: this is a folder; read_reports reads all that is in it") from error
    except FileNotFoundError as error:
        raise ReportError(f"{source}: there is no such file; look at the name") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ReportError(f"{source}: the file cannot be read ({reason}); look at its name and permissions") from error


def _bounded(opened: BinaryIO) -> bytes:
    return opened.read(MOST_BYTES + 1)


def _draft(raw: bytes, origin: str) -> Draft:
    if raw.lstrip()[:5] == b"%PDF-":
        from panj.reports.pdf import draft_pdf  # imported here: most reports are no PDF

        return draft_pdf(raw, origin=origin)
    text = decode(raw, origin=origin, declared=declared_charset(raw))
    if looks_like_html(text):
        from panj.reports.html import draft_html  # imported here: its parsers take longer to load than a short text to read

        return draft_html(text, origin=origin)
    _check_length(text, origin)
    return draft_plain(clean_text(text))


def _check_length(text: str, origin: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise ReportError(f"{origin}: {len(text):,} characters are no single report (at most {MOST_CHARACTERS:,}); split it")


def _custody(raw: bytes, origin: str) -> Custody:
    return Custody(sha256=hashlib.sha256(raw).hexdigest(), retrieved=datetime.now(UTC), origin=origin)


def _make(draft: Draft, given: Draft, custody: Custody) -> Report:
    """The report of a draft; what the caller gave goes first."""
    origin, text = custody.origin, draft.text
    if not text.strip():
        raise ReportError(f"{origin}: there is no text in it; give a file with the report's text")
    _check_length(text, origin)
    draft = replace(draft, title=given.title or draft.title)
    parts = find_parts(draft)
    return Report(
        text=text,
        title=draft.title,
        publisher=given.publisher or draft.publisher,
        published=given.published or draft.published or parts.day,
        url=given.url or draft.url,
        language=draft.language or guess_language(text[draft.body_start :]),
        authors=parts.authors,
        agency=parts.agency,
        passages=parts.passages,
        custody=custody,
    )
