from __future__ import annotations

from dataclasses import replace

from panj.brief import draw_brief
from panj.brief.draw import default_title
from panj.records import Board, Brief, Line, Situation


def board(brief: Brief, name: str) -> Board:
    return next(b for b in brief.boards if b.name == name)


def all_lines(brief: Brief) -> list[Line]:
    return [*brief.key_points, *(line for b in brief.boards for line in b.lines), *brief.disputes, *brief.timeline, *brief.sources.lines]


def test_every_line_stands_on_claims_of_the_situation(situation: Situation) -> None:
    for line in all_lines(draw_brief(situation)):
        assert all(situation.claim(claim_id) for claim_id in line.claims)
        assert line.text.strip()


def test_every_claim_is_on_some_board(situation: Situation) -> None:
    brief = draw_brief(situation)
    shown = {claim_id for b in brief.boards for line in b.lines for claim_id in line.claims}
    assert {claim.id for claim in situation.claims} == shown


def test_key_points_say_nothing_twice_and_keep_the_weighty(situation: Situation) -> None:
    texts = [line.text for line in draw_brief(situation).key_points]
    assert len([text for text in texts if "1,200" in text]) == 1
    assert any("Isfara" in text and "took" in text for text in texts[:3])


def test_a_line_says_who_where_and_how_sure(situation: Situation) -> None:
    brief = draw_brief(situation)
    shelled = next(line for line in brief.timeline + brief.key_points if "market" in line.text)
    assert shelled.says == "Nigora Salim, by Valley Courier"
    assert shelled.origins == 1
    assert "denied by Valley Front" in shelled.note
    came = next(line for b in brief.boards for line in b.lines if "from two sides" in line.text and b.name != "control")
    assert "unnamed source only" in came.note
    assert came.says == "a border officer (unnamed)"


def test_control_tells_the_holder_and_the_words(situation: Situation) -> None:
    lines = board(draw_brief(situation), "control").lines
    assert lines[0].text == "Isfara: held by Valley Front. “Valley Front fighters took the town of Isfara on Saturday”"
    assert lines[1].text.startswith("Sughd: contested.")


def test_commitments_tell_the_day_and_what_became_of_it(situation: Situation) -> None:
    (line,) = board(draw_brief(situation), "commitments").lines
    assert line.note == "due 1 Jun 2024; open"
    assert "pledged to house the families" in line.text


def test_a_dispute_names_both_sides_once(situation: Situation) -> None:
    disputes = draw_brief(situation).disputes
    assert len(disputes) == 2
    assert "“14 soldiers were killed” (Interior Ministry) against “40 soldiers were killed” (Valley Front)" in disputes[0].text
    assert "denied" in disputes[1].note


def test_figures_span_the_dispute(situation: Situation) -> None:
    (line,) = board(draw_brief(situation), "figures").lines
    assert line.text.startswith("Soldiers killed at Isfara: 14–40.")
    assert line.origins == 2


def test_the_timeline_runs_forward_and_holds_only_dated_events(situation: Situation) -> None:
    days = [line.day for line in draw_brief(situation).timeline]
    assert days == sorted(day for day in days if day)


def test_sources_tell_the_chain(situation: Situation) -> None:
    lines = {line.text: line for line in draw_brief(situation).sources.lines}
    doctor = lines["Nigora Salim, doctor of the town hospital"]
    assert doctor.says == "Valley Courier ← Nigora Salim" or doctor.says == "Valley Courier ← Valley Courier ← Nigora Salim"
    assert doctor.note == "named person; 1 claim"
    assert lines["A border officer"].note.startswith("unnamed")


def test_what_is_missing_is_said(situation: Situation) -> None:
    words = " ".join(draw_brief(situation).unresolved)
    assert "photo.jpg (not text)" in words
    assert "“Market shelled” (Valley Courier)" in words
    assert "Old Ford" in words


def test_a_situation_without_events_still_tells_everything(lone: Situation) -> None:
    brief = draw_brief(lone)
    assert {c.id for c in lone.claims} == {claim_id for b in brief.boards for line in b.lines for claim_id in line.claims}


def test_nothing_to_tell(empty: Situation) -> None:
    brief = draw_brief(empty)
    assert brief.key_points == ()
    assert brief.unresolved == ("There are no reports.",)


def test_titles(situation: Situation, empty: Situation) -> None:
    assert draw_brief(situation, title="My desk").title == "My desk"
    assert default_title(situation) == "Fighting around Isfara"
    assert default_title(replace(situation, stories=())) == "Tajikistan and Kyrgyzstan, 6 May 2024"
    assert default_title(empty) == "Situation"


def test_both_counts_of_a_disputed_event_are_lines_with_their_own_voices(situation: Situation) -> None:
    lines = {line.text: line for line in draw_brief(situation).timeline if "killed" in line.text}
    ours, theirs = lines["14 soldiers were killed."], lines["40 soldiers were killed."]
    assert (ours.says, theirs.says) == ("Interior Ministry", "Valley Front")
    assert ours.note == "disputed: 40 soldiers, says Valley Front"
    assert theirs.note == "disputed: 14 soldiers, says Interior Ministry"
