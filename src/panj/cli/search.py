"""`panj search`: words in the reports of a case."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from panj.cli import options

if TYPE_CHECKING:
    from panj.ledger import Hit


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@options.case
@options.rows
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Reports shown at most.", metavar="N")
def search(words: tuple[str, ...], case_path: str | None, form: str | None, limit: int) -> None:
    """Find words in a case.

    The reports that hold all the WORDS, best first. Case, accents and endings do not matter. "Words in quotes" must
    stand in that order; -word keeps reports out.

    \b
    Examples:
      panj search crossed river --case border.panj
      panj search '"air base" -denied' --case border.panj
    """
    from panj.ledger import Ledger

    with Ledger.open(options.named_case(case_path), must_exist=True) as ledger:
        hits = ledger.search(" ".join(words), limit=limit)
        if options.chosen_form(form) == "table":
            from panj.cli.tables import print_hits

            return print_hits(hits)
        for hit in hits:
            click.echo(_as_line(hit))
    return None


def _as_line(hit: Hit) -> str:
    """The hit as one line of JSON; offsets count characters in the report's text."""
    report, span = hit.report, hit.span
    row = {
        "report_id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.day.isoformat() if report.day else None,
        "url": report.url,
        "start": span.start,
        "stop": span.stop,
        "text": span.of(report.text),
        "words": [[word.start, word.stop] for word in hit.words],
        "claims": list(hit.claims),
    }
    return json.dumps(row, ensure_ascii=False)
