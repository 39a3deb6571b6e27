"""Who, what, when, where, why and how of an article's main event: from its headline first, then from where it begins."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from evaluation.desk import Desk, Record, published_of, text_of
from evaluation.headlines import Parted, part
from evaluation.words import listed, patterns
from panj.records import Report

LEAD = 1500
"""Characters of the text within which the main event is told; later ones are background more often than not."""
NEAR_DAYS = 14
"""A news article's main event lies within so many days of its publication."""
CUTS = re.compile(rf"\s+(?:{'|'.join(patterns('five_ws', 'clauses_that_end_an_answer'))})\s+|[;:–—|]|, (?=\w+ing\b|but |and )", re.IGNORECASE)
BY = re.compile(r"\bby\s+(?:the\s+)?([A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){0,3}|[a-z]+s\b)")
QUOTES = " '\"‘’“”"
LONGEST = 7
"""Words of an answer to "what": the annotators' median is five."""
NOT_FIRST_NAMES = listed("five_ws", "not_first_names")
COUNTRY = 0.4
"""What a country's weight is multiplied by as an answer to "where": a town inside it says more. Set on five_ws/dev, by hand (0.3 to 0.5 alike)."""
WHY = tuple(re.compile(rf"\b{pattern}", re.IGNORECASE) for pattern in patterns("five_ws", "reasons"))
LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|inside|from|around|across|to)\s+(?:the\s+)?((?:(?:northern|southern|eastern|western|central|north|south|east|west|downtown)\s+)?"
    r"[A-Z][\w'’\-]+(?:\s+(?:of\s+|de\s+|the\s+)?[A-Z][\w'’\-]+){0,4})"
)
DATELINE = re.compile(r"(?:^|\s)([A-Z]{2,}(?:[ .][A-Z]{2,})*)(?:, [A-Z][\w. ]+)?\s*(?:\([\w ]+\)\s*)?(?:--|–|—)\s")
NOT_PLACES = listed("five_ws", "not_places")


def predict(record: Record, desk: Desk) -> Record:
    """The six answers, best first."""
    text, title = text_of(record), text_of({"text": record.get("title")}).strip()
    published = published_of(record)
    headline, parted = best_headline(title, text)
    who, what = subject_of(headline, parted, text), predicate_of(headline, parted)
    answers = {
        "who": [who, *names_in(text)],
        "what": [what, headline],
        "when": whens(title, text, published.date() if published else None),
        "where": wheres(title, text, desk),
        "why": whys(title, text),
        "how": [predicate_of(headline, parted, short=True), what],
    }
    return {w: list(dict.fromkeys(a for a in found if a))[:3] for w, found in answers.items()}


def best_headline(title: str, text: str) -> tuple[str, Parted | None]:
    """The part of the headline that says something, else the text's first sentence, with where it parts."""
    bare = re.sub(r"\s*[|]\s*[^|]*$", "", title)
    pieces = [piece for piece in re.split(r":\s+|\s+[-–—]\s+|\.\.\.\s*", bare) if piece.strip()]
    for piece in (*pieces, bare):
        parted = part(piece) if len(piece.split()) > 2 else None
        if parted:
            return piece, parted
    lead = re.split(r"(?<=[.!?])\s+", text.strip(), maxsplit=1)[0][:300]
    return (bare or lead), part(lead) if not bare else None


def subject_of(headline: str, parted: Parted | None, text: str) -> str:
    """Whom the headline is about, names in full; of a passive with "by ...", who did it."""
    if parted is None:
        return " ".join(headline.split()[:3])
    by = BY.search(headline, parted.verb[1]) if parted.passive else None
    words = by.group(1) if by else headline[slice(*parted.subject)]
    return in_full(words.strip(QUOTES), text)


def in_full(words: str, text: str) -> str:
    """A lone surname with the first name that the text gives it most often.

    >>> in_full("Okoro", "Grace Okoro spoke. Okoro left.")
    'Grace Okoro'
    """

    def full(match: re.Match[str]) -> str:
        given = Counter(re.findall(rf"\b([A-Z][a-z]+) {re.escape(match.group())}\b", text))
        first = [name for name, _ in given.most_common(3) if name.lower() not in NOT_FIRST_NAMES]
        return f"{first[0]} {match.group()}" if first else match.group()

    return re.sub(r"(?<![A-Z][a-z] )(?<!\w )\b[A-Z][a-z]{3,}\b(?! [A-Z])", full, words)


def predicate_of(headline: str, parted: Parted | None, *, short: bool = False) -> str:
    """What it says of them: up to where a clause of time, reason or contrast begins, and no longer than an answer is."""
    if parted is None:
        return headline
    begin = parted.subject[0] if parted.passive else parted.verb[0]
    cut = CUTS.search(headline, parted.verb[1], parted.stop)
    said = headline[begin : cut.start() if cut else parted.stop].split()
    return " ".join(said[: 3 if short else LONGEST]).strip(QUOTES)


def names_in(text: str) -> list[str]:
    """The names that stand most in the lead."""
    found = Counter(m.group(1) for m in re.finditer(r"(?:The\s+)?([A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+){1,3})", text[:LEAD]))
    return [name for name, _ in found.most_common(2)]


def whens(title: str, text: str, published: date | None) -> list[str]:
    """The days told, in the report's words, the likeliest first; the day of publication as an ISO day when none is told."""
    from panj.reading.moments import find_moments

    days: Counter[str] = Counter()
    words: dict[str, str] = {}
    body = text[: 2 * LEAD]
    for n, moment in enumerate(find_moments(body, published)):
        if moment.type not in {"DATE", "TIME"} or moment.earliest is None or moment.earliest != moment.latest:
            continue
        if published and not timedelta(days=-NEAR_DAYS) <= moment.earliest - published <= timedelta(days=2):
            continue
        day = moment.earliest.isoformat()
        words.setdefault(day, moment.span.of(body))
        days[day] += (3 if moment.span.start < LEAD / 3 else 2 if moment.span.start < LEAD else 1) + (1 if n == 0 else 0)
    told = [words[day] for day, _ in days.most_common(3)]
    return told or ([published.isoformat()] if published else [])


def wheres(title: str, text: str, desk: Desk) -> list[str]:
    """The places told, the likeliest first: by how often, how early, and whether the headline has them."""
    weights: defaultdict[str, float] = defaultdict(float)
    for words, weight in ((title, 4.0), (text[: LEAD // 3], 2.0), (text[LEAD // 3 : LEAD], 1.0), (text[LEAD : 4 * LEAD], 0.4)):
        for found in LOCATIVE.finditer(words):
            name = found.group(1)
            if name.split()[0].lower() not in NOT_PLACES and not name.endswith(("'s", "’s")):
                weights[name] += weight
    dateline = DATELINE.search(text[:200])
    if dateline:
        weights[dateline.group(1)] += 1.5
    for name, feature in features_of(weights, desk).items():
        weights[name] *= COUNTRY if feature == "country" else 1.0
    return [name for name, _ in sorted(weights.items(), key=lambda item: -item[1])[:3]]


def features_of(names: Iterable[str], desk: Desk) -> dict[str, str | None]:
    """What sort of place each name is by the gazetteer; None for those that it does not know."""
    from panj.gazetteer import find_place_names, resolve_places

    known = list(names)
    if not known:
        return {}
    lines = ".\n".join(known)
    places = resolve_places(Report(text=lines), find_place_names(lines, desk.gazetteer), desk.gazetteer)
    found = {place.span.of(lines): place.feature for place in places}
    return {name: next((feature for words, feature in found.items() if words == name or name.endswith(f" {words}")), None) for name in known}


def whys(title: str, text: str) -> list[str]:
    """Reasons told, the headline's first."""
    found: list[str] = []
    for words in (title, text[: 2 * LEAD]):
        for pattern in WHY:
            found += [m.group(1).strip() for m in pattern.finditer(words)][:1]
    return found[:3]
