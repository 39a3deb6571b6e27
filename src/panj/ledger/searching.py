"""Words into the stretches of reports that hold them, best first: FTS5 in SQLite, tsvector in PostgreSQL.

Both fold case and reduce English words to their stems ("soldiers" finds "soldier"). A search is words that must all
occur; "quoted words" in that order; -word keeps reports out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from panj.errors import LedgerError
from panj.records import Report, Span

WINDOW = 240
"""Characters shown around the words: about three lines of a terminal."""
OPEN, CLOSE = "\ue000", "\ue001"
"""Marks around found words, of the private use area, which no text that is read uses; checked all the same."""

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_SQLITE = text(
    "SELECT r.id, highlight(words, 0, :open, :close) AS marked FROM words JOIN reports r ON r.number = words.rowid "
    "WHERE words MATCH :terms ORDER BY bm25(words), r.id LIMIT :limit"
)
_POSTGRESQL = text(
    "SELECT id, ts_headline('english', text, query, 'HighlightAll=true, StartSel=' || :open || ', StopSel=' || :close) AS marked "
    "FROM reports, websearch_to_tsquery('english', :terms) AS query WHERE words @@ query ORDER BY ts_rank(words, query) DESC, id LIMIT :limit"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One report that holds the words searched for."""

    report: Report
    span: Span
    """The stretch to show: where the words stand closest together."""
    words: tuple[Span, ...]
    """Every found word in the report's text, first to last."""
    claims: tuple[str, ...] = ()
    """Ids of the claims whose stretch holds one of the words."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A report's id and its text with the found words marked."""

    report_id: str
    text: str


def find_marked(connection: Connection, words: str, *, limit: int) -> list[Marked]:
    """The reports that hold the words, best first, words marked; raises LedgerError when there is nothing to search for."""
    sqlite = connection.dialect.name == "sqlite"
    terms = match_terms(words) if sqlite else words
    bound = {"terms": terms, "open": OPEN, "close": CLOSE, "limit": limit}
    return [Marked(row.id, row.marked) for row in connection.execute(_SQLITE if sqlite else _POSTGRESQL, bound)]


def match_terms(words: str) -> str:
    """What a user typed as an FTS5 query, every word quoted so that none is taken for an operator.

    >>> match_terms('crossed "Shir Khan" -denied')
    '("crossed" AND "Shir Khan") NOT "denied"'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    typed = "".join(c if c.isprintable() else " " for c in words)
    for term in _TERM.finditer(typed):
        found = term["phrase"] if term["phrase"] is not None else term["word"].replace('"', "")
        if any(c.isalnum() for c in found):
            (unwanted if term["minus"] else wanted).append(f'"{found}"')
    if not wanted:
        raise LedgerError(f"nothing to search for in {words!r}; give at least one word that must occur, such as: panj search bridge")
    query = " AND ".join(wanted)
    return f"({query}) NOT " + " NOT ".join(unwanted) if unwanted else query


def read_marks(marked: Marked, report: Report) -> Iterator[Span]:
    """The spans of the marked words in the report's text; none when the marks cannot be trusted."""
    if marked.text.replace(OPEN, "").replace(CLOSE, "") != report.text:
        return
    offset = 0
    for piece in re.split(f"({OPEN}[^{CLOSE}]*{CLOSE})", marked.text):
        word = piece[1:-1] if piece.startswith(OPEN) else ""
        if word:
            yield Span(start=offset, stop=offset + len(word))
        offset += len(word or piece)


def choose_window(report_text: str, words: Sequence[Span]) -> Span:
    """The stretch of about `WINDOW` characters with the most found words, from one gap between words to another.

    >>> choose_window("The bridge at Sarband fell.", [Span(start=4, stop=10)])
    Span(start=0, stop=27)
    """
    if not words:
        return Span(start=0, stop=min(WINDOW, len(report_text)))
    first = max(words, key=lambda w: (sum(w.start <= other.start < w.start + WINDOW // 2 for other in words[:200]), -w.start))
    start = max(0, first.start - WINDOW // 3)
    stop = min(len(report_text), max(start + WINDOW, first.stop))
    if start and (gap := report_text.find(" ", start, first.start)) >= 0:
        start = gap + 1
    if stop < len(report_text) and (gap := report_text.rfind(" ", first.stop, stop)) >= 0:
        stop = gap
    return Span(start=start, stop=stop)
