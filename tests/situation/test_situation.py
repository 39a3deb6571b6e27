"""The situation of an invented war, of which every answer is known, and what must hold of any situation."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panj.records import CommitmentStatus, Judgement, Relation, Situation, Skipped, SourceKind, Verdict
from panj.situation import changes_between, control_by_day, situation_at
from tests.situation.invented import Case, report, river_war


@pytest.fixture(scope="module")
def case() -> Case:
    return river_war()


@pytest.fixture(scope="module")
def situation(case: Case) -> Situation:
    return situation_at(case.reports, case.claims)


def holders(situation: Situation) -> dict[str, str | None]:
    return {h.place.name: "contested" if h.contested else h.holder for h in situation.control}


def test_a_trimmed_paper_is_a_copy_of_the_wire(case: Case, situation: Situation) -> None:
    assert [(c.earlier, c.later) for c in situation.copies] == [(case.reports[0].id, case.reports[1].id)]


def test_copies_vouch_once(situation: Situation) -> None:
    event = next(e for e in situation.events if any("captured" in situation.quote(situation.claim(i)) for i in e.claims))
    unnamed = [o for o in event.origins if o.unnamed]
    assert len(unnamed) == 1
    assert len(unnamed[0].claims) == 2


def test_a_denied_capture_is_contested_until_conceded(case: Case, situation: Situation) -> None:
    before = situation_at(case.reports, case.claims, as_of=date(2030, 3, 1))
    assert holders(before)["Oru"] == "contested"
    assert "M9" in (holders(situation)["Oru"] or "")
    assert holders(situation)["Velm"] in ("army", "Norland army", "Norland government", "government")


def test_the_board_by_day_is_the_board_of_that_day(case: Case) -> None:
    boards = dict(control_by_day(case.reports, case.claims))
    assert [h.contested for h in boards[date(2030, 3, 1)] if h.place.name == "Oru"] == [True]
    assert [h.contested for h in boards[date(2030, 3, 12)] if h.place.name == "Oru"] == [False]


def test_a_denial_makes_a_contradiction_and_a_dispute(situation: Situation) -> None:
    quotes = [{situation.quote(situation.claim(i)) for i in (*c.left, *c.right)} for c in situation.contradictions]
    assert any({"M9 fighters captured Oru on Friday", "Oru had fallen"} <= q for q in quotes)
    assert any(e.disputed for e in situation.events)


def test_two_tolls_of_one_day_are_a_disputed_series(situation: Situation) -> None:
    series = next(s for s in situation.series if s.of == "civilians")
    assert series.relation is Relation.DISPUTED
    assert (series.low, series.high, series.origin) == (14, 19, None)
    assert len(series.values) == 3


def test_a_promise_shown_undone_is_broken(situation: Situation) -> None:
    promise = next(c for c in situation.commitments if "tents" in c.what)
    assert promise.who == "Norland Ministry of Defence"
    assert promise.due == date(2030, 3, 10)
    assert promise.status is CommitmentStatus.BROKEN


def test_a_promise_is_open_while_nothing_is_told(case: Case) -> None:
    before = situation_at(case.reports, case.claims, as_of=date(2030, 3, 4))
    assert [c.status for c in before.commitments] == [CommitmentStatus.OPEN]


def test_changes_name_the_place_that_changed_hands(case: Case) -> None:
    before = situation_at(case.reports, case.claims, as_of=date(2030, 3, 1))
    after = situation_at(case.reports, case.claims, as_of=date(2030, 3, 3))
    assert any(change.what.startswith("Oru: held by") and "contested" in change.what for change in changes_between(before, after))


def test_as_of_leaves_later_reports_out(case: Case) -> None:
    before = situation_at(case.reports, case.claims, as_of=date(2030, 3, 2))
    assert {r.publisher for r in before.reports} == {"Delta News Agency", "The Lakeside Post"}
    assert {c.report_id for c in before.claims} <= {r.id for r in before.reports}


def test_skipped_is_passed_on() -> None:
    skipped = (Skipped(origin="a.pdf", reason="no text"),)
    assert situation_at([], [], skipped=skipped).skipped == skipped


def test_a_person_outranks_every_score(case: Case) -> None:
    first, second = case.claims[0], case.claims[6]
    made = datetime(2030, 4, 1, tzinfo=UTC)

    def judged(verdict: Verdict) -> list[frozenset[str]]:
        judgement = Judgement(left=first.id, right=second.id, verdict=verdict, score=1.0, reason="read both", judge="person:ada", made=made)
        return [frozenset(e.claims) for e in situation_at(case.reports, case.claims, judgements=[judgement]).events]

    assert any({first.id, second.id} <= group for group in judged(Verdict.SAME))
    assert not any({first.id, second.id} <= group for group in judged(Verdict.DIFFERENT))


def test_every_claim_is_in_one_event(situation: Situation) -> None:
    claims = [i for e in situation.events for i in e.claims]
    assert sorted(claims) == sorted(c.id for c in situation.claims)


def test_every_board_line_is_an_event_of_the_situation(situation: Situation) -> None:
    events = {e.id for e in situation.events}
    assert {*situation.displacement, *situation.forces, *situation.diplomacy, *situation.conditions} <= events


@settings(max_examples=15, deadline=None)
@given(st.integers(min_value=0, max_value=10_000))
def test_the_order_of_reports_and_claims_does_not_matter(seed: int) -> None:
    case = river_war()
    shuffled = random.Random(seed)
    reports, claims = list(case.reports), list(case.claims)
    shuffled.shuffle(reports)
    shuffled.shuffle(claims)
    assert situation_at(reports, claims) == situation_at(case.reports, case.claims)


@settings(max_examples=10, deadline=None)
@given(st.integers(min_value=0, max_value=1), st.sampled_from(["The Harbour Sheet", "Tarn Online"]))
def test_adding_a_copy_does_not_raise_the_number_of_origins(which: int, publisher: str) -> None:
    case = river_war()
    before = situation_at(case.reports, case.claims)
    source = case.reports[which]
    copy = case.add(report("2030-03-04", publisher, source.text))
    for claim in [c for c in case.claims if c.report_id == source.id]:
        chain = claim.chain
        words = claim.span.of(source.text)
        who, source_kind = (chain[0].name, chain[0].kind) if chain else (None, SourceKind.BODY)
        case.claim(copy, words, claim.kind, who=who, source=source_kind, where="Oru", day="2030-03-01", standing=claim.standing)
    after = situation_at(case.reports, case.claims)

    def most(situation: Situation, words: str) -> int:
        return max(e.independent_origins for e in situation.events if any(words in situation.quote(situation.claim(i)) for i in e.claims))

    assert most(after, "captured Oru") == most(before, "captured Oru")
