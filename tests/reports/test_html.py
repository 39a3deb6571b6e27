"""HTML pages: body, metadata, and the parts that the markup tells."""

from __future__ import annotations

import pytest

from panj.errors import ReportError
from panj.reports import read_report

BODY = """<p>KIBISH, March 5 (AFP) — The ferry at the crossing has not sailed since Sunday night,
the county's port office said on Tuesday.</p>
<p>The port officer, Peter Lomuria, said about 400 people were waiting on the bank, most of them women and
children who had walked for two days.</p>
<blockquote><p>We were told that the boat would come at dawn. It did not come.</p></blockquote>
<p>The office would pay for a second boat by Friday, it said, and the Red Cross had brought water and forty tents to the landing place.</p>"""
HEAD = """<meta charset="utf-8"><title>Ferry stopped at crossing | The Lakeside Herald</title><link rel="canonical" href="https://lake.example/ferry">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
"headline": "Ferry stopped at crossing", "datePublished": "2024-03-05T08:15:00+03:00", "inLanguage": "en-KE",
"publisher": {"name": "The Lakeside Herald"},
"author": [{"@type": "Person", "name": "Ruth Ekal"}, {"@type": "Organization", "name": "AFP"}]}]}</script>"""
PAGE = f"""<!DOCTYPE html><html lang="en"><head>{HEAD}</head><body><nav><ul><li><a href="/">Home</a></li></ul></nav><main><article>
<h1>Ferry stopped at crossing</h1><figure><img src="a.jpg"><figcaption>Families wait on the bank. Photo: Ruth Ekal</figcaption></figure>
<div class="key-points"><h2>Key points</h2><ul><li>No boat since Sunday</li><li>Some 400 people wait</li></ul></div>
{BODY}</article></main><footer>Terms. Cookies.</footer></body></html>"""


def _parts(page: str) -> list[tuple[str, str]]:
    report = read_report(page.encode())
    return [(passage.kind.value, passage.span.of(report.text)) for passage in report.passages]


def test_the_page_says_who_published_it_and_when() -> None:
    report = read_report(PAGE.encode())
    assert report.title == "Ferry stopped at crossing"
    assert report.publisher == "The Lakeside Herald"
    assert report.published is not None
    assert report.published.isoformat() == "2024-03-05T08:15:00+03:00"
    assert (report.url, report.language) == ("https://lake.example/ferry", "en")
    assert (report.authors, report.agency) == (("Ruth Ekal",), "Agence France-Presse")


def test_the_parts_of_the_page_are_kept_and_its_furniture_is_not() -> None:
    parts = _parts(PAGE)
    assert parts[:5] == [
        ("headline", "Ferry stopped at crossing"),
        ("caption", "Families wait on the bank. Photo: Ruth Ekal"),
        ("key_point", "No boat since Sunday"),
        ("key_point", "Some 400 people wait"),
        ("dateline", "KIBISH, March 5 (AFP) —"),
    ]
    assert ("block_quote", "We were told that the boat would come at dawn. It did not come.") in parts
    assert "Cookies" not in read_report(PAGE.encode()).text


def test_key_points_in_an_aside_come_first() -> None:
    points = "<aside class='key-takeaways'><ul><li>No boat since Sunday</li></ul></aside>"
    page = f"<html><body><main><h1>Ferry stopped</h1>{points}<div>{BODY}</div></main></body></html>"
    assert _parts(page)[1] == ("key_point", "No boat since Sunday")


def test_the_site_is_named_in_the_title_or_by_opengraph() -> None:
    titled = f"<html><head><title>Ferry stopped - Radio Lake</title></head><body><h1>Ferry stopped</h1>{BODY}</body></html>"
    graph = (
        f"<html><head><title>Ferry</title><meta property='og:site_name' content='Radio Lake'></head><body><h1>Ferry stopped</h1>{BODY}</body></html>"
    )
    assert read_report(titled.encode()).publisher == read_report(graph.encode()).publisher == "Radio Lake"


def test_a_page_without_a_day_has_none() -> None:
    assert read_report(f"<html><body><h1>Ferry stopped</h1>{BODY}</body></html>".encode()).published is None


def test_broken_json_does_not_matter() -> None:
    page = f"<html><head><script type='application/ld+json'>{{broken</script><meta name='date' content='2024-03-05'></head><body>{BODY}</body></html>"
    day = read_report(page.encode()).day
    assert day is not None
    assert day.isoformat() == "2024-03-05"


def test_the_pages_own_encoding_is_used() -> None:
    page = f"<html><head><meta charset='windows-1251'><title>Мост закрыт</title></head><body><h1>Мост закрыт</h1>{BODY}</body></html>"
    assert read_report(page.encode("cp1251")).title == "Мост закрыт"


@pytest.mark.parametrize("page", ["<html><body><script>1</script></body></html>", "<html></html>", "<!doctype html>", "<p></p>"])
def test_a_page_without_an_article_is_refused_with_a_next_step(page: str) -> None:
    with pytest.raises(ReportError, match="copy its text"):
        read_report(page.encode())


def test_a_line_that_a_markup_broke_is_two() -> None:
    page = (
        "<html><body><div>The ferry at the crossing has not sailed since Sunday night, the port office of the county said on Tuesday.<br><br>"
        "About 400 people were waiting on the bank, said the port officer, most of them women and children.</div></body></html>"
    )
    assert [kind for kind, _ in _parts(page)] == ["body", "body"]


def test_a_flash_of_two_lines_is_read_whole() -> None:
    page = "<html><head><title>FLASH</title></head><body><h1>Ferry stopped</h1><p>The ferry has <b>stopped</b>,\nthe port said.</p></body></html>"
    assert _parts(page) == [("headline", "Ferry stopped"), ("body", "The ferry has stopped, the port said.")]
    assert _parts("<p>The ferry has stopped, the port said.</p>") == [("body", "The ferry has stopped, the port said.")]
