from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from panj.brief.map import draw_map
from panj.brief.map.basemap import open_basemap, open_towns
from panj.brief.map.labels import Sheet
from panj.brief.map.marks import find_marks
from panj.brief.map.projection import Projection, distance_km, fit_window
from panj.records import Claim, Event, Kind, Origin, Place, Report, Situation, Span


def at(points: list[tuple[str, float, float, str]], kind: Kind = Kind.ASSAULT) -> Situation:
    """A situation with an event at each point: name, latitude, longitude, sort of place."""
    report = Report(text="x " * len(points))
    claims = [Claim(report_id=report.id, reader="hand/1", span=Span(start=2 * i, stop=2 * i + 1), kind=kind) for i in range(len(points))]
    events = [
        Event(kind=kind, claims=(c.id,), origins=(Origin(name="o", claims=(c.id,)),), place=Place(span=c.span, name=n, lat=lat, lon=lon, feature=f))
        for c, (n, lat, lon, f) in zip(claims, points, strict=True)
    ]
    return Situation(as_of=None, reports=(report,), claims=tuple(claims), events=tuple(events))


@pytest.mark.parametrize(
    "points",
    [
        [("Apia", -13.83, -171.77, "city"), ("Suva", -18.14, 178.44, "city")],
        [("Longyearbyen", 78.22, 15.65, "city")],
        [("McMurdo", -77.85, 166.67, "city")],
        [("Lima", -12.05, -77.04, "city"), ("Tokyo", 35.68, 139.69, "city"), ("Lagos", 6.45, 3.4, "city")],
        [("Goma", -1.68, 29.22, "city"), ("Gisenyi", -1.7, 29.26, "city")],
    ],
)
def test_any_corner_of_the_world_is_drawn(points: list[tuple[str, float, float, str]]) -> None:
    drawn = draw_map(at(points))
    assert drawn
    tree = ElementTree.fromstring(drawn)
    assert tree.tag.endswith("svg")
    assert any(name in drawn for name, *_ in points)


def test_the_crisis_map_is_small_and_says_what_it_shows(situation: Situation) -> None:
    drawn = draw_map(situation)
    assert drawn
    assert 15_000 < len(drawn) < 80_000
    for words in ("Isfara", "Batken", "Kayragach", "held by Valley Front", "contested", "border crossing", " km</text>", "m-inset"):
        assert words in drawn


def test_countries_and_distant_places_are_named_not_drawn(situation: Situation) -> None:
    points = [("Isfara", 40.1, 70.6, "city"), ("Batken", 40.06, 70.8, "city"), ("Khujand", 40.3, 69.6, "city"), ("New York", 40.7, -74.0, "city")]
    marks = find_marks(at([*points, ("Tajikistan", 38.5, 71.0, "country")]))
    assert marks.far == ("New York",)
    assert marks.too_wide == ("Tajikistan",)
    assert {mark.name for mark in marks.places} == {"Isfara", "Batken", "Khujand"}


def test_events_at_one_place_share_a_mark(situation: Situation) -> None:
    marks = find_marks(replace(situation, control=()))
    isfara = next(mark for mark in marks.places if mark.name == "Isfara")
    assert dict(isfara.symbols) == {"attack": 2, "control": 1}


def test_nothing_placed_makes_no_map(empty: Situation) -> None:
    assert draw_map(empty) is None
    assert draw_map(at([("Chad", 15.0, 19.0, "country")])) is None


def test_names_are_escaped() -> None:
    drawn = draw_map(at([("<Fort & Post>", 10.0, 10.0, "city")]))
    assert drawn
    assert "&lt;Fort &amp; Post&gt;" in drawn


def test_distances_hold_on_the_plane() -> None:
    kabul, dushanbe = (69.17, 34.53), (68.78, 38.56)
    window = fit_window((kabul, dushanbe), width=800, least_km=100)
    (x1, y1), (x2, y2) = window.pixel(*kabul), window.pixel(*dushanbe)
    drawn = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 / window.scale
    assert drawn == pytest.approx(distance_km(kabul, dushanbe), rel=0.005)


@pytest.mark.parametrize("point", [(12.0, 41.0), (-3.0, 36.0), (20.0, 60.0)])
def test_the_azimuthal_projection_turns_back(point: tuple[float, float]) -> None:
    projection = Projection(lon=0.0, lat=45.0)
    assert projection.globe(*projection.place(*point)) == pytest.approx(point)


def test_labels_never_touch() -> None:
    sheet = Sheet(width=200, height=100)
    for i in range(40):
        sheet.set_beside(f"Town {i}", (30.0 + 4 * i, 20.0 + 2 * i), reach=(3, 3), size=12, style="m-town")
    boxes = sheet.taken
    assert 2 < len(boxes) < 40
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[0] >= b[2] or a[2] <= b[0] or a[1] >= b[3] or a[3] <= b[1]


def test_the_basemap_is_whole() -> None:
    near, wide = open_basemap(near=True), open_basemap(near=False)
    assert len(near.provinces) > 4000
    assert {"Afghanistan", "Tajikistan", "Ukraine", "Sudan"} <= {country.name for country in near.countries} & {
        country.name for country in wide.countries
    }
    assert near.province_lines
    assert near.borders
    towns = open_towns()
    assert sum(town.capital for town in towns) > 180
