"""From a situation to what is printed: key points, boards, disputes, timeline, sources, and what is not known.

Enters a `Situation`, leaves a `Brief`, and that as text for a terminal, as a page, as Markdown or as JSON. Every line stands on claims, and
every printed form leads back to their exact words. This stage sees only the records.
"""

from __future__ import annotations

from panj.brief.draw import draw_brief
from panj.brief.render import FORMATS, render

__all__ = ["FORMATS", "draw_brief", "render"]
