"""What an HTML page says about itself: JSON-LD (schema.org articles), OpenGraph, meta tags, the address in it.

trafilatura reads title, authors, site and address; the moment of publication, the publisher's full name, the language and the
agency are read here, because it keeps only the day and none of the latter two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import trafilatura.metadata
from htmldate import find_date
from lxml.html import HtmlElement

from panj.reports.agencies import first_agency
from panj.reports.dates import read_date
from panj.reports.plain import plain_words

_ARTICLE = re.compile(r"Article|BlogPosting|Report|WebPage$")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
)
_PUBLISHER = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AGENCY = ("article:agency", "agency", "news_agency", "source", "article:source", "credit", "byl", "author", "dc.source")
_TITLE = ("og:title", "twitter:title")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page says about itself; None and empty where it says nothing."""

    title: str | None = None
    publisher: str | None = None
    published: datetime | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """The article of a page's JSON-LD, each field as text."""

    headline: str | None = None
    published: str | None = None
    language: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = field(default=())


def read_metadata(tree: HtmlElement) -> PageMetadata:
    """The metadata of a parsed page.

    >>> from lxml.html import fromstring
    >>> page = '<html lang="en-GB"><head><meta property="article:published_time" content="2021-07-06T08:00:00Z"></head><body><p>.</p></body></html>'
    >>> found = read_metadata(fromstring(page))
    >>> found.language, found.published.isoformat()
    ('en', '2021-07-06T08:00:00+00:00')
    """
    article = _read_article(tree)
    seen = trafilatura.metadata.extract_metadata(tree, extensive=False) or trafilatura.metadata.Document()
    meta = {(e.get("property") or e.get("name") or e.get("itemprop") or "").lower(): (e.get("content") or "").strip() for e in tree.iter("meta")}
    authors = article.authors or tuple(name.strip() for name in (seen.author or "").split(";") if name.strip())
    credits = (*article.agencies, *(meta[key] for key in _AGENCY if meta.get(key)), *authors)
    return PageMetadata(
        title=_first(article.headline, *(meta.get(key) for key in _TITLE), _heading(tree), seen.title),
        publisher=_first(article.publisher, *(meta.get(key) for key in _PUBLISHER), seen.sitename, _site_in_title(tree)),
        published=_published(tree, article, meta),
        url=_address(tree) or seen.url or None,
        language=_language(article.language or tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or meta.get("og:locale")),
        authors=tuple(name for name in authors if first_agency(name) is None),
        agency=next((agency for credit in credits if (agency := first_agency(credit))), None),
    )


def _first(*values: str | None) -> str | None:
    return next((" ".join(value.split()) for value in values if value and value.strip()), None)


def _published(tree: HtmlElement, article: _Article, meta: dict[str, str]) -> datetime | None:
    """The moment of publication: stated in metadata, in a time element, or (the day) anywhere htmldate trusts."""
    times = tree.xpath("//time[@pubdate or contains(@itemprop, 'datePublished') or contains(@class, 'publish')]/@datetime")
    stated = (article.published, *(meta.get(key) for key in _PUBLISHED), *map(str, times))
    moment = next((moment for words in stated if words and (moment := read_date(words))), None)
    if moment:
        return moment
    day = find_date(tree, extensive_search=False, original_date=True)
    return read_date(day) if day else None


def _heading(tree: HtmlElement) -> str | None:
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    return headings[0] if len(headings) == 1 else None


def _site_in_title(tree: HtmlElement) -> str | None:
    """The name that the page's title has behind its heading: "Road closed | Radio Pass"."""
    title, heading = " ".join(tree.xpath("string(//title)").split()), _heading(tree)
    if not heading or not title.startswith(heading):
        return None
    match = re.fullmatch(r"\s[-–—|:·•]\s(?P<site>[^|]{3,40})", title[len(heading) :])
    return match["site"] if match else None


def _address(tree: HtmlElement) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return next((str(address) for address in found if str(address).startswith("http")), None)


def _language(words: str | None) -> str | None:
    match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", words or "")
    return match[1].lower() if match else None


def _read_article(tree: HtmlElement) -> _Article:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            nodes = [*_nodes(json.loads(script.text or "", strict=False))]
        except (ValueError, RecursionError):
            continue
        for node in nodes:
            if any(_ARTICLE.search(str(kind)) for kind in _several(node.get("@type"))) and ("headline" in node or "datePublished" in node):
                return _as_article(node)
    return _Article()


def _as_article(node: dict[str, Any]) -> _Article:
    agencies = (name for key in ("sourceOrganization", "provider", "creditText", "copyrightHolder", "dateline") for name in _names(node.get(key)))
    return _Article(
        headline=_text(node.get("headline")),
        published=_text(node.get("datePublished")),
        language=_text(node.get("inLanguage")),
        publisher=next(iter(_names(node.get("publisher"))), None),
        authors=tuple(dict.fromkeys(_names(node.get("author")))),
        agencies=tuple(agencies),
    )


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph", []))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _names(value: Any) -> Iterator[str]:
    for item in _several(value):
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name and not name.startswith("http") and plain_words(name):
            yield name
