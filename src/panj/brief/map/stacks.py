"""The symbols of one place side by side: set where they touch nothing, drawn, and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from panj.brief.map.clipping import Box
from panj.brief.map.labels import Sheet
from panj.brief.map.marks import Mark, same_place
from panj.brief.map.projection import Window
from panj.brief.map.symbols import draw_symbol
from panj.records import Holding

PITCH = 20.0
"""Pixels from one symbol of a place to the next, with room for a number between."""


def _symbol_count(mark: Mark) -> int:
    return len(mark.symbols) + mark.crossing


def _offset(mark: Mark, holdings: Sequence[Holding]) -> float:
    """Symbols start right of a holding's square at the same place."""
    held = any(same_place(mark, h.place) and h.place.feature != "adm1" for h in holdings)
    return 16.0 if held else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """A mark's symbols side by side, and where their middle stands: at the place, or moved off what is already there."""

    mark: Mark
    x: float
    y: float
    left: float
    right: float

    @property
    def box(self) -> Box:
        """What the symbols and their numbers cover."""
        return self.x - self.left, self.y - 9, self.x + self.right, self.y + 8


def set_stacks(marks: Sequence[Mark], holdings: Sequence[Holding], window: Window, sheet: Sheet) -> list[Stack]:
    """Every mark's symbols where they touch nothing, as near to their place as can be; those with most symbols first."""
    stacks = []
    for mark in sorted(marks, key=lambda m: -_symbol_count(m)):
        x, y = window.pixel(*mark.point)
        half = (_symbol_count(mark) - 1) * PITCH / 2 + 8
        start = _offset(mark, holdings) + (half - 8 if _offset(mark, holdings) else 0.0)
        spots = [(start, 0.0)] + [
            (start + dx, dy) for reach in (20, 34, 48) for dx, dy in ((0, -reach), (0, reach), (reach * 1.6, 0), (-reach * 1.6, 0))
        ]
        tried = [Stack(mark=mark, x=x + dx, y=y + dy, left=half, right=half + 6) for dx, dy in spots]
        stack = next((one for one in tried if sheet.free(one.box, margin=0.0)), tried[0])
        sheet.block(stack.box)
        stacks.append(stack)
    return stacks


def draw_stack(stack: Stack, window: Window) -> str:
    """The symbols as a link to the first claim, with a line to their place where they had to move."""
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


def draw_radius(mark: Mark, window: Window) -> str:
    """A dotted circle around a place that is known only to lie about there."""
    x, y = window.pixel(*mark.point)
    ring = mark.radius_km * window.scale
    return f'<circle class="m-radius" cx="{x:.1f}" cy="{y:.1f}" r="{ring:.1f}"/>' if 14 < ring < window.width / 3 else ""


def label_stack(stack: Stack, sheet: Sheet) -> None:
    """Sets the place's name beside its symbols, if there is room."""
    sheet.set_beside(stack.mark.name, (stack.x, stack.y), reach=(stack.right + 1, 9.0), size=13, style="m-place")
