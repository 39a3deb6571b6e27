"""Figures in words, and the board of figure series: what is counted, the values over time, what stands now."""

from __future__ import annotations

from panj.brief.days import day_words
from panj.brief.voices import voices
from panj.brief.wording import shorten
from panj.records import Board, Figure, Line, Relation, Series, Situation

LONGEST_SUBJECT = 90
MOST_VALUES = 6
"""Values spelled out in one line; a longer series shows its first and its last ones."""


def amount_words(low: float | None, high: float | None, *, approximate: bool = False) -> str:
    """A range as a reader expects it.

    >>> amount_words(300, None), amount_words(None, 50), amount_words(20, 30), amount_words(20000, 20000), amount_words(1/3, 1/3)
    ('at least 300', 'up to 50', '20–30', '20,000', '33%')
    """
    about = "about " if approximate else ""
    if low is not None and high is not None:
        return about + (number_words(low) if low == high else f"{number_words(low)}–{number_words(high)}")
    if low is not None:
        return f"at least {number_words(low)}"
    return f"up to {number_words(high)}" if high is not None else "unknown"


def number_words(value: float) -> str:
    """A number with its thousands apart; a share between 0 and 1 as a percentage."""
    if 0 < value < 1:
        return f"{value:.0%}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def figure_words(figure: Figure) -> str:
    """The figure with what is counted."""
    amount = amount_words(figure.low, figure.high, approximate=figure.approximate)
    change = {"up": "up by ", "down": "down by "}.get(figure.change or "", "")
    return f"{change}{amount} {figure.of}" if figure.of else change + amount


def draw_figures(situation: Situation) -> Board:
    """One line a series that has two different values, days or origins; what is only said once is on its own line elsewhere."""
    told = [series for series in situation.series if len({(v.figure.low, v.figure.high, v.as_of, v.origin) for v in series.values}) > 1]
    return Board(name="figures", lines=tuple(_series_line(series, situation) for series in told))


def subject_words(series: Series) -> str:
    """What a series counts, as a heading."""
    words = shorten(" ".join(series.subject.split()).rstrip(".:"), LONGEST_SUBJECT)
    return words[:1].upper() + words[1:]


def _series_line(series: Series, situation: Situation) -> Line:
    claims = [situation.claim(value.claim_id) for value in series.values]
    values = [
        f"{amount_words(v.figure.low, v.figure.high, approximate=v.figure.approximate)}{f' ({day_words(v.as_of)})' if v.as_of else ''}"
        for v in series.values
    ]
    steps = list(dict.fromkeys(values))
    if len(steps) > MOST_VALUES:
        steps = [steps[0], "…", *steps[-(MOST_VALUES - 1) :]]
    latest = amount_words(series.low, series.high)
    told = f" Told: {', '.join(steps)}." if len(steps) > 1 else ""
    return Line(
        text=f"{subject_words(series)}: {latest}.{told}",
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        day=series.as_of,
        says=series.origin or voices(claims, situation),
        origins=len({value.origin for value in series.values}),
        note=RELATIONS[series.relation],
    )


RELATIONS = {
    Relation.GROWS: "grows: the last value stands",
    Relation.REVISED: "revised: a correction stands",
    Relation.DISPUTED: "disputed",
    Relation.PARTS: "some values are parts of others",
    Relation.AGREES: "all values agree",
}
