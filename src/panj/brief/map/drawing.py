"""The map of a brief as one SVG: land, who holds what, what happened where, names, a locator, a scale bar and a legend."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from panj.brief.map.basemap import Area, Basemap, open_basemap, open_towns
from panj.brief.map.clipping import area, deepest, inside
from panj.brief.map.labels import Sheet, text_width
from panj.brief.map.margins import draw_inset, draw_legend, draw_scale
from panj.brief.map.marks import Mark, Marks, find_marks, same_place
from panj.brief.map.projection import Window, fit_window
from panj.brief.map.shapes import outline, rings_in, strokes
from panj.brief.map.stacks import draw_radius, draw_stack, label_stack, set_stacks
from panj.brief.map.symbols import STYLE, draw_holding_symbol, holder_patterns, pattern_definitions
from panj.records import Holding, Situation

WIDTH = 860.0
LEAST_KM = 260.0
"""A single town is shown with this much of its country around it, so that the reader sees where it is."""
NEAR_KM = 4500.0
"""Broader maps are drawn without provinces: they would be finer than the print."""
MOST_TOWNS = 8
"""Towns for orientation, besides capitals; more would hide what the map is for."""


def draw_map(situation: Situation) -> str | None:
    """The map as an SVG element, or None when nothing in the situation has a point.

    >>> draw_map(Situation(as_of=None, reports=(), claims=())) is None
    True
    """
    marks = find_marks(situation)
    if not marks.places and not marks.holdings:
        return None
    window = fit_window(marks.points, width=WIDTH, least_km=LEAST_KM)
    near = not window.projection.wide and window.width / window.scale <= NEAR_KM
    base = open_basemap(near=near)
    sheet = Sheet(width=window.width, height=window.height)
    ground = _draw_ground(base, window)
    held = _draw_holdings(marks.holdings, base, window, sheet)
    around = "".join(draw_radius(mark, window) for mark in marks.places)
    stacks = set_stacks(marks.places, marks.holdings, window, sheet)
    symbols = "".join(draw_stack(stack, window) for stack in stacks)
    for stack in stacks:
        label_stack(stack, sheet)
    for holding in marks.holdings:
        _label_holding(holding, marks.places, window, sheet)
    inset = draw_inset(window, sheet) + draw_scale(window, sheet)
    _label_areas(base.countries, base, window, sheet)
    towns = _draw_towns(window, sheet, capitals=True)
    _label_areas(base.provinces, base, window, sheet)
    towns += _draw_towns(window, sheet, capitals=False)
    legend, legend_height = draw_legend(marks, window)
    body = (
        f'<svg width="{window.width:.0f}" height="{window.height:.0f}" overflow="hidden">{ground}{held}{around}</svg>'
        + towns
        + symbols
        + _draw_labels(sheet)
        + inset
    )
    frame = f'<rect class="m-frame" x=".5" y=".5" width="{window.width - 1:.0f}" height="{window.height - 1:.0f}"/>'
    return _wrap(body + frame + legend, situation, marks, (window.width, window.height + legend_height))


def _wrap(body: str, situation: Situation, marks: Marks, size: tuple[float, float]) -> str:
    names = ", ".join(dict.fromkeys([m.name for m in marks.places] + [h.place.name for h in marks.holdings]))
    until = f" as of {situation.as_of.isoformat()}" if situation.as_of else ""
    width, height = size
    return (
        f'<svg class="map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="map-title map-desc">'
        f'<title id="map-title">Map of the situation{until}</title><desc id="map-desc">Places marked: {escape(names)}.</desc>'
        f"<style>{STYLE}</style><defs>{pattern_definitions()}"
        f'<clipPath id="map-clip"><rect width="{width:.0f}" height="{height:.0f}"/></clipPath></defs><g clip-path="url(#map-clip)">{body}</g></svg>'
    )


def _draw_ground(base: Basemap, window: Window) -> str:
    sea = f'<rect class="m-sea" width="{window.width:.0f}" height="{window.height:.0f}"/>'
    layers = (
        ("m-land", outline(base.countries, base, window)),
        ("m-province", strokes(base.province_lines, window)),
        ("m-coast", strokes(base.coasts, window)),
        ("m-border", strokes(base.borders, window)),
    )
    drawn = "".join(f'<path class="{name}" d="{path}"/>' for name, path in layers if path)
    return sea + drawn


def _draw_holdings(holdings: Sequence[Holding], base: Basemap, window: Window, sheet: Sheet) -> str:
    """Provinces shaded, other places as a patterned square."""
    patterns, parts = holder_patterns(holdings), []
    for holding in holdings:
        lon, lat = holding.place.lon or 0.0, holding.place.lat or 0.0
        province = _province_at(lon, lat, base) if holding.place.feature == "adm1" else None
        pattern = "contested" if holding.contested or not holding.holder else patterns[holding.holder]
        title = escape(f"{holding.place.name}: {holding.holder or 'contested'}")
        if province is not None:
            parts.append(f'<path class="m-held" fill="url(#map-{pattern})" d="{outline([province], base, window)}"><title>{title}</title></path>')
            continue
        x, y = window.pixel(lon, lat)
        sheet.block((x - 8, y - 8, x + 8, y + 8))
        parts.append(f'<a href="#c-{holding.claims[0]}"><title>{title}</title>{draw_holding_symbol(pattern, x, y)}</a>' if holding.claims else "")
    return "".join(parts)


def _province_at(lon: float, lat: float, base: Basemap) -> Area | None:
    for province in base.provinces:
        for polygon in province.polygons:
            west, south, east, north = polygon.box
            if west <= lon <= east and south <= lat <= north and inside((lon, lat), base.ring(polygon.rings[0])):
                return province
    return None


def _label_holding(holding: Holding, places: Sequence[Mark], window: Window, sheet: Sheet) -> None:
    if any(same_place(mark, holding.place) for mark in places):
        return
    point = window.pixel(holding.place.lon or 0.0, holding.place.lat or 0.0)
    sheet.set_beside(holding.place.name, point, reach=(9.0, 9.0), size=13, style="m-place")


def _label_areas(areas: Sequence[Area], base: Basemap, window: Window, sheet: Sheet) -> None:
    """Names of countries or provinces, each where its largest visible piece has room, the roomiest first."""
    style, size, spacing = ("m-country", 15.0, 2.0) if areas is base.countries else ("m-area", 10.5, 0.0)
    spots = []
    for area_ in areas:
        ring = max(rings_in(area_, base, window), key=area, default=[])
        if ring and area(ring) > 20 * size * size:
            spots.append((*deepest(ring), area_.name.upper() if spacing else area_.name))
    for point, room, name in sorted(spots, key=lambda spot: -spot[1]):
        if room > size * 0.9 and text_width(name, size) + spacing * len(name) < room * 5:
            sheet.set_at(name, point, size=size, style=style, spacing=spacing)


def _draw_towns(window: Window, sheet: Sheet, *, capitals: bool) -> str:
    """Capitals as small squares, or the largest other towns that fit as dots."""
    parts: list[str] = []
    for town in open_towns():
        if town.capital is not capitals or len(parts) == MOST_TOWNS or not window.shows(town.lon, town.lat, 8):
            continue
        x, y = window.pixel(town.lon, town.lat)
        known = any(label.text == town.name and label.style == "m-place" for label in sheet.labels)
        if known or not sheet.free((x - 3, y - 3, x + 3, y + 3)):
            continue
        if sheet.set_beside(town.name, (x, y), reach=(2.0, 3.0), size=11, style="m-town"):
            sheet.block((x - 3, y - 3, x + 3, y + 3))
            parts.append(f'<rect class="m-seat" x="{x - 2.5:.1f}" y="{y - 2.5:.1f}" width="5" height="5"/>' if capitals else _dot(x, y))
    return "".join(parts)


def _dot(x: float, y: float) -> str:
    return f'<circle class="m-seat" cx="{x:.1f}" cy="{y:.1f}" r="2"/>'


def _draw_labels(sheet: Sheet) -> str:
    order = ("m-area", "m-country", "m-town", "m-place")
    labels = sorted(sheet.labels, key=lambda label: order.index(label.style))
    return "".join(f'<text class="{la.style}" x="{la.x:.1f}" y="{la.y:.1f}" text-anchor="{la.anchor}">{escape(la.text)}</text>' for la in labels)
