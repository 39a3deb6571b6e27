"""A brief as Markdown: headings, lists, and the exact words of every line as numbered notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from panj.brief.days import day_words
from panj.brief.gaps import report_words
from panj.brief.headings import heading, small_print, summary_words
from panj.records import Brief, Line, Report, Situation

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render_markdown(brief: Brief) -> str:
    """The brief as CommonMark; the exact words behind the lines follow as notes, each with report and offsets."""
    situation = brief.situation
    numbers = {claim_id: number for number, claim_id in enumerate(dict.fromkeys(_cited(brief)), 1)}
    parts = [f"# {escape(brief.title)}", summary_words(brief)]
    if situation.as_of:
        parts.append(f"As of {day_words(situation.as_of)}.")
    sections = [("Key points", brief.key_points), *((heading(board.name), board.lines) for board in brief.boards)]
    sections += [("Disputes", brief.disputes), ("Timeline", brief.timeline), ("Sources", brief.sources.lines)]
    for name, lines in sections:
        if lines:
            parts += [f"## {name}", "\n".join(_item(line, situation, numbers) for line in lines)]
    if brief.unresolved:
        parts += ["## Not known", "\n".join(f"- {escape(words)}" for words in brief.unresolved)]
    if situation.reports:
        parts += ["## Reports", "\n".join(_report_item(number, report) for number, report in enumerate(situation.reports, 1))]
        parts += ["## Words", "\n".join(_notes(numbers, situation))]
    return "\n\n".join(parts) + "\n"


def escape(words: str) -> str:
    r"""The words with Markdown's own marks made plain.

    >>> escape("a *bold* claim")
    'a \\*bold\\* claim'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def _cited(brief: Brief) -> Iterator[str]:
    boards: Iterable[tuple[Line, ...]] = (
        brief.key_points,
        *(board.lines for board in brief.boards),
        brief.disputes,
        brief.timeline,
        brief.sources.lines,
    )
    for lines in boards:
        for line in lines:
            yield from line.claims


def _item(line: Line, situation: Situation, numbers: dict[str, int]) -> str:
    notes = ", ".join(str(numbers[claim_id]) for claim_id in line.claims[:6]) + (", …" if len(line.claims) > 6 else "")
    small = escape(" · ".join(small_print(line, situation)))
    return f"- {escape(line.text)} {f'*{small}* ' if small else ''}\\[{notes}\\]"


def _report_item(number: int, report: Report) -> str:
    day = f", {day_words(report.day)}" if report.day else ", undated"
    return f"{number}. {escape(report_words(report))}{day}{f', <{report.url}>' if report.url else ''}"


def _notes(numbers: dict[str, int], situation: Situation) -> Iterator[str]:
    reports = {report.id: number for number, report in enumerate(situation.reports, 1)}
    for claim_id, number in numbers.items():
        claim = situation.claim(claim_id)
        yield f"- \\[{number}\\] “{escape(situation.quote(claim))}” (report {reports[claim.report_id]}, {claim.span.start}–{claim.span.stop})"
