"""`panj read`."""

from __future__ import annotations

import json


def lines(result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_lines_in_a_pipe(panj, reports) -> None:
    result = panj("read", reports / "a-wire.txt")
    assert result.exit_code == 0
    rows = lines(result)
    assert [row["quote"] for row in rows if row["place"]] == ["More than 300 soldiers crossed the river at Sarband"]
    assert rows[0]["publisher"] == "River Wire"
    assert rows[0]["published"] == "2021-07-05"
    assert result.stderr == ""


def test_standard_input_and_published(panj) -> None:
    result = panj("read", "-", "--published", "2021-07-05T10:00+04:30", "--publisher", "River Wire", input="The bridge fell.")
    (row,) = lines(result)
    assert (row["quote"], row["published"], row["publisher"]) == ("The bridge fell", "2021-07-05", "River Wire")


def test_min_score(panj, reports) -> None:
    assert len(lines(panj("read", reports / "a-wire.txt", "--min-score", "0.5"))) == 1


def test_explain_gives_reasons(panj, reports) -> None:
    rows = lines(panj("read", reports / "a-wire.txt", "--explain"))
    assert {(row["place_score"], row["place_reasons"]) for row in rows} == {(0.8, "named"), (None, None)}
    table = panj("read", reports / "a-wire.txt", "--explain", "--format", "table").stdout
    assert "- named" in table
    assert "score 0.90" in table


def test_the_table_shows_words_source_place_and_figure(panj, reports) -> None:
    table = panj("read", reports / "a-wire.txt", "--format", "table").stdout
    for words in ("More than 300 soldiers crossed", "River Wire", "Sarband", "300 or more"):
        assert words in table


def test_no_report_can_steer_the_terminal(panj) -> None:
    table = panj("read", "-", "--format", "table", "--publisher", "Evil\x1b]0;x\x07", input="The \x1b[31mbridge\x1b[0m fell.").stdout
    assert "\x1b" not in table
    assert "\x07" not in table


def test_what_is_wrong_is_one_line(panj, tmp_path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    for words, code, said in (
        (["read", "no-such.txt"], 1, "panj: no-such.txt: there is no such file"),
        (["read", "empty.txt"], 1, "panj: empty.txt: this is empty; give a file with the report's text"),
        (["read"], 2, "panj read: Missing argument 'FILE|-'; see: panj read --help"),
        (
            ["read", "x", "--publisched", "y"],
            2,
            "panj read: No such option '--publisched'. (Did you mean one of: '--published', '--publisher'?); see: panj read --help",
        ),
        (
            ["read", "x", "--published", "Friday"],
            2,
            "panj read: Invalid value for '--published': 'Friday' is neither a day nor a time; write 2021-07-06 or",
        ),
        (["read", "x", "--min-score", "2"], 2, "panj read: Invalid value for '--min-score': 2.0 is not in the range 0<=x<=1; see: panj read --help"),
        (["raed"], 2, "panj: No such command 'raed'"),
    ):
        result = panj(*words)
        assert (result.exit_code, result.stdout) == (code, "")
        assert result.stderr.startswith(said), result.stderr
        assert result.stderr.count("\n") == 1
