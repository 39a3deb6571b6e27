"""The documentation names everything that a user can use, and its examples hold."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

from panj.cli import main
from panj.records import Report
from panj.reports import read_reports
from panj.settings import NAMES

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))


def _text() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def test_every_command_stands_in_a_page_with_an_example() -> None:
    text = _text()
    assert isinstance(main, click.Group)
    for name in main.commands:
        assert re.search(rf"^panj {name}\b", text, re.MULTILINE), f"no page shows panj {name}"


def test_every_setting_can_be_found() -> None:
    assert "panj.settings" in (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
    assert "case" in NAMES
    assert "PANJ_CASE" in _text()


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_python_in_pages_is_python(page: Path) -> None:
    for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        if not block.startswith(" "):
            ast.parse(block)


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*PAGES, ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([\w./-]+\.md)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_files_that_pages_read_are_there() -> None:
    for name in re.findall(r"examples/[\w./-]+\w", _text()):
        assert (ROOT / name).exists(), name


def test_the_examples_are_reports_with_publisher_and_day() -> None:
    found = list(read_reports([ROOT / "examples"]))
    assert len(found) >= 6
    for report in found:
        assert isinstance(report, Report)
        assert report.publisher
        assert report.day
        assert report.language == "en"


def test_the_recipe_of_contributing_works() -> None:
    recipe = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = next(block for block in re.findall(r"```python\n(.*?)```", recipe, re.DOTALL) if "def find_quotations" in block)
    made: dict[str, object] = {}
    exec(compile(block, "CONTRIBUTING.md", "exec"), made)
    find = made["find_quotations"]
    assert callable(find)
    text = '“We stay,” he said, and "not one" left.'
    assert [span.of(text) for span in find(text)] == ["We stay,", "not one"]
