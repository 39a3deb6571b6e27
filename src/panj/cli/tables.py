"""Claims and lines as rich tables, the words highlighted. Nothing that a report says can steer the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from panj.records import Board, Claim, Figure, Moment, Place, Report, Source, Span

if TYPE_CHECKING:
    from panj.ledger import Hit

STYLES = {"actor": "bold cyan", "recipient": "cyan", "place": "green", "moment": "magenta", "figure": "bold yellow", "standing": "red"}
"""What each part of a claim looks like, in the words and under the table."""


def print_claims(pairs: Iterable[tuple[Claim, Report]], *, explain: bool = False) -> None:
    """Nothing returned; the claims as a table on stdout, with the reasons for places and scores when asked."""
    table = Table(expand=True, pad_edge=False, show_lines=True)
    for name, share in (("claim", 5), ("who says so", 3), ("where, when", 3), ("how many", 2)):
        table.add_column(name, ratio=share)
    for claim, report in pairs:
        cells = [claim_words(claim, report), _says(claim, report), _where(claim), Text(figure_words(claim.figure))]
        if explain:
            cells[0].append_text(Text(f"\nscore {claim.score:.2f}", style="dim"))
            cells[1].append_text(Text("".join(f"\n{_link(link)}" for link in claim.chain), style="dim"))
            cells[2].append_text(Text("".join(f"\n{reason}" for reason in _reasons(claim)), style="dim"))
        table.add_row(*cells)
    console = Console()
    console.print(table)
    console.print(Text.assemble(*_legend()))


def print_lines(board: Board) -> None:
    """Nothing returned; the lines of a board as a table on stdout, without the columns that would be empty."""
    columns = (
        ("day", 0, [str(line.day or "") for line in board.lines]),
        (board.name, 5, [printable(line.text) for line in board.lines]),
        ("who says so", 3, [printable(line.says) for line in board.lines]),
        ("origins", 0, [str(line.origins or "") for line in board.lines]),
        ("note", 2, [printable(line.note) for line in board.lines]),
    )
    table = Table(expand=True, pad_edge=False)
    kept = [column for column in columns if any(column[2]) or column[0] == board.name]
    for name, share, _ in kept:
        table.add_column(name, ratio=share or None, no_wrap=not share)
    for cells in zip(*(cells for _, _, cells in kept), strict=True):
        table.add_row(*cells)
    Console().print(table)


def print_hits(hits: Iterable[Hit]) -> None:
    """Nothing returned; what a search found as a table on stdout, the words highlighted."""
    table = Table("published", "publisher", "words", expand=True, pad_edge=False, show_lines=True)
    for hit in hits:
        words = highlight(hit.report.text, hit.span, [(word, "bold yellow") for word in hit.words])
        table.add_row(str(hit.report.day or "undated"), printable(hit.report.publisher or hit.report.title or ""), words)
    Console().print(table)


def printable(text: str) -> str:
    """The text with every control character as a space, one for one, so that offsets stay.

    >>> printable("a" + chr(27) + "[31mb")
    'a [31mb'
    """
    return "".join(c if c.isprintable() else " " for c in text)


def highlight(text: str, shown: Span, marks: Iterable[tuple[Span, str]]) -> Text:
    """The words under `shown`, with a style on each marked span."""
    words = Text(printable(shown.of(text)))
    for span, style in marks:
        if span.overlap(shown):
            words.stylize(style, max(0, span.start - shown.start), min(span.stop, shown.stop) - shown.start)
    return words


def claim_words(claim: Claim, report: Report) -> Text:
    """The claim's words with its parts highlighted, then its kind and standing."""
    words = highlight(report.text, claim.span, ((part.span, STYLES[name]) for name, part in _parts(claim)))
    if claim.standing_span:
        words.append_text(Text(f" ({printable(claim.standing_span.of(report.text))})", style=STYLES["standing"]))
    return words.append_text(Text(f"\n{claim.kind.value} {claim.standing.value}", style="dim"))


def figure_words(figure: Figure | None) -> str:
    """The figure's range and what is counted.

    >>> figure_words(Figure(span=Span(start=0, stop=13), low=300, high=None, of="troops"))
    '300 or more troops'
    """
    if figure is None:
        return ""
    low, high = _number(figure.low), _number(figure.high)
    span = low if low == high else f"{low} or more" if not high else f"up to {high}" if not low else f"{low} to {high}"
    return printable(f"{'about ' if figure.approximate else ''}{span} {figure.of or figure.unit or ''}").strip()


def _number(end: float | None) -> str:
    return "" if end is None else f"{end:,.0f}" if end == int(end) else f"{end:,g}"


def _parts(claim: Claim) -> Iterator[tuple[str, Place | Moment | Figure]]:
    for name in ("place", "moment", "figure", "recipient", "actor"):
        if part := getattr(claim, name):
            yield name, part


def _says(claim: Claim, report: Report) -> Text:
    """Who says so: the origin first, then by whom it comes."""
    if not claim.chain:
        return Text(printable(report.publisher or "the report itself"), style="dim")
    return Text(printable(" via ".join(link.name for link in reversed(claim.chain))))


def _link(link: Source) -> str:
    role = f", {link.role}" if link.role else ""
    return printable(f"{link.kind.value}: {link.name}{role}")


def _where(claim: Claim) -> Text:
    """Where and when; what was inferred is dim."""
    cell = Text()
    if place := claim.known_place:
        words = ", ".join((place.name, *reversed(place.path[:1]))) if place.path[:1] != (place.name,) else place.name
        cell.append(printable(words), STYLES["place"] if claim.place else "dim")
    if moment := claim.known_moment:
        cell.append(("\n" if cell else "") + moment_words(moment), STYLES["moment"] if claim.moment else "dim")
    return cell


def moment_words(moment: Moment) -> str:
    """The days of a moment.

    >>> moment_words(Moment(span=Span(start=0, stop=6), value="PRESENT_REF"))
    'PRESENT_REF'
    """
    days: Sequence[str] = [str(day) for day in (moment.earliest, moment.latest) if day]
    if not days:
        return printable(moment.value or "unresolved")
    if moment.earliest == moment.latest:
        return days[0]
    return f"{moment.earliest or ''}..{moment.latest or ''}"


def _reasons(claim: Claim) -> Iterator[str]:
    """Why the place and the moment are what they are."""
    if place := claim.known_place:
        point = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else "no point"
        yield printable(f"{'stated' if claim.place else 'inferred'}, score {place.score:.2f}, {place.feature or 'unresolved'} at {point}")
        yield from (printable(f"- {reason}") for reason in place.reasons)
    if moment := claim.known_moment:
        yield printable(f"{'stated' if claim.moment else 'inferred'}: {moment.rule or moment.value or 'unresolved'}")


def _legend() -> Iterator[tuple[str, str]]:
    for name, style in STYLES.items():
        yield f"{name} ", style
    yield "(dim: inferred)", "dim"
