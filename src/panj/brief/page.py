"""A brief as one self-contained page: no scripts, no requests; every line opens its words, every report is there in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup, escape

from panj.brief.days import day_words, range_words
from panj.brief.evidence import MOST_QUOTES, Quote, nested_pieces, quotes
from panj.brief.headings import CREDIBILITY, count_words, heading, place_words, summary_words, when_words
from panj.brief.map import draw_map
from panj.brief.map.marks import Marks, find_marks
from panj.brief.voices import own_voice
from panj.records import Brief, Claim, Line, Report, Situation

MOST_LINES = 12
"""Lines of a board that are open to the eye; the rest are folded, not left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A line with all that the page says beside it."""

    line: Line
    moment: str
    place: str
    origins: str
    notes: tuple[str, ...]
    reports: str
    """Numbers of the reports that it stands on: "1, 4"."""
    quotes: tuple[Quote, ...]
    more: int
    """Claims beyond those quoted."""
    credibility: str
    left: int = 0
    """For a contradiction: how many of the quotes are of its first side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """A report as the page prints it."""

    report: Report
    number: int
    voice: str
    day: str
    link: str
    body: Markup
    claims: str
    copies: tuple[int, ...]


def render_page(brief: Brief) -> str:
    """The brief as HTML."""
    situation = brief.situation
    marks = find_marks(situation)
    drawn = draw_map(situation)
    sections = [(board.name, heading(board.name), _shown(board.lines, situation)) for board in brief.boards]
    return _template().render(
        brief=brief,
        summary=summary_words(brief),
        as_of=day_words(situation.as_of) if situation.as_of else "",
        key_points=_shown(brief.key_points, situation),
        sections=sections,
        map=Markup(drawn) if drawn else None,  # noqa: S704 - drawn by Panj, names escaped
        map_notes=_map_notes(marks),
        disputes=_shown(brief.disputes, situation),
        days=_days(brief),
        sources=brief.sources.lines,
        reports=tuple(_shown_reports(situation)),
        most=MOST_LINES,
        split_rules=Markup("".join(_split_rules(situation))),  # noqa: S704 - made of hexadecimal ids only
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("panj.brief", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["count_words"] = count_words
    return environment.get_template("brief.html.j2")


def _shown(lines: Sequence[Line], situation: Situation) -> tuple[ShownLine, ...]:
    return tuple(_shown_line(line, situation) for line in lines)


def _shown_line(line: Line, situation: Situation) -> ShownLine:
    numbers = {report.id: number for number, report in enumerate(situation.reports, 1)}
    cited = dict.fromkeys(numbers[situation.claim(claim_id).report_id] for claim_id in line.claims)
    events = [event for event in situation.events if line.claims[0] in event.claims]
    sides = [contradiction for contradiction in situation.contradictions if (*contradiction.left, *contradiction.right) == line.claims]
    return ShownLine(
        line=line,
        moment=when_words(line, situation),
        place=place_words(line.place),
        origins=count_words(line.origins, "origin") if line.origins else "",
        notes=tuple(note for note in line.note.split("; ") if note),
        reports=", ".join(map(str, cited)),
        quotes=quotes(line, situation),
        more=max(0, len(line.claims) - MOST_QUOTES),
        credibility=f"{events[0].credibility}: {CREDIBILITY[events[0].credibility]}" if events else "",
        left=len(sides[0].left) if sides else 0,
    )


def _days(brief: Brief) -> tuple[tuple[str, tuple[ShownLine, ...]], ...]:
    """The timeline by its days."""
    days: dict[str, list[Line]] = {}
    for line in brief.timeline:
        days.setdefault(day_words(line.day) if line.day else "", []).append(line)
    return tuple((day, _shown(lines, brief.situation)) for day, lines in days.items())


def _shown_reports(situation: Situation) -> Iterator[ShownReport]:
    claims: dict[str, list[Claim]] = {}
    for claim in situation.claims:
        claims.setdefault(claim.report_id, []).append(claim)
    numbers = {report.id: number for number, report in enumerate(situation.reports, 1)}
    for report in situation.reports:
        own = claims.get(report.id, [])
        yield ShownReport(
            report=report,
            number=numbers[report.id],
            voice=own_voice(report) if report.publisher or report.agency else "",
            day=range_words(report.day, report.day),
            link=report.url if report.url and urlsplit(report.url).scheme in {"http", "https"} else "",
            body=mark_text(report, own),
            claims=count_words(len(own), "claim"),
            copies=tuple(numbers[copy.earlier] for copy in situation.copies if copy.later == report.id and copy.earlier in numbers),
        )


def mark_text(report: Report, claims: Sequence[Claim]) -> Markup:
    """The report's text, escaped, with every claim in a mark that can be pointed at."""
    parts: list[Markup] = []
    stops: list[int] = []
    here = 0

    def close(until: int) -> None:
        nonlocal here
        while stops and stops[-1] <= until:
            stop = stops.pop()
            parts.append(escape(report.text[here:stop]) + Markup("</mark>"))
            here = stop

    for piece in nested_pieces(claims):
        close(piece.start)
        anchor = f'id="c-{piece.claim_id}"' if piece.first else f'class="m-{piece.claim_id}"'
        parts.append(escape(report.text[here : piece.start]) + Markup(f"<mark {anchor}>"))  # noqa: S704 - an id is a digest
        stops.append(piece.stop)
        here = piece.start
    close(len(report.text))
    parts.append(escape(report.text[here:]))
    return Markup("").join(parts)


def _split_rules(situation: Situation) -> Iterator[str]:
    """Style rules for the few claims that cross another's edge, so that their later pieces light up too."""
    for report in situation.reports:
        pieces = nested_pieces(claim for claim in situation.claims if claim.report_id == report.id)
        for claim_id in dict.fromkeys(piece.claim_id for piece in pieces if not piece.first):
            yield f".body:has(#c-{claim_id}:target) .m-{claim_id}{{background:var(--lit);color:var(--lit-ink)}}"


def _map_notes(marks: Marks) -> tuple[str, ...]:
    notes = []
    if marks.too_wide:
        notes.append(f"Placed only in a country or region, not drawn: {', '.join(marks.too_wide)}.")
    if marks.far:
        notes.append(f"Far from the rest, not drawn: {', '.join(marks.far)}.")
    return tuple(notes)
