"""Where a report's publisher is at home: its country and, where known, its town.

In go the report's publisher and URL, out comes a `Home` whose fields are None where nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from panj.records import Report

_NO_COUNTRY = frozenset(["tv", "fm", "io", "co", "me", "ly", "ai", "to", "cc", "ws", "am", "gg"])
"""Country domains that are sold to anyone and tell nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Country code and point of the town that a publisher writes from."""

    country: str | None = None
    point: tuple[float, float] | None = None


@cache
def _known() -> dict[str, Home]:
    text = files("panj.gazetteer").joinpath("tables", "publishers.tsv").read_text(encoding="utf-8")
    homes = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            names, country, where = line.split("\t")
            point = tuple(float(part) for part in where.split(",")) if where else None
            for name in names.split("|"):
                homes[name.lower()] = Home(country=country or None, point=(point[0], point[1]) if point else None)
    return homes


def home_of(report: Report) -> Home:
    """Where the report's publisher is at home, by its name, its site, or the country its site is registered in.

    >>> home_of(Report(text="Rain fell.", url="https://www.dawn.com/news/1")).country
    'PK'
    """
    known = _known()
    if report.publisher and (home := known.get(report.publisher.lower())):
        return home
    host = (urlsplit(report.url or "").hostname or "").removeprefix("www.")
    while host:
        if home := known.get(host):
            return home
        host = host.partition(".")[2]
    last = (urlsplit(report.url or "").hostname or "").rsplit(".", 1)[-1]
    if len(last) == 2 and last.isalpha() and last not in _NO_COUNTRY:
        return Home(country="GB" if last == "uk" else last.upper())
    return Home()
