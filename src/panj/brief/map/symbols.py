"""The map's symbols, patterns and colours. Shape and pattern tell things apart; colour (Okabe and Ito 2008, made for the colour-blind) only helps."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from panj.records import Holding

PATTERNS = ("slant", "dots", "level", "upright", "backslant")
"""Patterns of the sides that hold something, in the order of how much they hold; the last is shared by all further ones."""

_LINES = {
    "slant": ("#0072b2", '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke-width="1.3"/>'),
    "dots": ("#d55e00", '<circle cx="2" cy="2" r="1.5"/><circle cx="6" cy="6" r="1.5"/>'),
    "level": ("#009e73", '<path d="M0 2h8M0 6h8" stroke-width="1.4"/>'),
    "upright": ("#aa4499", '<path d="M2 0v8M6 0v8" stroke-width="1.4"/>'),
    "backslant": ("#8a6d00", '<path d="M-2 6l4 4M0 0l8 8M6-2l4 4" stroke-width="1.2"/>'),
    "contested": ("#777777", '<path d="M0 0l8 8M8 0l-8 8" stroke-width=".8"/>'),
}

_SHAPES = {
    "attack": '<path d="M0-8l1.9 4 3.8-1.7L4-1.9 8 0 4 1.9l1.7 3.8L1.9 4 0 8l-1.9-4-3.8 1.7L-4 1.9-8 0l4-1.9-1.7-3.8L-1.9-4z"/>',
    "control": '<path d="M-6-6H6V6H-6z"/>',
    "movement": '<path d="M-7 2.6V-2.6H0V-6.4L7.5 0 0 6.4V2.6z"/>',
    "forces": '<path d="M0-7.5L7 0 0 7.5-7 0z"/>',
    "other": '<circle r="5"/>',
    "crossing": '<path class="m-gate" d="M-6-6q4 6 0 12M6-6q-4 6 0 12M-6 0H6"/>',
}

STYLE = (files("panj.brief.map") / "map.css").read_text(encoding="utf-8").strip()
"""Colours come from the page where it sets them (``--sea`` and so on), so that the map turns dark with it."""


def holder_patterns(holdings: Sequence[Holding]) -> dict[str, str]:
    """The pattern of each side that holds something: the side with most comes first."""
    names = [holding.holder for holding in holdings if holding.holder and not holding.contested]
    sides = sorted(dict.fromkeys(names), key=lambda name: (-names.count(name), name))
    return {name: PATTERNS[min(place, len(PATTERNS) - 1)] for place, name in enumerate(sides)}


def pattern_definitions() -> str:
    """The SVG definitions of all patterns."""
    return "".join(_pattern(name, colour, lines) for name, (colour, lines) in _LINES.items())


def _pattern(name: str, colour: str, lines: str) -> str:
    paint = f'fill="{colour}"' if name == "dots" else f'stroke="{colour}" fill="none"'
    back = f'<rect width="8" height="8" fill="{colour}" fill-opacity=".1"/>'
    return f'<pattern id="map-{name}" width="8" height="8" patternUnits="userSpaceOnUse">{back}<g {paint} opacity=".75">{lines}</g></pattern>'


def draw_symbol(name: str, x: float, y: float, number: int) -> str:
    """A symbol around the point, with the number of events where there are several."""
    count = f'<text class="m-count" x="7" y="-4">{number}</text>' if number > 1 else ""
    return f'<g class="m-{name}" transform="translate({x:.1f} {y:.1f})">{_SHAPES[name]}{count}</g>'


def draw_holding_symbol(pattern: str, x: float, y: float) -> str:
    """A square in the pattern of the side that holds the place."""
    return (
        f'<g class="m-hold" transform="translate({x:.1f} {y:.1f})"><path class="m-hold-back" d="M-7-7H7V7H-7z"/>'
        f'<path fill="url(#map-{pattern})" d="M-7-7H7V7H-7z"/></g>'
    )
