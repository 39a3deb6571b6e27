"""Land, coasts and borders of a window as SVG path strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from panj.brief.map.basemap import Area, Basemap, Line, box_of
from panj.brief.map.clipping import Box, area, clip_line, clip_ring, thin
from panj.brief.map.projection import Point, Window

TOLERANCE = 0.45
"""Pixels; half a pixel is not seen, and the seed article's map is 38 KB instead of 61."""
LEAST_AREA = 2.0
"""Square pixels: islands smaller than this are not drawn."""
MARGIN = 6.0
"""Pixels drawn beyond the edge, so that the cut is not seen."""


def outline(areas: Iterable[Area], base: Basemap, window: Window) -> str:
    """The areas' land as one path."""
    return "".join(_path(ring, closed=True) for area_ in areas for ring in rings_in(area_, base, window))


def strokes(lines: Iterable[Line], window: Window) -> str:
    """The lines as one path, each drawn once."""
    box, frame = window.box, _frame(window)
    parts = []
    for line in lines:
        for offset in _offsets(box_of(line), window):
            for piece in clip_line([(lon + offset, lat) for lon, lat in line], box):
                flat = [window.relative_pixel(lon, lat) for lon, lat in piece]
                parts += [_path(thin(cut, TOLERANCE)) for cut in clip_line(flat, frame)]
    return "".join(parts)


def rings_in(area_: Area, base: Basemap, window: Window) -> Iterator[list[Point]]:
    """The area's rings as far as the window shows them, in pixels."""
    frame = _frame(window)
    for polygon in area_.polygons:
        for offset in _offsets(polygon.box, window):
            for arcs in polygon.rings:
                shifted = [(lon + offset, lat) for lon, lat in base.ring(arcs)]
                flat = [window.relative_pixel(lon, lat) for lon, lat in clip_ring(shifted, window.box)]
                cut = clip_ring(flat, frame) if flat else []
                if len(cut) > 2 and area(cut) >= LEAST_AREA:
                    yield thin([*cut, cut[0]], TOLERANCE)


def _frame(window: Window) -> Box:
    return -MARGIN, -MARGIN, window.width + MARGIN, window.height + MARGIN


def _offsets(around: Box, window: Window) -> Iterator[float]:
    """What to add to longitudes to count them from the map's middle, once for each turn of the globe that meets the window."""
    west, south, east, north = around
    box = window.box
    if north < box[1] or south > box[3]:
        return
    for turns in (-360.0, 0.0, 360.0):
        offset = turns - window.projection.lon
        if east + offset >= box[0] and west + offset <= box[2]:
            yield offset


def _path(points: Sequence[Point], *, closed: bool = False) -> str:
    """An SVG path in tenths of a pixel, written as differences, which is half as long."""
    if len(points) < 2:
        return ""
    whole = [(round(x * 10), round(y * 10)) for x, y in points]
    parts = [f"M{_tenth(whole[0][0])} {_tenth(whole[0][1])}l"]
    steps = []
    for (x1, y1), (x2, y2) in pairwise(whole):
        if (x1, y1) != (x2, y2):
            steps.append(f"{_tenth(x2 - x1)} {_tenth(y2 - y1)}")
    if not steps:
        return ""
    return parts[0] + " ".join(steps).replace(" -", "-") + ("z" if closed else "")


def _tenth(number: int) -> str:
    return f"{number / 10:.1f}".removesuffix(".0")
