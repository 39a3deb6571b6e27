"""The situation as of a moment: a pure function of the reports, the claims and the judgements.

`survey` does what all boards need (copies, origins, sightings); `situation_at` draws every board; `control_by_day` draws only who holds what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from panj.records import Claim, Copy, Holding, Judgement, Report, Situation, Skipped
from panj.situation.boards import draw_boards
from panj.situation.changes import changes_between
from panj.situation.commitments import find_commitments
from panj.situation.comparing import Links, links_of
from panj.situation.contradictions import find_contradictions, opposed_claims
from panj.situation.control import draw_control, holds_by_place
from panj.situation.copies import Alignment, find_copies, publication_order
from panj.situation.events import draw_event, group_claims
from panj.situation.origins import Voice, name_origins
from panj.situation.series import draw_series, group_figures
from panj.situation.sightings import Sighting, sight
from panj.situation.stories import find_stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What all boards need: the reports and claims up to the moment, seen with their copies and voices."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    copies: tuple[Copy, ...]
    alignments: tuple[Alignment, ...]
    voices: dict[str, Voice]
    sightings: tuple[Sighting, ...]
    links: Links


def survey(reports: Iterable[Report], claims: Iterable[Claim], *, as_of: date | None = None) -> Survey:
    """The reports published up to the end of `as_of` (undated ones too) and their claims, with copies, voices and surroundings."""
    kept = {r.id: r for r in reports if as_of is None or r.day is None or r.day <= as_of}
    told = {c.id: c for c in claims if c.report_id in kept}
    ordered = tuple(sorted(kept.values(), key=publication_order))
    rank = {r.id: i for i, r in enumerate(ordered)}
    in_order = tuple(sorted(told.values(), key=lambda c: (rank[c.report_id], c.span, c.reader)))
    copies, alignments = find_copies(ordered)
    voices = name_origins(ordered, in_order, copies=copies, alignments=alignments)
    sightings = sight(ordered, in_order, voices)
    return Survey(
        reports=ordered,
        claims=in_order,
        copies=copies,
        alignments=alignments,
        voices=voices,
        sightings=sightings,
        links=links_of(sightings, alignments),
    )


def situation_at(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    *,
    as_of: date | None = None,
    judgements: Sequence[Judgement] = (),
    skipped: Sequence[Skipped] = (),
) -> Situation:
    """What is said to be so as of a moment, from every report published up to the end of that day.

    Args:
        reports: All reports of the case, in any order.
        claims: All claims read in them, in any order.
        as_of: The last day that counts; None for all.
        judgements: Stored decisions on pairs of claims; a person's outranks every score.
        skipped: What could not be read, passed on so that the brief can count it aloud.

    >>> from panj.records import Kind, Span
    >>> report = Report(text="The mill at Oru burned down.", publisher="Oru Post")
    >>> claim = Claim(report_id=report.id, reader="t", span=Span(start=0, stop=27), kind=Kind.STATE)
    >>> situation_at([report], [claim]).events[0].origins[0].name
    'Oru Post'
    """
    reports, claims = list(reports), list(claims)
    now = _picture(survey(reports, claims, as_of=as_of), as_of=as_of, judgements=judgements, skipped=skipped)
    last = max((r.day for r in now.reports if r.day), default=None)
    if last is None or all(r.day in (None, last) for r in now.reports):
        return now
    eve = last - timedelta(days=1)
    before = _picture(survey(reports, claims, as_of=eve), as_of=eve, judgements=judgements, skipped=())
    return replace(now, changes=changes_between(before, now))


def control_by_day(reports: Iterable[Report], claims: Iterable[Claim]) -> Iterator[tuple[date, tuple[Holding, ...]]]:
    """The control board of every day on which a report was published, by what was published up to then; names are those of the whole case.

    >>> list(control_by_day([], []))
    []
    """
    sightings = survey(reports, claims).sightings
    for day in sorted({s.told for s in sightings if s.told}):
        yield day, draw_control([s for s in sightings if s.told is None or s.told <= day])


def _picture(seen: Survey, *, as_of: date | None, judgements: Sequence[Judgement], skipped: Sequence[Skipped]) -> Situation:
    groups = group_claims(seen.sightings, links=seen.links, judgements=judgements)
    figures = group_figures(groups, links=seen.links)
    contradictions = find_contradictions(groups, figures, holds_by_place(seen.sightings), seen.sightings)
    opposed = opposed_claims(contradictions)
    events = tuple(draw_event(g, opposed=any(s.claim.id in opposed for s in g)) for g in groups)
    series = tuple(draw_series(points, [e.id for e in events]) for points in figures)
    boards = draw_boards(events, {c.id: c for c in seen.claims})
    return Situation(
        as_of=as_of,
        reports=seen.reports,
        claims=seen.claims,
        events=events,
        stories=find_stories(seen.reports, copies=seen.copies),
        copies=seen.copies,
        series=series,
        control=draw_control(seen.sightings),
        displacement=boards.displacement,
        forces=boards.forces,
        diplomacy=boards.diplomacy,
        conditions=boards.conditions,
        commitments=find_commitments(seen.sightings, seen.reports, links=seen.links),
        contradictions=contradictions,
        skipped=tuple(skipped),
    )
