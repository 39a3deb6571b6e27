"""`panj show`: one view of a case."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import click

from panj.cli import options
from panj.settings import read_settings

if TYPE_CHECKING:
    from panj.case import Case
    from panj.records import Board

VIEWS = (
    "claims", "figures", "sources", "control", "displacement", "forces", "diplomacy", "commitments", "conditions",
    "attacks", "other", "changes", "disputes", "timeline",
)  # fmt: skip


@click.command()
@click.argument("view", type=click.Choice(VIEWS), metavar="VIEW")
@options.case
@options.as_of
@options.min_score
@options.rows
def show(view: str, case_path: str | None, as_of: date | None, min_score: float | None, form: str | None) -> None:
    """Show one view of a case.

    A table in a terminal, JSON Lines in a pipe. VIEW is one of claims, figures, sources, control, displacement, forces,
    diplomacy, commitments, conditions, attacks, other, changes, disputes, timeline.

    \b
    Examples:
      panj show control --case border.panj
      panj show figures --case border.panj --as-of 2021-07-05
    """
    from panj.case import Case

    settings = read_settings()
    chosen = options.chosen_form(form)
    with Case(options.named_case(case_path, settings), must_exist=True) as case:
        if view == "claims":
            return _show_claims(case, as_of, chosen, min_score or settings.min_score or 0.0)
        board = _draw_board(case, view, as_of)
    if chosen == "table":
        from panj.cli.tables import print_lines

        return print_lines(board)
    from panj.brief.interchange import line_form

    for line in board.lines:
        click.echo(json.dumps(line_form(line), ensure_ascii=False))
    return None


def _show_claims(case: Case, as_of: date | None, form: str, least: float) -> None:
    """Nothing returned; every claim of at least that score is on stdout."""
    if form == "table":
        from panj.cli.tables import print_claims

        held = case.ledger.contents(as_of)
        reports = {report.id: report for report in held.reports}
        return print_claims((claim, reports[claim.report_id]) for claim in held.claims if claim.score >= least)
    for row in case.rows(as_of):
        if row.score >= least:
            click.echo(json.dumps(row.as_json(), ensure_ascii=False))
    return None


def _draw_board(case: Case, view: str, as_of: date | None) -> Board:
    """The board of that name, as the brief has it; empty when the brief leaves it out."""
    from panj.brief import draw_brief
    from panj.records import Board

    brief = draw_brief(case.situation(as_of))
    drawn = {board.name: board for board in brief.boards}
    drawn |= {"sources": brief.sources, "timeline": Board(name=view, lines=brief.timeline), "disputes": Board(name=view, lines=brief.disputes)}
    return drawn.get(view) or Board(name=view, lines=())
