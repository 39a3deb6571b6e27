"""What is different between two moments: places that changed hands, figures that moved, promises settled, new disputes."""

from __future__ import annotations

from collections.abc import Iterator

from panj.records import Change, Commitment, Holding, Series, Situation


def changes_between(before: Situation, after: Situation) -> tuple[Change, ...]:
    """Every difference of `after` from `before`, control first.

    >>> nothing = Situation(as_of=None, reports=(), claims=())
    >>> changes_between(nothing, nothing)
    ()
    """
    return (*_control(before, after), *_figures(before, after), *_promises(before, after), *_disputes(before, after), *_events(before, after))


def _control(before: Situation, after: Situation) -> Iterator[Change]:
    held = {h.place.name: _holder(h) for h in before.control}
    for holding in after.control:
        now, then = _holder(holding), held.get(holding.place.name)
        if now != then:
            was = f", before: {then}" if then else ""
            yield Change(what=f"{holding.place.name}: {now}{was}", claims=holding.claims, day=holding.since)


def _holder(holding: Holding) -> str:
    return "contested" if holding.contested else f"held by {holding.holder}"


def _figures(before: Situation, after: Situation) -> Iterator[Change]:
    known = {s.id: s for s in before.series}
    for series in after.series:
        old = known.get(series.id)
        if old is not None and (old.low, old.high) != (series.low, series.high):
            yield Change(what=f"{series.of}: {_range(series)}, before: {_range(old)}", claims=(series.values[-1].claim_id,), day=series.as_of)


def _range(series: Series) -> str:
    low, high = series.low, series.high
    if low is not None and low == high:
        return f"{low:,.0f}"
    return f"{'?' if low is None else f'{low:,.0f}'} to {'?' if high is None else f'{high:,.0f}'}"


def _promises(before: Situation, after: Situation) -> Iterator[Change]:
    known = {c.claims[0]: c for c in before.commitments}
    for commitment in after.commitments:
        old = known.get(commitment.claims[0])
        if old is None:
            yield Change(what=f"{commitment.who} undertakes: {commitment.what}", claims=commitment.claims, day=None)
        elif old.status is not commitment.status:
            yield Change(what=f"{_told(commitment)}, before: {old.status.value}", claims=(commitment.shown_by or commitment.claims[0],), day=None)


def _told(commitment: Commitment) -> str:
    return f"{commitment.who}: {commitment.what}: {commitment.status.value}"


def _disputes(before: Situation, after: Situation) -> Iterator[Change]:
    known = {frozenset((c.left[0], c.right[0])) for c in before.contradictions}
    for c in after.contradictions:
        if frozenset((c.left[0], c.right[0])) not in known:
            yield Change(what=f"new dispute: {c.about}", claims=(c.left[0], c.right[0]), day=None)


def _events(before: Situation, after: Situation) -> Iterator[Change]:
    known = {claim for e in before.events for claim in e.claims}
    for event in after.events:
        if not known & set(event.claims):
            yield Change(what=f"new: {event.kind.value}{f' at {event.place.name}' if event.place else ''}", claims=event.claims, day=event.latest)
