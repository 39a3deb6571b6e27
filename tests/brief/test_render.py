from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from panj.brief import FORMATS, draw_brief, render
from panj.brief.page import mark_text
from panj.errors import BriefError
from panj.records import Brief, Report, Situation

VOID = {"meta", "link", "br", "img", "hr", "input"}


@pytest.fixture(scope="module")
def brief(situation: Situation) -> Brief:
    return draw_brief(situation)


@pytest.fixture(scope="module")
def page(brief: Brief) -> str:
    return render(brief, "html")


class Outline(HTMLParser):
    """Open tags, ids and links of a page; unbalanced tags are kept."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in {"href", "src"} and value]
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.stack and self.stack[-1] == tag:
            self.stack.pop()
        else:
            self.wrong.append(tag)


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    return parser


def test_the_page_is_well_formed(outline: Outline) -> None:
    assert outline.wrong == []
    assert outline.stack == []
    assert len(outline.ids) == len(set(outline.ids))


def test_the_page_asks_for_nothing(page: str, outline: Outline) -> None:
    assert "script" not in outline.tags
    assert "@import" not in page
    assert [link for link in outline.links if not link.startswith("#")] == ["https://wire.example/isfara"]


def test_every_line_leads_to_words_on_the_page(outline: Outline) -> None:
    for link in outline.links:
        if link.startswith("#"):
            assert link[1:] in outline.ids


def test_text_of_reports_is_never_markup(page: str) -> None:
    assert "<b>yesterday</b>" not in page
    assert "&lt;b&gt;yesterday&lt;/b&gt;" in page
    assert "Thousands flee &lt;valley&gt;" in page
    assert 'href="javascript' not in page


def test_marking_changes_no_word_of_a_report(situation: Situation) -> None:
    for report in situation.reports:
        claims = [claim for claim in situation.claims if claim.report_id == report.id]
        parser = Words()
        parser.feed(str(mark_text(report, claims)))
        assert parser.words == report.text
        assert parser.marks >= {claim.id for claim in claims}


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.marks: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.marks |= {value.removeprefix("c-") for name, value in attrs if name == "id" and value}

    def handle_data(self, data: str) -> None:
        self.words += data


def test_claims_that_cross_are_cut_and_lit_together(page: str, situation: Situation) -> None:
    crossing = next(claim for claim in situation.claims if situation.quote(claim).endswith("They surrounded"))
    inner = [claim for claim in situation.claims if claim.span.overlap(crossing.span) and claim.id != crossing.id]
    split = [claim.id for claim in (crossing, *inner) if f'class="m-{claim.id}"' in page]
    assert split
    assert all(f"#c-{claim_id}:target" in page for claim_id in split)


def test_json_holds_offsets_that_fit(brief: Brief, situation: Situation) -> None:
    form = json.loads(render(brief, "json"))
    assert form["format"] == "panj-brief/1"
    assert len(form["claims"]) == len(situation.claims)
    for claim in form["claims"].values():
        assert situation.report(claim["report"]).text[claim["start"] : claim["stop"]] == claim["quote"]
    named = {claim_id for line in form["key_points"] + form["timeline"] for claim_id in line["claims"]}
    assert named <= form["claims"].keys()


def test_markdown_notes_hold_the_exact_words(brief: Brief) -> None:
    text = render(brief, "markdown")
    assert text.startswith("# Fighting around Isfara\n")
    assert "“14 soldiers were killed” (report 1, " in text
    assert "\\<b\\>" not in text.split("## Words")[0]
    numbers = {int(n) for n in re.findall(r"^- \\\[(\d+)\\\]", text, re.MULTILINE)}
    assert numbers == set(range(1, len(numbers) + 1))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_terminal_keeps_to_its_width_without_colour(brief: Brief, width: int) -> None:
    text = render(brief, "terminal", width=width)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= width
    assert "Key points" in text
    assert "Not known" in text


def test_the_terminal_has_colour_when_asked(brief: Brief) -> None:
    assert "\x1b[" in render(brief, "terminal", width=80, colour=True)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_situation_has_every_form(empty: Situation, form: str) -> None:
    assert render(draw_brief(empty), form).strip()


def test_an_unknown_form_is_refused_with_a_next_step(brief: Brief) -> None:
    with pytest.raises(BriefError, match="use one of terminal, html, markdown, json"):
        render(brief, "pdf")


def test_the_same_brief_twice_is_the_same_page(brief: Brief, page: str) -> None:
    assert render(brief, "html") == page


def test_an_undated_report_without_publisher() -> None:
    report = Report(text="Shots were heard.")
    brief = draw_brief(Situation(as_of=None, reports=(report,), claims=()))
    for form in FORMATS:
        assert "Shots were heard" in render(brief, form)
