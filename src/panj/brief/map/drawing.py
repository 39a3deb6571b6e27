"""The map of a brief as one SVG: land, who holds what, what happened where, names, a locator, a scale bar and a legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10

from panj.brief.map.basemap import Area, Basemap, open_basemap, open_towns
from panj.brief.map.clipping import Box, area, deepest, inside
from panj.brief.map.labels import Sheet, text_width
from panj.brief.map.marks import GROUPS, Mark, Marks, find_marks
from panj.brief.map.projection import Projection, Window, fit_window
from panj.brief.map.shapes import outline, rings_in, strokes
from panj.brief.map.symbols import PATTERNS, STYLE, draw_holding_symbol, draw_symbol, pattern_definitions
from panj.records import Holding, Situation

WIDTH = 860.0
LEAST_KM = 260.0
"""A single town is shown with this much of its country around it, so that the reader sees where it is."""
NEAR_KM = 4500.0
"""Broader maps are drawn without provinces: they would be finer than the print."""
PITCH = 20.0
"""Pixels from one symbol of a place to the next, with room for a number between."""
INSET = (136.0, 104.0)
INSET_KM = 4200.0
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
    around = "".join(_draw_radius(mark, window) for mark in marks.places)
    stacks = _set_stacks(marks.places, marks.holdings, window, sheet)
    symbols = "".join(_draw_stack(stack, window) for stack in stacks)
    for stack in stacks:
        _label_stack(stack, sheet)
    for holding in marks.holdings:
        _label_holding(holding, marks.places, window, sheet)
    inset = _draw_inset(window, sheet) + _draw_scale(window, sheet)
    _label_areas(base.countries, base, window, sheet)
    towns = _draw_towns(window, sheet, capitals=True)
    _label_areas(base.provinces, base, window, sheet)
    towns += _draw_towns(window, sheet, capitals=False)
    legend, legend_height = _draw_legend(marks, window)
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


def holders_of(holdings: Sequence[Holding]) -> tuple[str, ...]:
    """The sides that hold something, the one with most first: the order decides the pattern."""
    names = [h.holder for h in holdings if h.holder and not h.contested]
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (-names.count(name), name)))


def _pattern(holding: Holding, holders: Sequence[str]) -> str:
    if holding.contested or not holding.holder:
        return "contested"
    return PATTERNS[min(holders.index(holding.holder), len(PATTERNS) - 1)]


def _draw_holdings(holdings: Sequence[Holding], base: Basemap, window: Window, sheet: Sheet) -> str:
    """Provinces shaded, other places as a patterned square."""
    holders, parts = holders_of(holdings), []
    for holding in holdings:
        lon, lat = holding.place.lon or 0.0, holding.place.lat or 0.0
        province = _province_at(lon, lat, base) if holding.place.feature == "adm1" else None
        pattern, title = _pattern(holding, holders), escape(f"{holding.place.name}: {holding.holder or 'contested'}")
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


def _symbol_count(mark: Mark) -> int:
    return len(mark.symbols) + mark.crossing


def _offset(mark: Mark, holdings: Sequence[Holding]) -> float:
    """Symbols start right of a holding's square at the same place."""
    held = any(h.place.name == mark.name and h.place.feature != "adm1" for h in holdings)
    return 16.0 if held else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stack:
    """A mark's symbols side by side, and where their middle stands: at the place, or moved off what is already there."""

    mark: Mark
    x: float
    y: float
    left: float
    right: float

    @property
    def box(self) -> Box:
        return self.x - self.left, self.y - 9, self.x + self.right, self.y + 8


def _set_stacks(marks: Sequence[Mark], holdings: Sequence[Holding], window: Window, sheet: Sheet) -> list[_Stack]:
    """Every mark's symbols where they touch nothing, as near to their place as can be; those with most symbols first."""
    stacks = []
    for mark in sorted(marks, key=lambda m: -_symbol_count(m)):
        x, y = window.pixel(*mark.point)
        half = (_symbol_count(mark) - 1) * PITCH / 2 + 8
        start = _offset(mark, holdings) + (half - 8 if _offset(mark, holdings) else 0.0)
        spots = [(start, 0.0)] + [
            (start + dx, dy) for reach in (20, 34, 48) for dx, dy in ((0, -reach), (0, reach), (reach * 1.6, 0), (-reach * 1.6, 0))
        ]
        tried = [_Stack(mark=mark, x=x + dx, y=y + dy, left=half, right=half + 6) for dx, dy in spots]
        stack = next((one for one in tried if sheet.free(one.box, margin=0.0)), tried[0])
        sheet.block(stack.box)
        stacks.append(stack)
    return stacks


def _draw_stack(stack: _Stack, window: Window) -> str:
    mark = stack.mark
    x, y = window.pixel(*mark.point)
    names = [("crossing", 1)] * mark.crossing + list(mark.symbols)
    drawn = "".join(draw_symbol(name, stack.x - stack.left + 8 + PITCH * i, stack.y, number) for i, (name, number) in enumerate(names))
    moved = abs(stack.y - y) > 1 or abs(stack.x - x) > 40
    leader = (
        f'<path class="m-leader" d="M{x:.1f} {y:.1f}L{stack.x:.1f} {stack.y:.1f}"/><circle class="m-seat" cx="{x:.1f}" cy="{y:.1f}" r="2"/>'
        if moved
        else ""
    )
    events = sum(number for _, number in mark.symbols)
    title = escape(f"{mark.name}: {events} event{'s' if events != 1 else ''}")
    return f'{leader}<a href="#c-{mark.claims[0]}"><title>{title}</title>{drawn}</a>'


def _draw_radius(mark: Mark, window: Window) -> str:
    """A dotted circle around a place that is known only to lie about there."""
    x, y = window.pixel(*mark.point)
    ring = mark.radius_km * window.scale
    return f'<circle class="m-radius" cx="{x:.1f}" cy="{y:.1f}" r="{ring:.1f}"/>' if 14 < ring < window.width / 3 else ""


def _label_stack(stack: _Stack, sheet: Sheet) -> None:
    sheet.set_beside(stack.mark.name, (stack.x, stack.y), reach=(stack.right + 1, 9.0), size=13, style="m-place")


def _label_holding(holding: Holding, places: Sequence[Mark], window: Window, sheet: Sheet) -> None:
    if any(mark.name == holding.place.name for mark in places):
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


def _free_corner(window: Window, sheet: Sheet, size: tuple[float, float]) -> tuple[float, float]:
    """Upper left of the corner where a box of that size covers least; the box is blocked."""
    width, height = size
    spots = [(x, y) for y in (window.height - height - 8, 8.0) for x in (window.width - width - 8, 8.0)]

    def covered(spot: tuple[float, float]) -> int:
        x, y = spot
        return sum(x < b[2] and x + width > b[0] and y < b[3] and y + height > b[1] for b in sheet.taken)

    x, y = min(spots, key=covered)
    sheet.block((x - 2, y - 2, x + width + 2, y + height + 2))
    return x, y


def _draw_inset(window: Window, sheet: Sheet) -> str:
    """A small map of the continent with the window's outline in it; none when the window is about that large itself."""
    breadth = window.width / window.scale
    if window.projection.wide or breadth > INSET_KM * 0.6:
        return ""
    width, height = INSET
    small = Window(projection=Projection(lon=window.projection.lon, lat=window.projection.lat), scale=width / INSET_KM, width=width, height=height)
    x, y = _free_corner(window, sheet, INSET)
    world = open_basemap(near=False)
    side, rise = max(5.0, breadth * small.scale), max(4.0, window.height / window.scale * small.scale)
    return (
        f'<svg class="m-inset" x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" overflow="hidden">'
        f'<rect class="m-sea" width="100%" height="100%"/>'
        f'<path class="m-land" d="{outline(world.countries, world, small)}"/><path class="m-border" d="{strokes(world.borders, small)}"/>'
        f'<rect class="m-here" x="{(width - side) / 2:.1f}" y="{(height - rise) / 2:.1f}" width="{side:.1f}" height="{rise:.1f}"/>'
        f'<rect class="m-frame" x=".5" y=".5" width="{width - 1:.0f}" height="{height - 1:.0f}"/></svg>'
    )


def _draw_scale(window: Window, sheet: Sheet) -> str:
    """A bar of a round number of kilometres, about a sixth of the width; none on maps of continents, where it would not hold."""
    if window.projection.wide:
        return ""
    wanted = window.width / 6 / window.scale
    power = 10.0 ** floor(log10(wanted))
    km = max(step * power for step in (1, 2, 5) if step * power <= wanted)
    length = km * window.scale
    x, y = _free_corner(window, sheet, (length + 16, 26.0))
    return (
        f'<g class="m-scale" transform="translate({x + 8:.1f} {y + 19:.1f})"><path d="M0-5V0H{length:.1f}V-5"/>'
        f'<text x="{length / 2:.1f}" y="-5" text-anchor="middle">{km:g} km</text></g>'
    )


def _draw_legend(marks: Marks, window: Window) -> tuple[str, float]:
    """Every symbol and pattern on the map with its words, in as many rows as they need; and the rows' height."""
    entries: list[tuple[str, str, str]] = []
    used = {name for mark in marks.places for name, _ in mark.symbols}
    entries += [("symbol", name, words) for name, words, _ in GROUPS if name in used]
    if any(mark.crossing for mark in marks.places):
        entries.append(("symbol", "crossing", "border crossing"))
    holders = holders_of(marks.holdings)
    entries += [("held", PATTERNS[min(i, len(PATTERNS) - 1)], f"held by {name}") for i, name in enumerate(holders)]
    if any(h.contested or not h.holder for h in marks.holdings):
        entries.append(("held", "contested", "contested"))
    parts, x, y = [], 12.0, window.height + 20
    for sort, name, words in entries:
        needed = 24 + text_width(words, 12) + 14
        if x + needed > window.width and x > 12:
            x, y = 12.0, y + 22
        symbol = draw_symbol(name, x + 8, y - 4, 1) if sort == "symbol" else draw_holding_symbol(name, x + 8, y - 4)
        parts.append(f'{symbol}<text class="m-legend" x="{x + 22:.1f}" y="{y:.1f}">{escape(words)}</text>')
        x += needed
    return "".join(parts), y + 12 - window.height
