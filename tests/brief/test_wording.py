from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panj.brief.wording import LONGEST, line_words, shorten, tidy, trim
from panj.records import Situation


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("that the bridge\nwas closed,", "The bridge was closed."),
        ("“low morale among soldiers", "Low morale among soldiers."),
        ("they said “we stay.”", "They said “we stay.”"),
        ("(and two others", "And two others."),
        ("and", "And."),
    ],
)
def test_words_become_a_sentence(words: str, line: str) -> None:
    assert tidy(words) == line


@given(st.text(min_size=1).filter(str.strip))
def test_trimming_keeps_an_exact_stretch(words: str) -> None:
    assert trim(words) in words


@given(st.text(), st.integers(min_value=5, max_value=300))
def test_a_line_is_never_longer_than_asked(line: str, longest: int) -> None:
    assert len(shorten(line, longest)) <= longest


def words_at(situation: Situation, quote: str) -> str:
    claim = next(c for c in situation.claims if situation.quote(c) == quote)
    return line_words(claim, situation.report(claim.report_id))


def test_the_words_of_the_standing_lead_a_clause_without_subject(situation: Situation) -> None:
    assert words_at(situation, "opening camps near Khujand") == "The government is mulling the possibility of opening camps near Khujand."
    assert words_at(situation, "to house the families until 1 June") == "Batken's governor pledged to house the families until 1 June."


def test_pronouns_are_followed_by_the_name_in_brackets(situation: Situation) -> None:
    assert words_at(situation, "They surrounded them at dawn") == "They [fighters] surrounded them [police posts] at dawn."
    assert words_at(situation, "it had shelled the market") == "It [Valley Front] had shelled the market."


def test_every_line_of_the_crisis_is_readable(situation: Situation) -> None:
    for claim in situation.claims:
        line = line_words(claim, situation.report(claim.report_id))
        assert line[0].isupper() or line[0] in "“\"'[0123456789"
        assert line.endswith((".", "”", '"'))
        assert len(line) <= LONGEST
