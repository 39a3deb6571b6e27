"""Names on the map that do not lie on each other: each is tried at a few spots around its point and left out when none is free."""

from __future__ import annotations

from dataclasses import dataclass, field

from panj.brief.map.clipping import Box

WIDE, NARROW = frozenset("mwMWQOGDNHU@%"), frozenset("iljtfrI.,:;'!|()[] -")
"""Letters much wider and narrower than the middle, in the sans serifs that browsers fall back on."""


def text_width(text: str, size: float) -> float:
    """About how many pixels the text takes, a little more rather than less.

    >>> text_width("Faizabad", 10) > text_width("Lille", 10)
    True
    """
    units = sum(0.86 if c in WIDE else 0.36 if c in NARROW else 0.68 if c.isupper() else 1.0 if ord(c) > 0x2E80 else 0.57 for c in text)
    return units * size


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name and where its baseline starts, ends or has its middle."""

    text: str
    x: float
    y: float
    anchor: str
    style: str


@dataclass(slots=True)
class Sheet:
    """The window as it fills: what is taken, and the labels set so far. Held while one map is drawn."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def block(self, box: Box) -> None:
        """Keeps the box free of labels."""
        self.taken.append(box)

    def free(self, box: Box, *, margin: float = 2.0) -> bool:
        """Whether the box lies in the window and touches nothing."""
        x1, y1, x2, y2 = box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin
        if x1 < 3 or y1 < 3 or x2 > self.width - 3 or y2 > self.height - 3:
            return False
        return not any(x1 < b[2] and x2 > b[0] and y1 < b[3] and y2 > b[1] for b in self.taken)

    def set_beside(self, text: str, point: tuple[float, float], *, reach: tuple[float, float], size: float, style: str) -> bool:
        """Sets a name beside a point whose symbols reach that far across and up; False when no spot is free."""
        (x, y), (dx, dy) = point, reach
        for anchor, sx, sy in (
            ("start", 1, 0),
            ("end", -1, 0),
            ("middle", 0, -1),
            ("middle", 0, 1),
            ("start", 1, -1),
            ("start", 1, 1),
            ("end", -1, -1),
            ("end", -1, 1),
        ):
            at_x = x + sx * (dx + 4) if sy == 0 else x + sx * (dx * 0.6 + 2)
            baseline = y + size * 0.35 + sy * (dy + size * 0.65)
            if self._set(Label(text=text, x=at_x, y=baseline, anchor=anchor, style=style), size):
                return True
        return False

    def set_at(self, text: str, point: tuple[float, float], *, size: float, style: str, spacing: float = 0.0) -> bool:
        """Sets a name with its middle at the point, `spacing` pixels between letters; False when that spot is taken."""
        return self._set(Label(text=text, x=point[0], y=point[1] + size * 0.35, anchor="middle", style=style), size, spacing)

    def _set(self, label: Label, size: float, spacing: float = 0.0) -> bool:
        width = text_width(label.text, size) + spacing * len(label.text)
        left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
        box = (left, label.y - size * 0.85, left + width, label.y + size * 0.25)
        if not self.free(box):
            return False
        self.block(box)
        self.labels.append(label)
        return True
