"""A brief in one of its printed forms."""

from __future__ import annotations

from panj.brief.interchange import render_json
from panj.brief.markdown import render_markdown
from panj.brief.page import render_page
from panj.brief.terminal import render_terminal
from panj.errors import BriefError
from panj.records import Brief

FORMATS = ("terminal", "html", "markdown", "json")


def render(brief: Brief, form: str, *, width: int | None = None, colour: bool | None = None) -> str:
    """The brief as text for a terminal, as a page, as Markdown or as JSON.

    Args:
        brief: What is to be printed.
        form: "terminal", "html", "markdown" or "json".
        width: Characters a line, for the terminal; its own width unless told.
        colour: Whether the terminal's text carries colour; only when standard output is a terminal unless told.

    Raises:
        BriefError: There is no such form.

    >>> from panj.brief import draw_brief
    >>> from panj.records import Situation
    >>> render(draw_brief(Situation(as_of=None, reports=(), claims=())), "markdown").splitlines()[0]
    '# Situation'
    """
    if form == "terminal":
        return render_terminal(brief, width=width, colour=colour)
    if form == "html":
        return render_page(brief)
    if form == "markdown":
        return render_markdown(brief)
    if form == "json":
        return render_json(brief)
    raise BriefError(f"no such form of a brief: {form!r}; use one of {', '.join(FORMATS)}")
