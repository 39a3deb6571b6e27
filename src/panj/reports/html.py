"""An HTML page to a draft: trafilatura finds the body; captions, block quotes and key points are kept and told apart.

trafilatura throws figures away, so before it looks each caption becomes a paragraph that carries a mark (a character of
Unicode's private use area, removed again here) and goes with the body if it stands in it. Boxes of key points, which
its boundary rules may take for navigation, are marked in the same way.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from panj.errors import ReportError
from panj.records import Passage, PassageKind, Span
from panj.reports.cues import is_points_heading
from panj.reports.decoding import clean_text
from panj.reports.drafts import Draft
from panj.reports.metadata import read_metadata
from panj.reports.plain import plain_words

# trafilatura logs what it discards; without a handler Python prints that. A handler set by the application still gets it.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_MARKS = {PassageKind.CAPTION: "\ue0c1", PassageKind.KEY_POINT: "\ue0c2", PassageKind.BLOCK_QUOTE: "\ue0c3"}
_MARK = re.compile(f"[{''.join(_MARKS.values())}]")
_POINTS_CLASS = re.compile(
    r"key[-_]?(?:point|takeaway|development)|highlight|takeaways?\b|story[-_]?bullets|at[-_]a[-_]glance|summary[-_]?(?:list|points)", re.IGNORECASE
)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:wp-)?caption(?:[\s_-]?text)?(?:$|\s)", re.IGNORECASE)
_APART = frozenset(["p", "div", "br", "h1", "h2", "h3", "h4", "li", "ul", "ol", "tr", "section", "article", "header", "main", "td", "th", "table"])
SHORT_PAGE = 400
"""Characters of a page's whole text below which all of it is the report: a flash, a two-line statement. trafilatura's own
limit for a page that it takes for an article is 250 characters of body."""
_WHOLE_PAGE = re.compile(r"<(?:html|body|!doctype)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """One paragraph of a page, and which part it is when the page tells."""

    words: str
    kind: PassageKind | None = None


def draft_html(page: str, *, origin: str) -> Draft:
    r"""A draft of a page: its body with the headline on top, its metadata, the parts that its markup tells apart.

    Raises ReportError when the page holds no text to read.

    >>> page = "<html><body><article><h1>Bridge closed</h1><p>Trucks wait at the bridge.</p></article></body></html>"
    >>> draft_html(page, origin="page.html").text
    'Bridge closed\n\nTrucks wait at the bridge.'
    """
    tree = trafilatura.load_html(page if _WHOLE_PAGE.search(page[:4_000]) else f"<html><body>{page}</body></html>")
    if tree is None:
        raise ReportError(f"{origin}: this page holds no text; save it again from the browser, or copy its text into a file")
    about = read_metadata(deepcopy(tree))
    blocks = [*_without_echoes(_blocks(tree), about.title)]
    if not blocks:
        raise ReportError(f"{origin}: no article was found on this page; copy its text into a file and read that")
    if about.title:
        blocks.insert(0, _Block(words=about.title, kind=PassageKind.HEADLINE))
    text, passages = _join(blocks)
    return Draft(
        text=text,
        title=about.title,
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        language=about.language,
        authors=about.authors,
        agency=about.agency,
        passages=passages,
    )


def _blocks(tree: HtmlElement) -> Iterator[_Block]:
    """The paragraphs of the page's body, by trafilatura; of what it leaves out, key points come first and captions last."""
    marked = _mark(deepcopy(tree))
    if 0 < len(" ".join(marked.xpath("string(//body)").split())) < SHORT_PAGE and not marked.xpath("//nav | //footer"):
        yield from _every_block(marked)
        return
    parts = [*_marked_words(marked)]
    document = trafilatura.bare_extraction(marked, include_comments=False, include_tables=True, favor_recall=True)
    body = getattr(document, "body", None)
    blocks = [*_read_body(body)] if body is not None else []
    if not blocks:
        return
    seen = {plain_words(block.words) for block in blocks}
    left_out = [block for block in parts if plain_words(block.words) not in seen]
    yield from (block for block in left_out if block.kind == PassageKind.KEY_POINT)
    yield from blocks
    yield from (block for block in left_out if block.kind != PassageKind.KEY_POINT)


def _every_block(tree: HtmlElement) -> Iterator[_Block]:
    """Every paragraph of a short page, as the markup parts them; trafilatura would make one paragraph of them all."""
    for element in tree.xpath("//body//*"):
        element.text, element.tail = (" ".join((words or "").split("\n")) for words in (element.text, element.tail))
        if element.tag in _APART:
            element.text, element.tail = f"\n{element.text}", f"\n{element.tail}"
    etree.strip_elements(tree, "script", "style", "noscript", with_tail=False)
    for line in str(tree.xpath("string(//body)")).split("\n"):
        yield _as_block(" ".join(line.split()))


def _mark(tree: HtmlElement) -> HtmlElement:
    """The tree with each caption, key point and block quote as marked paragraphs, where trafilatura keeps them."""
    for element in [*tree.iter("figcaption"), *(e for e in tree.iter("p", "div", "span") if _CAPTION_CLASS.search(e.get("class") or ""))]:
        figure = next(element.iterancestors("figure"), element)
        _replace(figure, [element.text_content()], PassageKind.CAPTION)
    for points in [e for e in tree.iter("ul", "ol") if _is_points(e)]:
        _replace(points, [item.text_content() for item in points.iter("li")], PassageKind.KEY_POINT)
    for quote in [*tree.iter("blockquote")]:
        paragraphs = [p.text_content() for p in quote.iter("p")] or [quote.text_content()]
        _replace(quote, paragraphs, PassageKind.BLOCK_QUOTE)
    return tree


def _replace(element: HtmlElement, paragraphs: list[str], kind: PassageKind) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for words in reversed([clean for words in paragraphs if (clean := " ".join(words.split()))]):
        paragraph = etree.SubElement(parent, "p")
        paragraph.text = _MARKS[kind] + words
        parent.insert(at, paragraph)
    element.drop_tree()


def _is_points(element: HtmlElement) -> bool:
    """Whether a list holds key points: its box or the heading over it says so."""
    boxes = (element, *list(element.iterancestors())[:2])
    if any(
        _POINTS_CLASS.search(f"{box.get('class') or ''} {box.get('id') or ''}") for box in boxes if box.tag not in ("body", "html", "article", "main")
    ):
        return True
    before = element.getprevious()
    return before is not None and isinstance(before.tag, str) and is_points_heading(before.text_content())


def _marked_words(tree: HtmlElement) -> Iterator[_Block]:
    """The marked paragraphs inside the page's article."""
    for paragraph in tree.xpath("//article//p | //main//p"):
        words = (paragraph.text or "").strip()
        if words and (block := _as_block(words)).kind is not None:
            yield block


def _read_body(body: etree._Element) -> Iterator[_Block]:
    for element in body:
        match element.tag:
            case "list":
                yield from (_as_block(f"• {words}") for item in element.iter("item") if (words := _words(item)))
            case "table":
                yield from (_as_block(" | ".join(filter(None, map(_words, row.iter("cell"))))) for row in element.iter("row"))
            case "head":
                yield _as_block(_words(element), None if is_points_heading(_words(element)) else PassageKind.HEADLINE)
            case "quote":
                yield from (_as_block(line, PassageKind.BLOCK_QUOTE) for line in _words(element).split("\n"))
            case _:
                yield from (_as_block(line) for line in _words(element).split("\n"))


def _words(element: etree._Element) -> str:
    """The words of an element; a line break in the markup is one in the words."""
    lines = (" ".join(line.split()) for line in _flatten(element).split("\n"))
    return "\n".join(line for line in lines if line)


def _flatten(element: etree._Element) -> str:
    inner = "".join(_flatten(child) + (child.tail or "").replace("\n", " ") for child in element)
    gap = "\n" if element.tag in ("lb", "p", "item") else ""
    return gap + (element.text or "").replace("\n", " ") + inner


def _as_block(words: str, kind: PassageKind | None = None) -> _Block:
    kinds = {mark: marked for marked, mark in _MARKS.items()}
    found = _MARK.search(words)
    plain = clean_text(_MARK.sub("", words)).strip()
    kind = kinds[found.group()] if found else kind
    return _Block(words=plain.removeprefix("• ") if kind == PassageKind.KEY_POINT else plain, kind=kind)


def _without_echoes(blocks: Iterator[_Block], title: str | None) -> Iterator[_Block]:
    """The blocks without empty ones, without the title over again, and without a line that repeats the one before it."""
    before = plain_words(title or "")
    for block in blocks:
        plain = plain_words(block.words)
        if plain and plain != before and not (block.kind == PassageKind.HEADLINE and title and plain == plain_words(title)):
            yield block
            before = plain


def _join(blocks: list[_Block]) -> tuple[str, tuple[Passage, ...]]:
    """The canonical text and the passages that the markup told apart."""
    text, passages = "", []
    for block in blocks:
        words = f"• {block.words}" if block.kind == PassageKind.KEY_POINT else block.words
        start = len(text) + (2 if text else 0)
        if block.kind:
            passages.append(Passage(kind=block.kind, span=Span(start=start, stop=start + len(words))))
        text = f"{text}\n\n{words}" if text else words
    return text, tuple(passages)
