"""Which figure a claim counts, if any."""

from __future__ import annotations

import re
from collections.abc import Sequence

from panj.reading.figures.lexicon import words
from panj.records import Figure, Span

_LOCATES = re.compile(
    r"\s*(?:(?:due |to the |just )?(?:north|south|east|west)\w*(?:-?(?:north|south|east|west)\w*)?"
    r"|away|from|off|outside|inside|upstream|downstream|inland|offshore)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:^|[.;:\n“\"]\s*)(?:out )?of (?:the |its |their |some |those |these )?$", re.IGNORECASE)
_SOME_OF = re.compile(r"\b(?:some|many|most|few|part|all but|each) (?:of (?:the|its|their|his|those|these) )?$", re.IGNORECASE)
_ONE_OF_MANY = re.compile(r"\s+of (?:the|its|his|her|their|our) (?:most|first|best|main|last|biggest|largest|worst|\w{4,}est)\b", re.IGNORECASE)
_IS_ONE = re.compile(r"\b(?:is|was|be|are|were|as|been|become|became|remains?) (?:also )?$", re.IGNORECASE)
_SPEAKER = re.compile(r"\s+(?:[\w'’-]+\s+){1,4}?(?:puts?|said|says|told|estimated|gave|claimed|counted|reckoned|spoke)\b")
_MOVES = re.compile(
    r"\b(?:back|advanced?|moved?|push(?:ed)?|retreat(?:ed)?|walk(?:ed)?|dr[io]ven?|drove|withdr[ae]wn?|fl[ey]w?|fire[sd]?"
    r"|stretch\w*|travel\w*|trek\w*|march\w*|for) (?:\w+ ){0,2}$"
)
_LENGTHS = frozenset(["metre", "kilometre", "mile", "foot", "yard", "nautical mile", "inch"])
_AROUND = 60  # characters before a figure that are looked at


def governing_figure(figures: Sequence[Figure], claim: Span, text: str) -> Figure | None:
    """The figure that the claim at this span counts; None when it counts nothing.

    It is the first one of the claim that counts: not a distance that tells where ("14 km west of Arva"), not the whole of a share ("of the 90
    nurses, 25 ..." is about 25), not "the two sides", not "one of the best". `figures` are those of the whole text, in any order.

    >>> from panj.reading.figures.finding import find_figures
    >>> text = "17 traders and 9 drivers have been killed"
    >>> governing_figure(find_figures(text), Span(start=15, stop=41), text).low
    9.0
    """
    inside = sorted((f for f in figures if f.span.overlap(claim) and f.span.stop <= claim.stop), key=lambda f: f.span.start)
    counting = [f for f in inside if not _counts_nothing(f, claim, text)]
    parts = [f for f in counting if not _is_whole(f, claim, text)]
    return next(iter(parts or counting), None)


def _before(figure: Figure, text: str) -> str:
    """The words before a figure, on one line."""
    return " ".join(text[max(0, figure.span.start - _AROUND) : figure.span.start].split()) + " "


def _is_whole(figure: Figure, claim: Span, text: str) -> bool:
    """Whether the figure is the whole that a part is taken of: "Of the 640 km, about 120 were laid"."""
    before = _before(figure, text[: figure.span.stop]) if figure.span.start - claim.start > _AROUND else text[claim.start : figure.span.start]
    return bool(_WHOLE.search(before))


def _counts_nothing(figure: Figure, claim: Span, text: str) -> bool:
    """Whether a figure is none that a claim counts."""
    after = text[figure.span.stop : figure.span.stop + _AROUND]
    before = _before(figure, text)
    if figure.unit in _LENGTHS and _LOCATES.match(after) and not _MOVES.search(before):
        return True
    if _SOME_OF.search(text[claim.start : figure.span.start]):
        return True
    if figure.of is None and figure.unit is None and figure.effect is None and before.lower().endswith("the ") and figure.span.of(text).isalpha():
        return True
    if figure.low == figure.high == 1:
        return bool(_ONE_OF_MANY.match(after) or (_IS_ONE.search(before) and after.startswith(" of")) or _SPEAKER.match(after))
    known = figure.of is not None and figure.of.split()[-1].lower() in words().lists["pairs"]
    return known and figure.low == figure.high == 2 and before.lower().endswith((" the ", " both ", " these ", " those ", "the "))
