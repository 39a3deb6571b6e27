"""The commitments board: what somebody said that he would do, by when, and what became of it.

Sightings and reports go in; `Commitment`s come out. The same promise told again joins its first telling. Later sentences that speak of the same
thing decide: taken back, shown undone or done late (broken), shown done in time (kept); a date that passes in silence leaves it open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from panj.records import Claim, Commitment, CommitmentStatus, Kind, Report, Span, Standing
from panj.situation.bodies import generic
from panj.situation.clustering import components
from panj.situation.comparing import Links
from panj.situation.copies import publication_order
from panj.situation.lexicon import lexicon
from panj.situation.sightings import Sighting
from panj.situation.words import covered, likeness, names_of, rarity, sentences_of, weighted, words_of

SAME_PROMISE = 0.36
"""The likeness from which two promises of one speaker are one."""
TOLD_AGAIN = 0.45
"""The likeness from which another speaker's words tell a promise again."""
ABOUT_IT = 0.30
"""The share of a promise's words from which a later sentence that says "called off", "not ready" or "as promised" speaks of it."""
DONE = 0.5
"""The share of a promise's words from which a later sentence shows the thing done."""
_PLAINLY = 0.8
"""What the share of a promise's words counts when all words weigh the same."""
_NOT_OWN = frozenset({Kind.THREATEN, Kind.REQUEST, Kind.ACCUSE, Kind.PROTEST, Kind.REJECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Later:
    """A sentence of a later report."""

    report: Report
    span: Span
    words: str
    bag: Mapping[str, float]
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    status: CommitmentStatus
    shown_by: str | None
    reason: str


def find_commitments(sightings: Sequence[Sighting], reports: Sequence[Report], *, links: Links) -> tuple[Commitment, ...]:
    """The commitments of the case with their status after the last report, in the order of their first telling."""
    promises = [s for s in sightings if is_promise(s)]
    order = {s.claim.id: s for s in promises}
    edges = [(a.claim.id, b.claim.id) for j, b in enumerate(promises) for a in promises[:j] if _one_promise(a, b, links)]
    groups = [[order[i] for i in ids] for ids in components([s.claim.id for s in promises], edges)]
    later = _sentences(reports)
    by_span = {(s.report.id, s.number): s.claim for s in reversed(sightings)}
    return tuple(_draw(group, _retellings(group, sightings, order), later, by_span) for group in groups)


def is_promise(sighting: Sighting) -> bool:
    """Whether a claim is an undertaking of the one who speaks: planned, in words of will and promise, by somebody with a name."""
    claim, words = sighting.claim, sighting.words
    if sighting.voice.unnamed or sighting.standing is Standing.DENIED:
        return False
    if lexicon().finds("own_deadline", words):
        return _due(sighting) is not None
    if claim.kind in _NOT_OWN and not lexicon().finds("named_promise", words):
        return False
    if any(lexicon().finds(name, words) for name in ("no_promise", "broken", "withdrawn", "kept")):
        return False
    promised = lexicon().finds("promise", words)
    if sighting.standing is Standing.POSSIBLE:
        return bool(lexicon().finds("firm_promise", words)) or (bool(lexicon().finds("surely", words)) and _due(sighting) is not None)
    if claim.standing is Standing.PLANNED:
        return bool(promised) or claim.kind in (Kind.AGREE, Kind.AID) or _due(sighting) is not None
    return bool(promised) and (claim.kind is Kind.AGREE or _due(sighting) is not None or bool(lexicon().finds("firm_promise", words)))


def _one_promise(a: Sighting, b: Sighting, links: Links) -> bool:
    if links.get((a.claim.id, b.claim.id), 0.0) >= SAME_PROMISE:
        return True
    if a.report.id == b.report.id and a.claim.span.overlap(b.claim.span):
        return True
    alike = max(likeness(a.bag, b.bag), 0.8 * max(covered(a.bag, b.around), covered(b.bag, a.around)))
    due = _due(a), _due(b)
    if due[0] and due[1] and abs((due[0] - due[1]).days) > 1:
        return False
    bonus = 0.12 if due[0] and due[0] == due[1] else 0.0
    return alike + bonus >= (SAME_PROMISE if a.voice.key == b.voice.key else TOLD_AGAIN)


def _due(sighting: Sighting) -> date | None:
    """The day by which it is to be done: the end of the claim's moment, when that lies on or after the day it was said."""
    moment = sighting.claim.moment or sighting.claim.inferred_moment
    day = moment.latest if moment else None
    if day is None or (sighting.told and day < sighting.told):
        return None
    return None if day == sighting.told and not lexicon().finds("by_then", sighting.words) else day


def _retellings(group: Sequence[Sighting], sightings: Sequence[Sighting], promises: Mapping[str, Sighting]) -> list[Sighting]:
    """Later claims that speak of the promise as one: "the deadline for the port", "the return promised by Saturday"."""
    found = []
    for s in sightings:
        if s.claim.id in promises or s.order <= group[0].order or not lexicon().finds("named_promise", s.words):
            continue
        if max(max(covered(p.bag, s.around), likeness(p.bag, s.bag)) for p in group) >= TOLD_AGAIN:
            found.append(s)
    return found


def _sentences(reports: Sequence[Report]) -> list[_Later]:
    ordered = sorted(reports, key=publication_order)
    weights = rarity(words_of(r.text) for r in ordered)
    return [
        _Later(report=r, span=span, words=words, bag=weighted(words_of(words), weights), names=names_of(words))
        for r in ordered
        for span in sentences_of(r.text)
        if (words := span.of(r.text))
    ]


def _draw(group: Sequence[Sighting], retold: Sequence[Sighting], later: Sequence[_Later], claims: Mapping[tuple[str, int], Claim]) -> Commitment:
    first = group[0]
    due = next((d for s in group if (d := _due(s))), None)
    outcome = _outcome(group, due, later)
    shown = _claim_at(outcome, claims, later)
    return Commitment(
        who=_who(first),
        what=first.words.strip(),
        due=due,
        claims=tuple(dict.fromkeys(s.claim.id for s in (*group, *retold))),
        status=outcome.status,
        shown_by=shown,
        reason=outcome.reason,
    )


def _who(sighting: Sighting) -> str:
    if (own := lexicon().finds("own_deadline", sighting.words)) is not None:
        return own["who"].strip()
    if sighting.voice.own and sighting.claim.actor and not generic(sighting.claim.actor.name):
        return sighting.claim.actor.name
    return sighting.voice.name


def _claim_at(outcome: _Outcome, claims: Mapping[tuple[str, int], Claim], later: Sequence[_Later]) -> str | None:
    """The claim that stands in the sentence which shows the outcome; None when the reader made none of it."""
    if outcome.shown_by is None:
        return None
    report_id, start = outcome.shown_by.split(":")
    numbers = [x.span.start for x in later if x.report.id == report_id]
    claim = claims.get((report_id, numbers.index(int(start))))
    return claim.id if claim else None


def _outcome(group: Sequence[Sighting], due: date | None, later: Sequence[_Later]) -> _Outcome:
    """What became of a promise: the first later sentence that settles it, the strongest sign first."""
    first = group[0]
    told = {(s.report.id, s.sentence_span.start) for s in group if not any(lexicon().finds(n, s.sentence) for n in ("broken", "withdrawn", "kept"))}
    start = publication_order(first.report)
    after = [x for x in later if publication_order(x.report) > start and (x.report.id, x.span.start) not in told]
    found: list[tuple[float, _Outcome]] = []
    for sentence in after:
        about = _about(group, sentence)
        outcome = _sign(sentence, about, due, first) if about >= ABOUT_IT else None
        if outcome:
            found.append((about, outcome))
    if not found:
        passed = due is not None and any(x.report.day and x.report.day > due for x in later)
        return _Outcome(
            status=CommitmentStatus.OPEN, shown_by=None, reason="the date has passed, no report tells" if passed else "nothing told since"
        )
    return max(found, key=lambda x: x[0])[1]


def _about(group: Sequence[Sighting], sentence: _Later) -> float:
    """The share of a promise's words that a later sentence repeats, names and the word "promise" counted again."""
    shares = []
    for s in group:
        named = s.names & sentence.names
        plainly = len(s.bag.keys() & sentence.bag.keys()) / max(1, len(s.bag))
        promised = lexicon().finds("named_promise", sentence.words) is not None
        shares.append(max(covered(s.bag, sentence.bag), _PLAINLY * plainly) + (0.1 if named else 0.0) + (0.1 if promised else 0.0))
    return max(shares)


def _sign(sentence: _Later, about: float, due: date | None, first: Sighting) -> _Outcome | None:
    lex, words, day = lexicon(), sentence.words, sentence.report.day
    at = f"{sentence.report.id}:{sentence.span.start}"
    if lex.finds("withdrawn", words) and due is not None and day is not None and day > due:
        return _Outcome(status=CommitmentStatus.BROKEN, shown_by=at, reason=f"taken back after its day: {words.strip()}")
    if lex.finds("withdrawn", words):
        return _Outcome(status=CommitmentStatus.WITHDRAWN, shown_by=at, reason=f"taken back: {words.strip()}")
    if lex.finds("broken", words) and (due is None or (day and day >= due) or lex.finds("named_promise", words)):
        return _Outcome(status=CommitmentStatus.BROKEN, shown_by=at, reason=f"shown undone: {words.strip()}")
    if lex.finds("kept", words):
        return _Outcome(status=CommitmentStatus.KEPT, shown_by=at, reason=f"kept: {words.strip()}")
    if about >= DONE and first.names & sentence.names and not lex.finds("undone", words) and first.report.id != sentence.report.id:
        late = due is not None and day is not None and day > due and not _in_time(sentence, due)
        status = CommitmentStatus.BROKEN if late else CommitmentStatus.KEPT
        return _Outcome(status=status, shown_by=at, reason=f"{'done late' if late else 'done'}: {words.strip()}")
    return None


def _in_time(sentence: _Later, due: date) -> bool:
    return sentence.report.day is not None and (sentence.report.day - due).days <= 1 and "later" not in sentence.words
