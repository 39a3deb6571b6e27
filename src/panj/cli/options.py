"""The options that several commands share, as decorators."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from panj.settings import Settings, read_settings

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day on the command line."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails with what would be right."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as YYYY-MM-DD, as in 2021-07-06", param, ctx)


class Publication(click.ParamType[datetime]):
    """A day or a time of publication on the command line."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time; fails with what would be right."""
        try:
            return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is neither a day nor a time; write 2021-07-06 or 2021-07-06T14:30+04:30", param, ctx)


files = click.argument("files", nargs=-1, metavar="FILE...")
as_of = click.option("--as-of", type=Day(), help="Only reports published up to the end of this day, in UTC; undated ones are kept.", metavar="DATE")
publisher = click.option("--publisher", help="Who put the reports out, where they do not say.", metavar="NAME")
published = click.option(
    "--published", type=Publication(), help="When the reports came out, where they do not say: relative dates depend on it.", metavar="DATE"
)
min_score = click.option("--min-score", type=click.FloatRange(0, 1), help="Leave out claims that the reader is less sure of.", metavar="0..1")
case = click.option("--case", "case_path", help="The case: a file, or the URL of a database.", metavar="CASE")
rows = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    help="A table for people, JSON Lines for programs. [default: table in a terminal, else jsonl]",
)
out = click.option(
    "-o", "--output", "out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of stdout.", metavar="OUT"
)


def named_case(given: str | None, settings: Settings | None = None) -> str:
    """The case that was named on the command line or in the settings; bad use when there is none."""
    chosen = given or (settings or read_settings()).case
    if not chosen:
        raise click.UsageError("no case is named; add --case border.panj, or set PANJ_CASE", click.get_current_context())
    return chosen


def chosen_form(given: str | None) -> str:
    """The form that was asked for, else a table in a terminal and JSON Lines in a pipe."""
    return given or ("table" if sys.stdout.isatty() else "jsonl")


def write_out(text: str | bytes, out: Path | None) -> None:
    """Nothing returned; the text is in the file, or on stdout when no file is named."""
    if out is None or str(out) == "-":
        click.echo(text, nl=False)
        return
    try:
        out.write_bytes(text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text)
    except OSError as fault:
        raise click.ClickException(f"{out} cannot be written ({fault.strerror}); give a path in a folder that is there and yours") from fault
    click.echo(f"written to {out}", err=True)
