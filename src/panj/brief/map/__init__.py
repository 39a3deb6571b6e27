"""The brief's map: inline SVG drawn from the basemap in the package, with no network and no script."""

from __future__ import annotations

from panj.brief.map.drawing import draw_map

__all__ = ["draw_map"]
