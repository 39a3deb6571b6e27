"""A report in, its reading out: one scan, then a step for each question, in the order of the functions below."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from panj.gazetteer import Gazetteer, find_place_names, resolve_places
from panj.gazetteer.governing import governing_place
from panj.reading.attributions import find_attributions
from panj.reading.chains import build_chain
from panj.reading.figures import find_figures, governing_figure
from panj.reading.mentions import find_mentions
from panj.reading.moments import find_moments
from panj.reading.moments.governing import governing_moment
from panj.reading.reader import Reader, Scan
from panj.reading.roles import find_role, to_party
from panj.reading.scenes import find_scene
from panj.reading.standing import find_standing_words, settle_standing
from panj.reading.stretches import LEAST_SCORE, Stretch, find_stretches
from panj.records import Attribution, Claim, Figure, Kind, Mention, MentionKind, Moment, Place, Reading, Report, Span, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the earlier steps found in a report, for the step that makes claims."""

    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    settings: tuple[Place, ...]
    """The places at which something may happen."""
    moments: tuple[Moment, ...]
    figures: tuple[Figure, ...]


def read_claims(report: Report, *, reader: Reader, gazetteer: Gazetteer | None = None, least_score: float = LEAST_SCORE) -> Reading:
    """All that is read in `report`: claims with their fields, and the mentions, places, moments and figures they are made of.

    Args:
        report: the report; relative dates are resolved against its day, and stay unresolved when it has none.
        reader: the learned reader.
        gazetteer: for places; without one, places keep their words and have no point.
        least_score: claims below this are left out.

    >>> from panj.reports import report_from_text
    >>> reading = read_claims(report_from_text("Rebels seized the town of Imam Sahib on Sunday."), reader=Reader.open())
    >>> [str(c.kind) for c in reading.claims]
    ['CONTROL']
    """
    scan = reader.scan(report.text)
    mentions = find_mentions(scan, reader)
    places = _find_places(report, mentions, gazetteer)
    found = Found(
        attributions=find_attributions(scan, reader),
        mentions=mentions,
        places=places,
        settings=_settings(places, mentions),
        moments=find_moments(report.text, report.published),
        figures=find_figures(report.text),
    )
    claims = [_claim(stretch, report, scan, reader, found) for stretch in find_stretches(scan, reader, least=least_score)]
    unique = {claim.span: claim for claim in sorted(claims, key=lambda c: c.score)}
    return Reading(
        report_id=report.id,
        reader=reader.name,
        claims=tuple(sorted(unique.values(), key=lambda c: (c.span.start, c.span.stop))),
        attributions=found.attributions,
        mentions=found.mentions,
        places=found.places,
        moments=found.moments,
        figures=found.figures,
    )


def _find_places(report: Report, mentions: Sequence[Mention], gazetteer: Gazetteer | None) -> tuple[Place, ...]:
    learned = [m.span for m in mentions if m.kind is MentionKind.PLACE]
    if gazetteer is None:
        return tuple(Place(span=s, name=s.of(report.text)) for s in learned)
    return resolve_places(report, find_place_names(report.text, gazetteer), gazetteer)


def _settings(places: Sequence[Place], mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """The places where something may happen: not those that only stand in the name of a body or a person."""
    named = [m.span for m in mentions if m.kind in {MentionKind.ORGANISATION, MentionKind.PERSON}]
    learned = [m.span for m in mentions if m.kind is MentionKind.PLACE]
    return tuple(p for p in places if any(s.overlap(p.span) for s in learned) or not any(s.holds(p.span) for s in named))


def _claim(stretch: Stretch, report: Report, scan: Scan, reader: Reader, found: Found) -> Claim:
    text, labels = report.text, reader.labels
    span = scan.span(stretch.first, stretch.last)
    kinds, standings = len(labels.kinds), len(labels.standings)
    learned = Standing(labels.standings[int(stretch.sorts[kinds : kinds + standings].argmax())])
    kind = Kind(labels.kinds[int(np.argmax(stretch.sorts[:kinds]))])
    standing = settle_standing(learned, kind, text, span)
    roles = {role: find_role(stretch, role, scan, reader) for role in labels.roles}
    at = {role: answer[0] if answer else None for role, answer in roles.items()}
    moment, inferred_moment = governing_moment(found.moments, span, text, sentences=scan.sentences)
    place, inferred_place = _choose_place(at["place"], span, report, found)
    chain = build_chain(
        text,
        speaker=at["speaker"],
        via=at["via"],
        unnamed=bool(stretch.sorts[kinds + standings] > 0),
        attributions=found.attributions,
        claim=span,
        actor=at["actor"],
    )
    return Claim(
        report_id=report.id,
        reader=reader.name,
        span=span,
        kind=kind,
        standing=standing,
        standing_span=find_standing_words(text, standing=standing, claim=span, sentence=_sentence(scan, span)),
        actor=to_party(at["actor"], text) if at["actor"] else None,
        recipient=to_party(at["recipient"], text) if at["recipient"] else None,
        place=place,
        inferred_place=inferred_place,
        moment=moment,
        inferred_moment=inferred_moment if _may_be(inferred_moment, standing, report) else None,
        figure=governing_figure(found.figures, span, text),
        chain=tuple(source for source in chain if not _own_voice(source.name, report)),
        passage=report.passage_at(span.start),
        score=min(1.0, stretch.score),
    )


def _own_voice(name: str, report: Report) -> bool:
    """Whether a source is the report itself: its publisher, or who signs it."""
    return name.casefold() in {own.casefold() for own in (report.publisher, *report.authors) if own}


def _may_be(moment: Moment | None, standing: Standing, report: Report) -> bool:
    """Whether an inferred moment fits: what is said to have happened did not happen after the report."""
    told_as_done = standing in {Standing.ASSERTED, Standing.DENIED}
    return not (moment and moment.earliest and report.day and told_as_done and moment.earliest > report.day)


def _sentence(scan: Scan, span: Span) -> Span:
    at = bisect_right([s.start for s in scan.sentences], span.start) - 1
    return scan.sentences[at] if at >= 0 else span


def _choose_place(pointed: Span | None, claim: Span, report: Report, found: Found) -> tuple[Place | None, Place | None]:
    """The place that the reader points at, else none stated; and the one that rules infer."""
    stated, inferred = governing_place(found.settings, claim, report.text)
    if pointed is None:
        return None, stated or inferred
    scene = find_scene(found.settings, pointed, report.text)
    return scene, None if scene else stated or inferred
