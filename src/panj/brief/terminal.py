"""A brief in the terminal, by rich: for wide and narrow windows, and without colour in a pipe."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from io import StringIO
from typing import Literal

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from panj.brief.days import day_words
from panj.brief.headings import count_words, heading, place_words, summary_words, when_words
from panj.records import Brief, Line, Situation

MOST_LINES = 8
"""Lines of a board that are printed; more are counted, and `panj show` lists them all."""
WIDEST = 110
"""Longer lines than this are hard to read on."""
PLAIN_WIDTH = 100


def render_terminal(brief: Brief, *, width: int | None = None, colour: bool | None = None) -> str:
    """The brief as lines of text, with ANSI colour when `colour` or, untold, when standard output is a terminal."""
    live = sys.stdout.isatty()
    coloured = colour if colour is not None else live and "NO_COLOR" not in os.environ
    columns = width or (min(WIDEST, shutil.get_terminal_size().columns) if live else PLAIN_WIDTH)
    out = StringIO()
    system: Literal["standard"] | None = "standard" if coloured else None
    console = Console(file=out, width=columns, force_terminal=coloured, color_system=system, highlight=False, emoji=False, legacy_windows=False)
    _print_brief(brief, console)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _print_brief(brief: Brief, console: Console) -> None:
    situation = brief.situation
    console.print(Text(brief.title, style="bold"))
    if situation.as_of:
        console.print(Text(f"as of {day_words(situation.as_of)}", style="dim"))
    console.print(Text(summary_words(brief), style="dim"))
    _print_lines("Key points", brief.key_points, situation, console, numbered=True)
    for board in brief.boards:
        _print_lines(heading(board.name), board.lines, situation, console, most=MOST_LINES, more=f"panj show {board.name}")
    _print_lines("Disputes", brief.disputes, situation, console, most=MOST_LINES)
    _print_timeline(brief, console)
    _print_lines("Sources", brief.sources.lines, situation, console, most=2 * MOST_LINES)
    if brief.unresolved:
        _print_heading("Not known", console)
        for words in brief.unresolved:
            console.print(Padding(Text(words), (0, 0, 0, 2)))


def _print_heading(name: str, console: Console) -> None:
    console.print()
    console.print(Rule(Text(name, style="bold cyan"), align="left", style="dim", characters="─"))


def _print_lines(
    name: str, lines: Sequence[Line], situation: Situation, console: Console, *, most: int | None = None, numbered: bool = False, more: str = ""
) -> None:
    if not lines:
        return
    _print_heading(name, console)
    for number, line in enumerate(lines[:most], 1):
        lead = f"{number}. " if numbered else "• "
        console.print(_hanging(lead, Text(line.text), console))
        if small := _small(line, situation):
            console.print(Padding(small, (0, 0, 0, len(lead) + 1)))
    if most and len(lines) > most:
        console.print(Text(f"   and {len(lines) - most} more{f': {more}' if more else ''}", style="dim"))


def _hanging(lead: str, words: Text, console: Console) -> Text:
    """The words wrapped to the width with every line but the first moved in as far as the lead."""
    lines = words.wrap(console, max(20, console.width - len(lead) - 1))
    moved = Text(f" {lead}")
    return moved.append_text(Text(f"\n{' ' * (len(lead) + 1)}").join(lines))


def _small(line: Line, situation: Situation) -> Text:
    """Day, place, who says so, origins; what is doubtful stands out."""
    when = when_words(line, situation) if line.origins or line.day else ""
    parts = [Text(when), Text(place_words(line.place)), Text(line.says, style="italic")]
    parts += [Text(count_words(line.origins, "origin") if line.origins else ""), Text(line.note, style="yellow")]
    return Text(" · ", style="dim").join(part for part in parts if part.plain)


def _print_timeline(brief: Brief, console: Console) -> None:
    if not brief.timeline:
        return
    _print_heading("Timeline", console)
    last = None
    for line in brief.timeline:
        if line.day != last and line.day:
            console.print(Text(f" {day_words(line.day)}", style="bold"))
            last = line.day
        days = when_words(line, brief.situation)
        span = f" {days} ·" if line.day and days != day_words(line.day) else ""
        console.print(_hanging("  • ", Text.assemble(line.text, (f"{span} {line.says}", "italic dim")), console))
