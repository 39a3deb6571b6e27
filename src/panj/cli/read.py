"""`panj read`: one report's claims."""

from __future__ import annotations

import json
from datetime import datetime

import click

from panj.cli import options
from panj.cli.progress import shown_progress
from panj.settings import read_settings


@click.command()
@click.argument("file", metavar="FILE|-")
@options.published
@options.publisher
@options.min_score
@options.rows
@click.option("--explain", is_flag=True, help="Show scores, and why each place and moment was chosen.")
def read(file: str, published: datetime | None, publisher: str | None, min_score: float | None, form: str | None, explain: bool) -> None:
    """Print one report's claims.

    A table in a terminal, JSON Lines in a pipe. FILE is a text, HTML or PDF file, or - for standard input.

    \b
    Examples:
      panj read report.txt --published 2021-07-06 --explain
      cat report.txt | panj read - | jq .quote
    """
    from panj.case import Desk
    from panj.reports import read_report

    report = read_report(file, published=published, publisher=publisher)
    with shown_progress([file]) as bar, Desk(read_settings(), progress=bar.tell) as desk:
        claims = desk.read(report, min_score=min_score).claims
        bar.step(file)
    if options.chosen_form(form) == "table":
        from panj.cli.tables import print_claims

        return print_claims(((claim, report) for claim in claims), explain=explain)
    from panj.ledger import flatten_claim

    for claim in claims:
        row = flatten_claim(claim, report).as_json()
        if explain:
            place = claim.known_place
            row["place_score"] = place.score if place else None
            row["place_reasons"] = "; ".join(place.reasons) if place else None
            row["moment_rule"] = claim.known_moment.rule if claim.known_moment else None
        click.echo(json.dumps(row, ensure_ascii=False))
    return None
