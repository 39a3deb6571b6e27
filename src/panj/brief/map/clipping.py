"""Cutting lines and rings to a rectangle, and leaving out corners that nobody would see.

Rings by Sutherland and Hodgman (1974), lines by Liang and Barsky (1984), corners by Douglas and Peucker (1973).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from panj.brief.map.projection import Point

Box = tuple[float, float, float, float]
"""Least x, least y, greatest x, greatest y."""


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a closed ring inside the box, as one ring (edges along the box where it was cut); empty when outside.

    >>> clip_ring([(0, 0), (4, 0), (4, 4), (0, 4)], (1, 1, 9, 9))
    [(1.0, 1.0), (4.0, 1.0), (4, 4), (1.0, 4.0)]
    """
    points = list(ring)
    for axis, limit, keeps_above in ((0, box[0], True), (0, box[2], False), (1, box[1], True), (1, box[3], False)):
        points = _clip_half(points, axis, limit, keeps_above)
        if not points:
            break
    return points


def _clip_half(points: list[Point], axis: int, limit: float, keeps_above: bool) -> list[Point]:
    kept: list[Point] = []
    for before, here in zip([points[-1], *points[:-1]], points, strict=True):
        was_in = before[axis] >= limit if keeps_above else before[axis] <= limit
        is_in = here[axis] >= limit if keeps_above else here[axis] <= limit
        if was_in != is_in:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            crossing = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
            kept.append((float(limit), crossing) if axis == 0 else (crossing, float(limit)))
        if is_in:
            kept.append(here)
    return kept


def clip_line(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """The pieces of a line that lie inside the box.

    >>> list(clip_line([(-2, 1), (2, 1), (2, 9)], (0, 0, 3, 3)))
    [[(0.0, 1.0), (2.0, 1.0), (2.0, 3.0)]]
    """
    piece: list[Point] = []
    for before, here in pairwise(line):
        cut = _clip_segment(before, here, box)
        if cut is None:
            if len(piece) > 1:
                yield piece
            piece = []
            continue
        start, stop = cut
        if not piece or piece[-1] != start:
            if len(piece) > 1:
                yield piece
            piece = [start]
        piece.append(stop)
    if len(piece) > 1:
        yield piece


def _clip_segment(start: Point, stop: Point, box: Box) -> tuple[Point, Point] | None:
    dx, dy = stop[0] - start[0], stop[1] - start[1]
    first, last = 0.0, 1.0
    for p, q in ((-dx, start[0] - box[0]), (dx, box[2] - start[0]), (-dy, start[1] - box[1]), (dy, box[3] - start[1])):
        if p == 0:
            if q < 0:
                return None
            continue
        share = q / p
        if p < 0:
            first = max(first, share)
        else:
            last = min(last, share)
        if first > last:
            return None
    return (start[0] + first * dx, start[1] + first * dy), (start[0] + last * dx, start[1] + last * dy)


def thin(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without corners that lie closer than `tolerance` to the line without them; both ends stay.

    >>> thin([(0, 0), (1, 0.01), (2, 0)], 0.1)
    [(0, 0), (2, 0)]
    """
    if len(line) < 3:
        return list(line)
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        worst, far = first, 0.0
        for i in range(first + 1, last):
            away = _distance(line[i], line[first], line[last])
            if away > far:
                worst, far = i, away
        if far > tolerance:
            keep.add(worst)
            spans += [(first, worst), (worst, last)]
    return [line[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, stop: Point) -> float:
    dx, dy = stop[0] - start[0], stop[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length))
    x, y = point[0] - start[0] - share * dx, point[1] - start[1] - share * dy
    return float((x * x + y * y) ** 0.5)


def area(ring: Sequence[Point]) -> float:
    """The area inside the ring, never negative.

    >>> area([(0, 0), (2, 0), (2, 2), (0, 2)])
    4.0
    """
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether the point lies in the ring (even-odd rule).

    >>> inside((1, 1), [(0, 0), (2, 0), (2, 2), (0, 2)])
    True
    """
    x, y = point
    found = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            found = not found
    return found


def deepest(ring: Sequence[Point], *, steps: int = 14) -> tuple[Point, float]:
    """A point well inside the ring and how far it is from the edge: where a label of an area goes."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    best, room = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), -1.0
    edges = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    for i in range(1, steps):
        for j in range(1, steps):
            point = (min(xs) + (max(xs) - min(xs)) * i / steps, min(ys) + (max(ys) - min(ys)) * j / steps)
            if inside(point, ring):
                away = min(_distance(point, a, b) for a, b in edges)
                if away > room:
                    best, room = point, away
    return best, room
