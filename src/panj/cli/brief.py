"""`panj brief`: reports, or a case, into a brief."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from panj.brief import FORMATS
from panj.cli import options
from panj.cli.add import Tally, add_each
from panj.cli.progress import Bar, shown_progress
from panj.settings import Settings, read_settings

if TYPE_CHECKING:
    from panj.records import Reading, Report, Situation, Skipped

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}


@click.command()
@options.files
@options.published
@options.publisher
@options.case
@options.as_of
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: by OUT's ending, else terminal]")
@click.option("--title", help="The brief's title.", metavar="WORDS")
@options.out
def brief(
    files: tuple[str, ...], published: datetime | None, publisher: str | None, case_path: str | None, as_of: date | None,
    form: str | None, title: str | None, out: Path | None,
) -> None:  # fmt: skip
    """Print what reports say together.

    Key points, boards, disputes, timeline, sources, and what is not known; every line stands on claims.

    FILE is a text, HTML or PDF file, a folder of them, or - for standard input. With --case the reports are added to
    that case first, and the brief is drawn from all that it holds; without any FILE, from the case as it is.

    \b
    Examples:
      panj brief report.txt --published 2021-07-06
      panj brief reports/ -o brief.html
      panj brief --case border.panj --as-of 2021-07-05 --format markdown
    """
    from panj.brief import draw_brief, render
    from panj.reports import read_reports

    settings = read_settings()
    case_path = case_path or (settings.case if not files else None)
    if not files and not case_path:
        raise click.UsageError("give at least one FILE, or a case with --case border.panj", click.get_current_context())
    found = read_reports(files, published=published, publisher=publisher)
    with shown_progress(files) as bar:
        if case_path:
            situation = add_to(case_path, found if files else None, settings=settings, as_of=as_of, bar=bar)
        else:
            situation = read_all(found, settings=settings, as_of=as_of, bar=bar)
    if not situation.reports:
        raise click.ClickException(_why_empty(situation))
    chosen = form or (SUFFIXES.get(out.suffix.lower()) if out else None) or "terminal"
    options.write_out(render(draw_brief(situation, title=title), chosen), out)


def add_to(case_path: str, found: Iterable[Report | Skipped] | None, *, settings: Settings, as_of: date | None, bar: Bar) -> Situation:
    """The situation of the case, after the reports, if any, were added to it."""
    from panj.case import Case, Desk

    tally = Tally()
    with Desk(settings, progress=bar.tell) as desk, Case(case_path, desk=desk, must_exist=found is None) as case:
        add_each(case, found or (), tally, bar)
        return case.situation(as_of)


def read_all(found: Iterable[Report | Skipped], *, settings: Settings, as_of: date | None, bar: Bar) -> Situation:
    """The situation from reports that are kept nowhere."""
    from panj.case import Desk
    from panj.ledger.publication import publication_order, published_by
    from panj.records import Skipped
    from panj.situation import situation_at

    readings: dict[str, tuple[Report, Reading]] = {}
    skipped: list[Skipped] = []
    with Desk(settings, progress=bar.tell) as desk:
        for report in found:
            if isinstance(report, Skipped):
                skipped.append(report)
                click.echo(f"skipped: {report.reason}", err=True)
            elif report.id not in readings and published_by(report, as_of):
                readings[report.id] = report, desk.read(report)
            bar.step("")
    pairs = sorted(readings.values(), key=lambda pair: publication_order(pair[0]))
    claims = [claim for _, reading in pairs for claim in reading.claims]
    return situation_at([report for report, _ in pairs], claims, as_of=as_of, skipped=skipped)


def _why_empty(situation: Situation) -> str:
    """Why there is nothing to draw, and what to try."""
    if situation.skipped:
        return "nothing could be read; the lines above say why"
    if situation.as_of:
        return f"no report was published by {situation.as_of}; give a later day with --as-of"
    return "the case holds no report yet; add some with: panj add CASE FILE..."
