from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panj.gazetteer import Gazetteer, find_place_names

TEXTS = {
    "Mr. London met Kabul's mayor in Iran.": ["Kabul", "Iran"],
    "The United Nations said troops entered Kunduz, Afghanistan.": ["Kunduz", "Afghanistan"],
    "The Afghan army left Faizabad for Tajikistan.": ["Afghan", "Faizabad", "Tajikistan"],
    "She flew to the U.S. and then to the UK.": ["U.S.", "UK"],
    "Residents of Austin, Texas, thanked the crew.": ["Austin", "Texas"],
    "The UN and NATO agreed. HIV spread.": [],
    "Gunmen attacked the town of Mega.": ["Mega"],
    "A Mega deal was signed.": [],
    "KUNDUZ, March 12 (Highland Press) - Two posts fell.": ["KUNDUZ"],
    "LONDON (Ontario) - A bridge fell.": ["LONDON", "Ontario"],
}


@pytest.mark.parametrize(("text", "names"), TEXTS.items())
def test_names_are_found_as_written(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert [span.of(text) for span in find_place_names(text, gazetteer)] == names


@given(text=st.text(alphabet=st.sampled_from("KabulIrnPsTex .,'’-\n()éА1"), max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_spans_lie_in_the_text_and_never_overlap(gazetteer: Gazetteer, text: str) -> None:
    spans = find_place_names(text, gazetteer)
    assert all(span.stop <= len(text) for span in spans)
    assert all(left.stop <= right.start for left, right in pairwise(spans))


def test_an_empty_text_names_nothing(gazetteer: Gazetteer) -> None:
    assert find_place_names("", gazetteer) == ()
