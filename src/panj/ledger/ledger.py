"""The ledger: a held resource on one case, which appends and gives back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from panj.errors import LedgerError
from panj.ledger.opening import open_engine, told, writing
from panj.ledger.restoring import (
    newest_reading_of,
    newest_readings,
    readings_of,
    select_claims,
    select_judgements,
    select_readings,
    select_report,
    select_reports,
    select_skipped,
)
from panj.ledger.searching import Hit, choose_window, find_marked, read_marks
from panj.ledger.writing import has_reading, has_report, insert_judgement, insert_reading, insert_report, insert_skipped
from panj.records import Claim, Judgement, Reading, Report, Skipped

SEARCH_LIMIT = 50
"""Reports that a search gives at most, unless told otherwise: what a person looks through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a situation is made of, as it stood at one instant, whatever other processes add meanwhile."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    skipped: tuple[Skipped, ...]


class Ledger:
    """A case: reports, readings and judgements, only ever added to; close it, or use it in a `with`.

    Several processes may read while one adds; two that add take turns. SQLite in a file by default, PostgreSQL by URL.
    `as_of` means every report published up to 23:59 UTC of that day, and every report whose date is unknown.

    >>> from panj.records import Kind, Span
    >>> report = Report(text="The bridge at Sarband fell.")
    >>> claim = Claim(report_id=report.id, reader="example 1", span=Span(start=0, stop=26), kind=Kind.STATE)
    >>> with Ledger.open(":memory:") as ledger:
    ...     first = ledger.append(report, Reading(report_id=report.id, reader="example 1", claims=(claim,)))
    ...     again = ledger.append(report, Reading(report_id=report.id, reader="example 1", claims=(claim,)))
    ...     kept = ledger.claims()
    >>> first, again, kept == (claim,)
    (True, False, True)
    """

    def __init__(self, engine: Engine, *, name: str) -> None:
        self._engine = engine
        self.name = name

    @classmethod
    def open(cls, path_or_url: str | os.PathLike[str], *, must_exist: bool = False) -> Self:
        """The ledger at a path or database URL, made when nothing is there.

        Args:
            path_or_url: a file such as "border.panj", ":memory:", or "postgresql://user@host/name".
            must_exist: refuse instead of making a new case.

        Raises:
            LedgerError: the file is no case, was written by a newer Panj, or cannot be opened or written.

        >>> with Ledger.open(":memory:") as ledger:
        ...     ledger.reports()
        ()
        """
        return cls(open_engine(path_or_url, must_exist=must_exist), name=os.fspath(path_or_url))

    def close(self) -> None:
        """Nothing returned; lets go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def has(self, report: Report, reader: str) -> bool:
        """Whether that reader's reading of the report is there, so that it need not be read again."""
        with self._looking() as connection:
            return has_reading(connection, report.id, reader)

    def append(self, report: Report, reading: Reading) -> bool:
        """Whether something was added; False when this reader's reading of this report was there already.

        The report and its reading are one transaction: after a crash they are there wholly or not at all.

        Raises:
            LedgerError: the reading is of another report, or the case cannot be written.
        """
        if reading.report_id != report.id:
            raise LedgerError(f"{self.name}: the reading is of report {reading.report_id}, not {report.id}; append each report with its own reading")
        where = f"{self.name}: report {report.id} ({report.title or report.text[:40]})"

        def add(connection: Connection) -> bool:
            if has_reading(connection, report.id, reading.reader):
                return False
            if not has_report(connection, report.id):
                insert_report(connection, report)
            insert_reading(connection, reading)
            return True

        try:
            return self._add(add)
        except UnicodeEncodeError as fault:
            raise LedgerError(f"{where} holds half a character at offset {fault.start}; decode the file as what it is, and read it again") from fault

    def skip(self, skipped: Skipped) -> bool:
        """Whether what could not be read was noted; False when it was noted before."""
        return self._add(lambda connection: insert_skipped(connection, skipped))

    def judge(self, judgement: Judgement) -> bool:
        """Whether the judgement was stored; False when the very same one is there. An earlier one stays, superseded."""
        return self._add(lambda connection: insert_judgement(connection, judgement))

    def reports(self, as_of: date | None = None) -> tuple[Report, ...]:
        """The reports, oldest first, undated last."""
        with self._looking() as connection:
            return select_reports(connection, as_of)

    def claims(self, as_of: date | None = None) -> tuple[Claim, ...]:
        """The claims of each report's newest reading, in the order of `reports` and of the text."""
        return self.contents(as_of).claims

    def readings(self, report_id: str, reader: str | None = None) -> tuple[Reading, ...]:
        """Every reader's reading of a report, the newest last, or the one by `reader`."""
        with self._looking() as connection:
            return select_readings(connection, readings_of(report_id, reader))

    def judgements(self, *, superseded: bool = False) -> tuple[Judgement, ...]:
        """The judgements that hold, or with `superseded` all that were ever stored, oldest first."""
        with self._looking() as connection:
            stored = select_judgements(connection)
        return stored if superseded else holding(stored)

    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be read, and has not been read since."""
        with self._looking() as connection:
            return select_skipped(connection)

    def contents(self, as_of: date | None = None) -> Contents:
        """Reports, claims, judgements and what was skipped, all as of one instant: what `situation_at` needs."""
        with self._looking() as connection:
            reports = select_reports(connection, as_of)
            order = {report.id: n for n, report in enumerate(reports)}
            by_reading = select_claims(connection, newest_readings(as_of))
            judgements, skipped = holding(select_judgements(connection)), select_skipped(connection)
        claims = sorted((claim for claims in by_reading.values() for claim in claims), key=lambda c: (order[c.report_id], c.span))
        return Contents(reports=reports, claims=tuple(claims), judgements=judgements, skipped=skipped)

    def search(self, words: str, *, limit: int = SEARCH_LIMIT) -> Iterator[Hit]:
        """The reports that hold all the words, best first: "quoted words" stand in that order, -word keeps out.

        Raises:
            LedgerError: there is no word to search for.
        """
        with self._looking() as connection:
            for marked in find_marked(connection, words, limit=limit):
                report = select_report(connection, marked.report_id)
                if report is None:
                    continue
                found = tuple(read_marks(marked, report))
                claims = (c for claims in select_claims(connection, newest_reading_of(report.id)).values() for c in claims)
                touched = tuple(c.id for c in claims if any(c.span.overlap(word) for word in found))
                yield Hit(report=report, span=choose_window(report.text, found), words=found, claims=touched)

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        """A connection that reads, in one snapshot."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as fault:
            raise told(fault, self.name) from fault

    def _add(self, add: Callable[[Connection], bool]) -> bool:
        """What `add` says after it has added in one transaction; what goes wrong undoes it all."""
        try:
            try:
                return self._add_now(add)
            except IntegrityError:  # on PostgreSQL another process may have added the same: look again
                return self._add_now(add)
        except SQLAlchemyError as fault:
            raise told(fault, self.name) from fault

    def _add_now(self, add: Callable[[Connection], bool]) -> bool:
        with writing(self._engine) as connection, connection.begin():
            return add(connection)


def holding(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The judgements that hold: of each pair the latest by a person, else the latest by a rule; in the order stored.

    The order of the two things in a pair does not matter.

    >>> from datetime import UTC, datetime
    >>> from panj.records import Verdict
    >>> same = {"left": "a", "right": "b", "verdict": Verdict.SAME, "score": 0.9, "made": datetime(2021, 7, 7, tzinfo=UTC)}
    >>> rule = Judgement(**same, reason="same words", judge="rule:words")
    >>> person = Judgement(**same | {"verdict": Verdict.DIFFERENT}, reason="two bridges", judge="person:mina")
    >>> [judgement.judge for judgement in holding((person, rule))]
    ['person:mina']
    """
    kept: dict[frozenset[str], Judgement] = {}
    for judgement in judgements:
        pair = frozenset((judgement.left, judgement.right))
        before = kept.get(pair)
        if before is None or judgement.by_person >= before.by_person:
            kept.pop(pair, None)
            kept[pair] = judgement
    return tuple(kept.values())
