"""`panj add`: reports into a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from panj.cli import options
from panj.cli.progress import Bar, shown_progress
from panj.settings import read_settings

if TYPE_CHECKING:
    from panj.case import Case
    from panj.records import Report, Skipped


@dataclass(slots=True)
class Tally:
    """What has become of the files so far."""

    added: int = 0
    there: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        return f"{self.added} added, {self.there} already there, {self.skipped} skipped"


@click.command()
@click.argument("case_path", metavar="CASE")
@options.files
@options.published
@options.publisher
def add(case_path: str, files: tuple[str, ...], published: datetime | None, publisher: str | None) -> None:
    """Add reports to a case.

    The case is made when it is not there. FILE is a text, HTML or PDF file, a folder of them, or - for standard input.
    A report that the case has is not read again, so that an interrupted command can simply be repeated.

    \b
    Example:
      panj add border.panj reports/ statement.html --published 2021-07-06
    """
    from panj.case import Case, Desk
    from panj.reports import read_reports

    if not files:
        raise click.UsageError("give at least one FILE, a folder, or - for standard input", click.get_current_context())
    tally = Tally()
    try:
        with shown_progress(files) as bar, Desk(read_settings(), progress=bar.tell) as desk, Case(case_path, desk=desk) as case:
            add_each(case, read_reports(files, published=published, publisher=publisher), tally, bar)
    except KeyboardInterrupt:
        raise click.ClickException(f"stopped: {tally}; what was added is kept, and the same command goes on from here") from None
    click.echo(f"{case_path}: {tally}", err=True)
    if tally.skipped and not tally.added + tally.there:
        raise click.ClickException("nothing could be read; the lines above say why")


def add_each(case: Case, found: Iterable[Report | Skipped], tally: Tally, bar: Bar) -> None:
    """Nothing returned; each report is in the case, each that could not be read is noted there and said."""
    from panj.records import Skipped

    for report in found:
        if isinstance(report, Skipped):
            case.skip(report)
            tally.skipped += 1
            click.echo(f"skipped: {report.reason}", err=True)
            bar.step(report.origin)
            continue
        if case.add(report):
            tally.added += 1
        else:
            tally.there += 1
        bar.step(report.custody.origin if report.custody else "")
