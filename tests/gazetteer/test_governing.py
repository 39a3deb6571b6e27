from __future__ import annotations

import pytest

from panj.gazetteer import Gazetteer, find_place_names, resolve_places
from panj.gazetteer.governing import governing_place
from panj.records import Place, Report, Span


def govern(text: str, claim: str, gazetteer: Gazetteer) -> tuple[Place | None, Place | None]:
    places = resolve_places(Report(text=text), find_place_names(text, gazetteer), gazetteer)
    start = text.index(claim)
    return governing_place(places, Span(start=start, stop=start + len(claim)), text)


@pytest.mark.parametrize(
    ("text", "claim", "stated"),
    [
        ("The army lost three posts near Kunduz, Afghan officials said.", "The army lost three posts near Kunduz", "Kunduz"),
        ("Moscow said that a truck burned in Odesa.", "a truck burned in Odesa", "Odesa"),
        ("More than 300 soldiers crossed into Tajikistan.", "More than 300 soldiers crossed into Tajikistan", "Tajikistan"),
        ("In Goma, shops stayed shut and two people were arrested.", "two people were arrested", "Goma"),
    ],
)
def test_stated_places(gazetteer: Gazetteer, text: str, claim: str, stated: str) -> None:
    place, inferred = govern(text, claim, gazetteer)
    assert place is not None
    assert place.name == stated
    assert inferred is None


def test_a_country_that_acts_is_no_place(gazetteer: Gazetteer) -> None:
    assert govern("Iran rejected the offer.", "Iran rejected the offer", gazetteer) == (None, None)


def test_the_sentence_before_is_inferred(gazetteer: Gazetteer) -> None:
    stated, inferred = govern("A bomb went off near Kunduz. Four people were killed.", "Four people were killed", gazetteer)
    assert stated is None
    assert inferred is not None
    assert inferred.name == "Kunduz"


def test_there_states_the_place_before(gazetteer: Gazetteer) -> None:
    stated, _ = govern("Troops came back to Faizabad in Afghanistan. Two shops there were looted.", "Two shops there were looted", gazetteer)
    assert stated is not None
    assert stated.country == "AF"
