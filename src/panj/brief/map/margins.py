"""What stands at the map's edges: the locator, the scale bar, the legend."""

from __future__ import annotations

from html import escape
from math import floor, log10

from panj.brief.map.basemap import open_basemap
from panj.brief.map.labels import Sheet, text_width
from panj.brief.map.marks import GROUPS, Marks
from panj.brief.map.projection import Projection, Window
from panj.brief.map.shapes import outline, strokes
from panj.brief.map.symbols import draw_holding_symbol, draw_symbol, holder_patterns

INSET = (136.0, 104.0)
INSET_KM = 4200.0


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


def draw_inset(window: Window, sheet: Sheet) -> str:
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


def draw_scale(window: Window, sheet: Sheet) -> str:
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


def draw_legend(marks: Marks, window: Window) -> tuple[str, float]:
    """Every symbol and pattern on the map with its words, in as many rows as they need; and the rows' height."""
    entries: list[tuple[str, str, str]] = []
    used = {name for mark in marks.places for name, _ in mark.symbols}
    entries += [("symbol", name, words) for name, words, _ in GROUPS if name in used]
    if any(mark.crossing for mark in marks.places):
        entries.append(("symbol", "crossing", "border crossing"))
    entries += [("held", pattern, f"held by {name}") for name, pattern in holder_patterns(marks.holdings).items()]
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
