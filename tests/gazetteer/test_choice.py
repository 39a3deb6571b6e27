from __future__ import annotations

import pytest

from panj.gazetteer import Gazetteer, distance_km, find_place_names, resolve_places
from panj.records import Place, Report, Span


def place_of(name: str, text: str, gazetteer: Gazetteer, **about: str) -> Place:
    start = text.index(name)
    return resolve_places(Report(text=text, **about), [Span(start=start, stop=start + len(name))], gazetteer)[0]  # type: ignore[arg-type]


def test_two_places_of_one_name_in_one_report(gazetteer: Gazetteer) -> None:
    text = "She was born in Paris, Texas, and died in Paris, France."
    found = {place.span.start: place for place in resolve_places(Report(text=text), find_place_names(text, gazetteer), gazetteer)}
    assert found[text.index("Paris")].country == "US"
    assert found[text.rindex("Paris")].country == "FR"


def test_what_nothing_fits_keeps_its_words(gazetteer: Gazetteer) -> None:
    place = place_of("Qwxyzzborough", "Fire broke out in Qwxyzzborough.", gazetteer)
    assert (place.lat, place.name) == (None, "Qwxyzzborough")
    assert place.reasons


def test_every_choice_has_score_and_reasons(gazetteer: Gazetteer) -> None:
    text = "Troops crossed from Kunduz, Afghanistan, into Tajikistan near the Panj River."
    for place in resolve_places(Report(text=text), find_place_names(text, gazetteer), gazetteer):
        assert place.reasons
        assert 0 < place.score <= 1


def test_an_adjective_is_its_country_by_demonym(gazetteer: Gazetteer) -> None:
    place = place_of("Afghan", "The Afghan army left.", gazetteer)
    assert (place.country, place.reasons[0]) == ("AF", "demonym")


def test_the_publishers_home_decides_where_the_text_does_not(gazetteer: Gazetteer) -> None:
    text = "Police in Hyderabad closed two roads."
    assert place_of("Hyderabad", text, gazetteer, publisher="Dawn").country == "PK"
    assert place_of("Hyderabad", text, gazetteer, url="https://www.thehindu.com/news/1").country == "IN"


def test_an_area_has_a_radius(gazetteer: Gazetteer) -> None:
    assert place_of("Sahel", "Attacks spread in the Sahel.", gazetteer).radius_km > 500


@pytest.mark.parametrize(
    ("text", "name", "point", "radius"),
    [
        ("The post, 30 km south of Kunduz, was lost.", "Kunduz", (36.46, 68.86), 10),
        ("A bus burned 10 miles north-east of Aleppo in Syria.", "Aleppo", (36.3, 37.29), 10),
        ("Fighting went on between Kunduz and Kabul.", "Kunduz", (35.63, 69.01), 130),
    ],
)
def test_relative_places_are_moved(gazetteer: Gazetteer, text: str, name: str, point: tuple[float, float], radius: float) -> None:
    place = place_of(name, text, gazetteer)
    assert place.lat is not None
    assert place.lon is not None
    assert place.feature == "relative"
    assert distance_km((place.lat, place.lon), point) < 12
    assert 0 < place.radius_km <= radius


def test_no_mentions_no_places(gazetteer: Gazetteer) -> None:
    assert resolve_places(Report(text="Nothing happened."), [], gazetteer) == ()
