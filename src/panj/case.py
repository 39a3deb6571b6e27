"""The facade: one crisis, its reports, and what they say together.

What enters is a report, a text or a path; what leaves is a situation. Reading happens once: a report that is already in
the case is not read again by the same reader.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from panj.errors import ReportError
from panj.ledger import ClaimRow, flatten_claim
from panj.reports import read_report, report_from_text
from panj.settings import Settings, read_settings

if TYPE_CHECKING:
    from panj.gazetteer import Gazetteer
    from panj.ledger import Hit, Ledger
    from panj.reading import Reader
    from panj.records import Reading, Report, Situation, Skipped

Progress = Callable[[str, float], None]
"""Told what is being done and how much of it is done, from 0 to 1."""


class Desk:
    """Where reports are read: a reader and a gazetteer, opened when first needed; close it, or use it in a `with`.

    >>> with Desk() as desk:
    ...     reading = desk.read(report_from_text("Rebels seized the town of Imam Sahib on Sunday."))
    >>> reading.reader.startswith("panj")
    True
    """

    def __init__(
        self, settings: Settings | None = None, *, reader: Reader | None = None, gazetteer: Gazetteer | None = None, progress: Progress | None = None
    ) -> None:
        self._settings = settings or read_settings()
        self._reader = reader
        self._gazetteer = gazetteer
        self._owns_gazetteer = gazetteer is None
        self._progress = progress

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Nothing returned; closes what the desk itself has opened."""
        if self._owns_gazetteer and self._gazetteer is not None:
            self._gazetteer.close()
            self._gazetteer = None

    @property
    def reader(self) -> Reader:
        """The reader."""
        if self._reader is None:
            from panj.reading import Reader

            self._reader = Reader.open(self._settings.reader, threads=self._settings.threads)
        return self._reader

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, which is built when there is none yet."""
        if self._gazetteer is None:
            from panj.gazetteer import Gazetteer

            progress = {"progress": self._progress} if self._progress else {}
            self._gazetteer = Gazetteer.open(self._settings.gazetteer, **progress)
        return self._gazetteer

    def read(self, report: Report, *, min_score: float | None = None) -> Reading:
        """The reading of a report: every claim with a score of at least `min_score` (the setting, else the reader's own)."""
        from panj.reading import read_claims

        least = self._settings.min_score if min_score is None else min_score
        given = {} if least is None else {"least_score": least}
        return read_claims(report, reader=self.reader, gazetteer=self.gazetteer, **given)


class Case:
    """One crisis: a ledger, and a desk at which its reports are read; close it, or use it in a `with`.

    >>> with Case(":memory:") as case:
    ...     first = case.add("Rebels seized the town of Imam Sahib on Sunday.", published="2021-07-06")
    ...     again = case.add("Rebels seized the town of Imam Sahib on Sunday.", published="2021-07-06")
    ...     situation = case.situation()
    >>> first, again, len(situation.reports)
    (True, False, 1)
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        reader: Reader | None = None,
        gazetteer: Gazetteer | None = None,
        *,
        desk: Desk | None = None,
        must_exist: bool = False,
    ) -> None:
        """Opens the case at a path or database URL; see `Ledger.open` for what can go wrong."""
        from panj.ledger import Ledger  # imported here: a desk alone needs no database

        self.desk = desk or Desk(reader=reader, gazetteer=gazetteer)
        self._owns_desk = desk is None
        self.ledger: Ledger = Ledger.open(path, must_exist=must_exist)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Nothing returned; lets go of the ledger, the reader and the gazetteer."""
        self.ledger.close()
        if self._owns_desk:
            self.desk.close()

    def add(self, report: Report | str | Path, *, published: datetime | date | str | None = None, publisher: str | None = None) -> bool:
        """Whether something was added; False when the case had this report, read by this reader.

        Args:
            report: a report, its text as a string, or the `Path` of a file.
            published: the day of publication, where text or file does not say.
            publisher: who put it out, where text or file does not say.

        Raises:
            ReportError: the text or file is no report, or a string is the name of a file: that must be a `Path`.
        """
        report = as_report(report, published=published, publisher=publisher)
        if self.ledger.has(report, self.desk.reader.name):
            return False
        return self.ledger.append(report, self.desk.read(report))

    def skip(self, skipped: Skipped) -> bool:
        """Whether what could not be read was noted; the brief counts it aloud."""
        return self.ledger.skip(skipped)

    def situation(self, as_of: date | None = None) -> Situation:
        """What is said to be so, from every report published up to the end of that day in UTC, and from the undated."""
        from panj.situation import situation_at

        held = self.ledger.contents(as_of)
        return situation_at(held.reports, held.claims, as_of=as_of, judgements=held.judgements, skipped=held.skipped)

    def rows(self, as_of: date | None = None) -> Iterator[ClaimRow]:
        """Every claim as a flat row, for a data frame: ``pandas.DataFrame(row.as_json() for row in case.rows())``."""
        held = self.ledger.contents(as_of)
        reports = {report.id: report for report in held.reports}
        for claim in held.claims:
            yield flatten_claim(claim, reports[claim.report_id])

    def search(self, words: str) -> Iterator[Hit]:
        """The reports that hold all the words, best first: "quoted words" stand in that order, -word keeps out."""
        return self.ledger.search(words)


def as_report(given: Report | str | Path, *, published: datetime | date | str | None = None, publisher: str | None = None) -> Report:
    """The report that was given: as such, as its text, or as the path of a file.

    >>> as_report("The bridge at Sarband fell.", published="2021-07-06").day
    datetime.date(2021, 7, 6)
    """
    if isinstance(given, Path):
        return read_report(given, published=published, publisher=publisher)
    if not isinstance(given, str):
        return given
    if len(given) < 256 and "\n" not in given and "\0" not in given and Path(given).is_file():
        raise ReportError(f"{given!r} names a file, and a string is taken as a report's text; give Path({given!r})")
    return report_from_text(given, published=published, publisher=publisher)
