"""Every format: read back by another reader, inert, deterministic."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from export_samples import HOSTILE, Page, sample

from compare.codec import from_json
from compare.errors import UserError
from compare.export import ExportOptions, formats, render, write
from compare.export.heading import headline
from compare.export.registry import Format, format_of
from compare.export.table import COLUMNS
from compare.records import About, Comparison
from compare.review import Decision, OwnFinding

DECIDED = {sample().passages[0].id: Decision("confirmed", "=checked\x1b with the ministry")}
ALL = ("csv", "docx", "gold", "html", "json", "jsonl", "md", "tmx", "tsv", "xliff", "xliff1.2", "xlsx")
ACTIVE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_all_formats_of_the_contract_are_there() -> None:
    assert tuple(formats()) == ALL


def test_every_format_offers_what_a_format_is() -> None:
    kinds = Format.__annotations__
    for module in formats().values():
        for name in (*kinds, "render", "notices"):
            assert hasattr(module, name), (module, name)
        assert isinstance(module.TABLE, bool) and isinstance(module.AS_FOUND, bool)
        assert all(suffix.startswith(".") for suffix in module.SUFFIXES)
        assert isinstance(module.notices(sample(), ExportOptions()), list)


@pytest.mark.parametrize("name", ALL)
def test_same_input_same_bytes(name: str) -> None:
    options = ExportOptions(include_soft=True, decisions=DECIDED)
    assert render(sample(), name, options) == render(sample(), name, options)


@pytest.mark.parametrize("name", ["csv", "html", "json", "jsonl", "md", "tmx", "tsv", "xliff", "xliff1.2"])
def test_nothing_in_a_text_format_can_act_on_a_terminal(name: str) -> None:
    text = render(sample(), name, ExportOptions(decisions=DECIDED)).decode("utf-8")
    assert not ACTIVE.search(text)


@pytest.mark.parametrize("name", ALL)
def test_every_export_can_be_cited(name: str) -> None:
    data = render(sample(), name, ExportOptions())
    if name in ("xlsx", "docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b"".join(package.read(part) for part in package.namelist())
    text = data.decode("utf-8", "replace")
    assert "ab" * 32 in text
    assert "muqabala" in text


@pytest.mark.parametrize("name", ALL)
def test_every_export_says_what_it_leaves_out(name: str) -> None:
    data = render(sample(), name, ExportOptions(only=frozenset({"moved", "added"}), include_soft=True))
    if name in ("xlsx", "docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b"".join(package.read(part) for part in package.namelist())
    if name != "json":  # its summary counts what is there
        assert "only added, moved passages; also uncertain findings" in data.decode("utf-8", "replace").replace(
            "\\", ""
        )


@pytest.mark.parametrize("name", ALL)
def test_any_path_can_be_exported(name: str) -> None:
    odd = replace(sample(), source=replace(sample().source, path="x/" * 300 + "a\udce9\x1b<\u202e.txt"))
    assert render(odd, name, ExportOptions())


def test_json_reads_back_as_the_same_comparison() -> None:
    data = json.loads(render(sample(), "json", ExportOptions(include_soft=True)))
    assert from_json(data) == sample()


def test_jsonl_has_a_line_a_passage() -> None:
    lines = render(sample(), "jsonl", ExportOptions()).decode().splitlines()
    assert [json.loads(line)["status"] for line in lines] == [p.status for p in sample().passages]
    assert json.loads(lines[3])["original"] == HOSTILE


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_table_rows_and_inert_cells(name: str, delimiter: str) -> None:
    text = render(sample(), name, ExportOptions(decisions=DECIDED)).decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert [row["status"] for row in table] == [
        "reworded",
        "dropped",
        "added",
        "equivalent",
        "equivalent",
        "equivalent",
    ]
    assert table[0]["findings"] == "number, critical: original 305 (٣٠٥), report 235"
    assert table[0]["note"].startswith("'=checked")
    assert table[3]["report"].startswith("'=HYPERLINK")
    assert table[4]["moved"] == "moved"
    assert (table[0]["original start"], table[0]["original end"]) == ("0", "25")
    assert table[1]["report start"] == ""


def test_every_field_of_a_table_is_quoted_and_no_range_looks_like_a_date() -> None:
    first, *rest = sample().passages
    both = replace(sample(), passages=(replace(first, source=(0, 1), target=(0, 1)), *rest))
    for name, delimiter in (("csv", ","), ("tsv", "\t")):
        text = render(both, name, ExportOptions(columns=("original_sentences", "score"))).decode("utf-8-sig")
        assert text.split("\r\n")[:2] == [f'"original sentences"{delimiter}"score"', f'"1..2"{delimiter}"0.91"']


def test_columns_and_only() -> None:
    options = ExportOptions(columns=("status", "number"), only=frozenset({"added", "moved"}))
    lines = render(sample(), "csv", options).decode("utf-8-sig").splitlines()
    assert lines == ['"status","number"', '"added","3"', '"equivalent","5"']
    with pytest.raises(UserError, match="nonsense"):
        render(sample(), "csv", ExportOptions(columns=("nonsense",)))


def test_a_report_shows_what_the_reviewer_left() -> None:
    first = sample().passages[0].id
    dismissed = {first: Decision("dismissed", "both are right")}
    (row, *_) = _table(ExportOptions(decisions=dismissed))
    assert (row["status"], row["severity"], row["findings"]) == ("equivalent", "", "")
    assert (row["decision"], row["note"]) == ("dismissed", "both are right")
    (row, *_) = _table(ExportOptions(decisions=dismissed, as_found=True))
    assert (row["status"], row["severity"], row["decision"]) == ("reworded", "critical", "dismissed")
    assert first not in {row["id"] for row in _table(ExportOptions(decisions=dismissed, only=frozenset({"changed"})))}
    (row, *_) = _table(ExportOptions(decisions={first: Decision(severity="minor")}))
    assert (row["severity"], row["decision"]) == ("minor", "reclassified")
    for name in ("json", "jsonl"):
        assert "original 305" in render(sample(), name, ExportOptions(decisions=dismissed)).decode()


def _table(options: ExportOptions) -> list[dict[str, str]]:
    text = render(sample(), "csv", options).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_markdown_escapes_what_it_would_read() -> None:
    text = render(sample(), "md", ExportOptions()).decode()
    assert "<script>" not in text
    assert "**٣٠٥**" in text


def test_format_by_suffix_or_name() -> None:
    assert format_of("a.XLSX", None) == "xlsx"
    assert format_of("a.txt", "json") == "json"
    for path, name in (("a.txt", None), ("a", None), ("-", None), ("a.csv", "nonsense")):
        with pytest.raises(UserError):
            format_of(path, name)


def test_write_keeps_an_existing_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "table.csv"
    write(sample(), str(path))
    with pytest.raises(UserError, match="exists already"):
        write(sample(), str(path))
    write(sample(), str(path), replace=True)


def test_column_keys_are_stable() -> None:
    assert list(COLUMNS)[:12] == [
        "number",
        "id",
        "status",
        "moved",
        "severity",
        "original",
        "report",
        "gloss",
        "findings",
        "score",
        "decision",
        "note",
    ]


@pytest.mark.parametrize("name", sorted(formats()))
def test_every_format_says_which_links_the_reviewer_corrected(name):
    comparison = sample()
    passages = tuple(replace(p, corrected=n in (0, 3)) for n, p in enumerate(comparison.passages))
    data = render(replace(comparison, passages=passages), name, ExportOptions())
    if name in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b"".join(package.read(entry) for entry in package.namelist())
    text = data.decode("utf-8", "replace").lower()
    mark = '"corrected": true' if name in ("json", "jsonl") else "link corrected by the reviewer"
    assert mark in text
    assert mark not in (b"" if name in ("docx", "xlsx") else render(comparison, name, ExportOptions())).decode().lower()


@pytest.mark.parametrize("name", sorted(formats()))
def test_own_findings_are_in_every_format(name):
    own = OwnFinding("certainty", "critical", "denied became accused", target=((0, 2),))
    decisions = {sample().passages[4].id: Decision(own=(own,), reviewer="A. Reader")}
    data = render(sample(), name, ExportOptions(decisions=decisions))
    if name in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b"".join(package.read(entry) for entry in package.namelist())
    text = data.decode("utf-8", "replace")
    assert '"check": "certainty"' in text if name == "gold" else "denied became accused" in text


def test_json_says_what_the_other_formats_show():
    decisions = {sample().passages[0].id: Decision("dismissed"), sample().passages[3].id: Decision("confirmed")}
    options = ExportOptions(decisions=decisions)
    data = json.loads(render(sample(), "json", options))
    first, fourth = data["passages"][0], data["passages"][3]
    assert first["findings"] and first["status"] == "reworded"
    assert first["as_reviewed"] == {"status": "equivalent", "moved": False, "severity": None, "findings": []}
    assert fourth["as_reviewed"]["status"] == "reworded" and fourth["as_reviewed"]["severity"] == "major"
    rows = csv.DictReader(io.StringIO(render(sample(), "csv", options).decode("utf-8-sig")))
    statuses = [row["status"] for row in rows]
    assert data["summary_as_reviewed"]["reworded"] == statuses.count("reworded")
    assert data["summary_as_reviewed"]["equivalent"] == statuses.count("equivalent")
    assert "as_reviewed" not in data["passages"][1]


ABOUT = About("The Bridge Closes", "The Harbour Post", "2026-03-12", "https://post.example/bridge", "2026-03-14")


def _at_home() -> Comparison:
    """The sample as somebody's files, the report from a page that tells of itself."""
    source, target = sample().source, sample().target
    return replace(
        sample(),
        source=replace(source, path="/home/somebody/secret/original.txt"),
        target=replace(target, path="/home/somebody/secret/report.html", about=ABOUT),
    )


@pytest.mark.parametrize("name", ["docx", "html", "md", "xlsx"])
def test_an_export_for_people_begins_with_headlines_and_what_it_comes_to(name: str) -> None:
    text = _words(render(_at_home(), name, ExportOptions()), name)
    lower = text.lower()
    places = [
        lower.index(part) for part in ("the bridge closes", "قُتل ٣٠٥ أشخاص", "divergences", "no difference found")
    ]
    assert places == sorted(places)
    assert "2 in 2 passages: 1 critical, 1 major" in text
    assert "not listed" in lower and "1 uncertain finding" in text
    for told in ("The Harbour Post", "https://post.example/bridge"):
        assert told in text
    if name != "xlsx":
        assert "published 12 March 2026" in text and "retrieved 14 March 2026" in text
    assert "secret" not in text


@pytest.mark.parametrize("name", ["csv", "tsv", "jsonl", "tmx", "xliff", "xliff1.2"])
def test_nothing_but_json_names_the_folders_of_who_made_it(name: str) -> None:
    assert b"secret" not in render(_at_home(), name, ExportOptions())


def _words(data: bytes, name: str) -> str:
    """What somebody reads in an export, in its order."""
    if name == "docx":
        import docx

        return "\n".join(
            "".join(part.text or "" for part in element.iter(docx.oxml.ns.qn("w:t")))
            for element in docx.Document(io.BytesIO(data)).element.body.iter(docx.oxml.ns.qn("w:p"))
        )
    if name == "xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        workbook = openpyxl.load_workbook(io.BytesIO(data))
        cells = [cell.value for sheet in ("Summary", "Alignment") for row in workbook[sheet] for cell in row]
        return "\n".join(map(str, cells))
    if name == "html":
        page = Page()
        page.feed(data.decode().partition("<body>")[2].partition("<script>")[0])
        return page.text
    return data.decode().replace("\\", "")


def test_a_headline_is_what_the_page_says_else_the_first_sentence_else_the_name_of_the_file() -> None:
    assert headline(_at_home().target) == "The Bridge Closes"
    assert headline(sample().source) == "قُتل ٣٠٥ أشخاص يوم الأحد."
    assert headline(replace(sample().source, sentences=(), path="/a/b.txt")) == "b.txt"
    assert headline(replace(sample().source, sentences=(), path="-")) == "standard input"


def test_a_table_says_once_how_it_was_made() -> None:
    first, *rest = _table(ExportOptions())
    assert "ab" * 32 in first["made by"] and {row["made by"] for row in rest} == {""}
    first, *_ = _table(ExportOptions(only=frozenset({"added"})))
    assert "only added passages" in first["made by"]


def test_how_sure_a_link_is_stands_in_words() -> None:
    assert [row["link"] for row in _table(ExportOptions())] == ["sure", "", "", "sure", "sure", "sure"]
    passages = tuple(
        replace(p, score=score) for p, score in zip(sample().passages, (0.7, 0, 0, 0.3, 1, 1), strict=True)
    )
    passages = (*passages[:5], replace(passages[5], corrected=True))
    text = render(replace(sample(), passages=passages), "csv", ExportOptions()).decode("utf-8-sig")
    links = [row["link"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert links == ["likely", "", "", "doubtful", "sure", "link corrected by the reviewer"]


def test_one_vocabulary_in_all_exports_for_people() -> None:
    for name in ("docx", "html", "md", "xlsx"):
        text = _words(render(sample(), name, ExportOptions()), name)
        assert "equivalent" not in text and "score 0" not in text
        for word in ("no difference found", "reworded", "added", "dropped", "moved", "critical", "major"):
            assert word in text, (name, word)


def test_a_table_names_the_paragraphs_of_both_sides() -> None:
    options = ExportOptions(columns=("original_paragraph", "report_paragraph"))
    lines = render(sample(), "csv", options).decode("utf-8-sig").splitlines()
    assert lines == [
        '"original paragraph","report paragraph"',
        '"1","1"',
        '"3",""',
        '"","2"',
        '"4","3"',
        '"2","4"',
        '"5","5"',
    ]
