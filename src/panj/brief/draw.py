"""From a situation to a brief."""

from __future__ import annotations

from collections import Counter

from panj.brief.boards import draw_boards
from panj.brief.days import day_words
from panj.brief.disputes import draw_disputes
from panj.brief.figures import draw_figures
from panj.brief.gaps import find_gaps
from panj.brief.points import key_points, newest_day
from panj.brief.sources import draw_sources
from panj.brief.timeline import draw_changes, draw_timeline
from panj.records import Board, Brief, Situation


def draw_brief(situation: Situation, *, title: str | None = None) -> Brief:
    """The brief of a situation: every line stands on claims, and what is missing is said.

    >>> draw_brief(Situation(as_of=None, reports=(), claims=())).unresolved
    ('There are no reports.',)
    """
    changes, figures = draw_changes(situation), draw_figures(situation)
    extra = [Board(name="changes", lines=changes)] if changes else []
    return Brief(
        title=title or default_title(situation),
        situation=situation,
        key_points=key_points(situation),
        boards=tuple(board for board in (*extra, *draw_boards(situation), figures) if board.lines),
        disputes=draw_disputes(situation),
        timeline=draw_timeline(situation),
        sources=draw_sources(situation),
        unresolved=find_gaps(situation) if situation.reports or situation.skipped else ("There are no reports.",),
    )


def default_title(situation: Situation) -> str:
    """A title from what the reports call the affair: the only report's headline, the story of most reports, or where and when it is."""
    if len(situation.reports) == 1 and situation.reports[0].title:
        return situation.reports[0].title
    stories = sorted(situation.stories, key=lambda story: -len(story.reports))
    if stories and stories[0].name.strip() and len(stories[0].reports) > max(1, len(situation.reports) / 2):
        return stories[0].name
    where = " and ".join(_countries(situation))
    newest = newest_day(situation)
    return f"{where or 'Situation'}, {day_words(newest)}" if newest else where or "Situation"


def _countries(situation: Situation) -> list[str]:
    """The one or two countries that most events lie in."""
    places = [event.place for event in situation.events if event.place]
    names = [place.path[0] if place.path else place.name for place in places if place.path or place.feature == "country"]
    return [name for name, _ in Counter(names).most_common(2)]
