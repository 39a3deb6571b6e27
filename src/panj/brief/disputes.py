"""Disputes: what cannot both be so, with both sides and who stands on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from panj.brief.days import day_words
from panj.brief.events import is_negative
from panj.brief.figures import amount_words, subject_words
from panj.brief.voices import voices
from panj.brief.wording import line_words, shorten
from panj.records import Contradiction, Line, Relation, Series, Situation, Standing

LONGEST_ABOUT = 90
"""Characters of what a dispute is about: it is a heading."""


def draw_disputes(situation: Situation) -> tuple[Line, ...]:
    """A line for each contradiction, each disputed series, and each disputed event that neither of them shows."""
    lines = [_contradiction_line(contradiction, situation) for contradiction in situation.contradictions]
    shown = {claim_id for line in lines for claim_id in line.claims}
    lines += [_series_line(series, situation) for series in situation.series if series.relation is Relation.DISPUTED and not _covered(series, shown)]
    shown = {claim_id for line in lines for claim_id in line.claims}
    lines += list(_denied_events(situation, shown))
    return tuple(lines)


def _covered(series: Series, shown: set[str]) -> bool:
    return all(value.claim_id in shown for value in series.values)


def _side(claim_ids: Sequence[str], situation: Situation) -> str:
    claims = [situation.claim(claim_id) for claim_id in claim_ids]
    words = line_words(claims[0], situation.report(claims[0].report_id)).removesuffix(".")
    denied = "denied by " if claims[0].standing is Standing.DENIED and not is_negative(situation.quote(claims[0])) else ""
    return f"“{words}” ({denied}{voices(claims, situation)})"


def _contradiction_line(contradiction: Contradiction, situation: Situation) -> Line:
    claims = (*contradiction.left, *contradiction.right)
    first = situation.claim(contradiction.left[0])
    moment = first.known_moment
    about = shorten(" ".join(contradiction.about.split()).rstrip(".:"), LONGEST_ABOUT)
    return Line(
        text=f"{about[:1].upper()}{about[1:]}: {_side(contradiction.left, situation)} against {_side(contradiction.right, situation)}.",
        claims=claims,
        day=moment.earliest if moment else None,
        place=first.known_place,
        says=f"{voices(map(situation.claim, contradiction.left), situation)} against {voices(map(situation.claim, contradiction.right), situation)}",
        origins=2,
        note=contradiction.reason,
    )


def _series_line(series: Series, situation: Situation) -> Line:
    values = [
        f"{amount_words(v.figure.low, v.figure.high, approximate=v.figure.approximate)} ({v.origin}{f', {day_words(v.as_of)}' if v.as_of else ''})"
        for v in series.values
    ]
    claims = tuple(dict.fromkeys(value.claim_id for value in series.values))
    return Line(
        text=f"{subject_words(series)}: {' against '.join(dict.fromkeys(values))}.",
        claims=claims,
        day=series.as_of,
        says=voices(map(situation.claim, claims), situation),
        origins=len({value.origin for value in series.values}),
        note=series.reason,
    )


def _denied_events(situation: Situation, shown: set[str]) -> Iterator[Line]:
    """Events with claims on both sides that no contradiction above holds."""
    for event in situation.events:
        denying = [claim_id for origin in event.origins if origin.denies for claim_id in origin.claims]
        saying = [claim_id for claim_id in event.claims if claim_id not in denying]
        if not denying or not saying or shown.intersection(denying):
            continue
        claims = (*saying, *denying)
        yield Line(
            text=f"{_side(saying, situation)} against {_side(denying, situation)}.",
            claims=claims,
            day=event.earliest or event.latest,
            place=event.place,
            says=voices(map(situation.claim, claims), situation),
            origins=len(event.origins),
            note="denied",
        )
