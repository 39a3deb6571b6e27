"""`panj export`: the claims or reports of a case, for other programs."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import click

from panj.cli import options

if TYPE_CHECKING:
    from panj.case import Case
    from panj.records import Report

SUFFIXES = {".csv": "csv", ".parquet": "parquet"}
Row = dict[str, Any]


@click.command()
@click.argument("what", type=click.Choice(["claims", "reports"]), default="claims", metavar="[claims|reports]")
@options.case
@options.as_of
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "parquet"]), help="[default: by OUT's ending, else jsonl]")
@options.out
def export(what: str, case_path: str | None, as_of: date | None, form: str | None, out: Path | None) -> None:
    """Write a case's claims for other programs.

    The claims, or the reports, as JSON Lines, CSV or Parquet. A claim is one flat row: its words and where they stand,
    who says so, kind, standing, actor, recipient, place with coordinates, days, figure. Parquet needs the package
    pyarrow.

    \b
    Examples:
      panj export --case border.panj -o claims.csv
      panj export reports --case border.panj > reports.jsonl
    """
    from panj.case import Case

    chosen = form or (SUFFIXES.get(out.suffix.lower()) if out else None) or "jsonl"
    if chosen == "parquet" and out is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is not for a terminal; add -o claims.parquet", click.get_current_context())
    with Case(options.named_case(case_path), must_exist=True) as case:
        rows = [row.as_json() for row in case.rows(as_of)] if what == "claims" else list(_reports(case, as_of))
    options.write_out(_written(rows, _columns(what), chosen), out)


def _columns(what: str) -> Sequence[str]:
    from panj.ledger import COLUMNS

    return COLUMNS if what == "claims" else REPORT_COLUMNS


REPORT_COLUMNS = ("id", "title", "publisher", "published", "url", "language", "authors", "agency", "text", "sha256", "retrieved", "origin")


def _reports(case: Case, as_of: date | None) -> Iterator[Row]:
    for report in case.ledger.reports(as_of):
        yield _report_row(report)


def _report_row(report: Report) -> Row:
    """The report as one flat row, with its custody."""
    custody = report.custody
    return {
        **{name: getattr(report, name) for name in ("id", "title", "publisher", "url", "language", "agency", "text")},
        "published": report.published.isoformat() if report.published else None,
        "authors": "; ".join(report.authors) or None,
        "sha256": custody.sha256 if custody else None,
        "retrieved": custody.retrieved.isoformat() if custody else None,
        "origin": custody.origin if custody else None,
    }


def _written(rows: Sequence[Row], columns: Sequence[str], form: str) -> str | bytes:
    """The rows in that form."""
    if form == "jsonl":
        return "".join(json.dumps({name: row[name] for name in columns}, ensure_ascii=False) + "\n" for row in rows)
    if form == "parquet":
        return _parquet(rows, columns)
    sheet = io.StringIO(newline="")
    writer = csv.DictWriter(sheet, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return sheet.getvalue()


def _parquet(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    """The rows as Parquet, with the same types whatever they hold; fails with the next step when pyarrow is not there."""
    from panj.ledger import ClaimRow

    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ModuleNotFoundError as fault:
        raise click.ClickException("Parquet needs the package pyarrow; install it with: pip install pyarrow, or use --format csv") from fault
    stated = get_type_hints(ClaimRow) if columns != REPORT_COLUMNS else {}
    types = {date: arrow.date32(), float: arrow.float64(), int: arrow.int64(), bool: arrow.bool_(), str: arrow.string()}
    kinds = {name: next(kind for kind in types if kind in (get_args(stated.get(name)) or (stated.get(name, str),))) for name in columns}
    arrays = [arrow.array([_as_day(row[name]) if kinds[name] is date else row[name] for row in rows], types[kinds[name]]) for name in columns]
    sink = io.BytesIO()
    parquet.write_table(arrow.table(arrays, names=list(columns)), sink)
    return sink.getvalue()


def _as_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
