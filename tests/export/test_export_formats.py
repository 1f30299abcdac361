"""Every format: read back by another reader, inert, deterministic."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from export_samples import HOSTILE, sample

from compare.codec import from_json
from compare.errors import UserError
from compare.export import ExportOptions, formats, render, write
from compare.export.heading import headline
from compare.export.registry import Format, format_of
from compare.export.table import COLUMNS
from compare.records import About, Comparison, Finding
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


def test_xlsx_opens_elsewhere() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from openpyxl.cell.rich_text import CellRichText

    options = ExportOptions(include_soft=True, decisions=DECIDED)
    workbook = openpyxl.load_workbook(io.BytesIO(render(sample(), "xlsx", options)), rich_text=True)
    sheet = workbook["Alignment"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    original = sheet.cell(2, headings["original"])
    assert original.alignment.readingOrder == 2
    assert isinstance(original.value, CellRichText)
    assert str(original.value) == "قُتل ٣٠٥ أشخاص يوم الأحد."
    assert any(getattr(part, "text", "") == "٣٠٥" and part.font.b for part in original.value)
    assert sheet.cell(2, headings["report"]).alignment.readingOrder == 1
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(headings)).column_letter}7"
    assert sheet.cell(5, headings["report"]).data_type == "s"
    assert "ab" * 32 in [row[1].value for row in workbook["Summary"].iter_rows()]


def test_xlsx_shows_all_lines_and_folds_what_is_for_programs() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    long = replace(sample(), passages=(replace(sample().passages[0], gloss="word " * 60), *sample().passages[1:]))
    for comparison, glossed in ((sample(), True), (long, True), (_without_gloss(sample()), False)):
        sheet = openpyxl.load_workbook(io.BytesIO(render(comparison, "xlsx", ExportOptions())))["Alignment"]
        folded = {c.value for c in sheet[1] if sheet.column_dimensions[_letter(sheet, c.column)].hidden}
        assert {"id", "original start", "report paragraph"} <= folded
        assert ("machine gloss" in folded) is not glossed
        assert not {"number", "original", "report", "findings", "note"} & folded
    tall, short = (
        openpyxl.load_workbook(io.BytesIO(render(comparison, "xlsx", ExportOptions())))["Alignment"].row_dimensions[2]
        for comparison in (long, sample())
    )
    assert tall.height >= 6 * 15 > 3 * 15 >= (short.height or 15)
    asked = openpyxl.load_workbook(io.BytesIO(render(sample(), "xlsx", ExportOptions(columns=("id",)))))["Alignment"]
    assert not asked.column_dimensions["A"].hidden


def _letter(sheet: Any, column: int) -> str:
    """The first column of the group that holds `column`: a run of columns alike is kept as one."""
    return next(
        str(letter)
        for letter, group in sheet.column_dimensions.items()
        if (group.min or 0) <= column <= (group.max or 0)
    )


def _without_gloss(comparison: Comparison) -> Comparison:
    return replace(comparison, passages=tuple(replace(passage, gloss=None) for passage in comparison.passages))


def test_what_is_true_of_a_whole_passage_lights_no_words() -> None:
    moved = Finding("reworded", "moved", "minor", "hard", "told elsewhere", ((26, 47),), ((87, 104),))
    passages = list(sample().passages)
    passages[4] = replace(passages[4], findings=(moved,))
    html = render(replace(sample(), passages=tuple(passages)), "html", ExportOptions()).decode()
    article = html[html.index('id="p5"') : html.index('id="p6"')]
    assert "told elsewhere" in article
    assert "<mark" not in article


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


def test_tmx_opens_elsewhere() -> None:
    tmx = pytest.importorskip("translate.storage.tmx")
    data = render(sample(), "tmx", ExportOptions(only=frozenset({"equivalent", "reworded", "added", "dropped"})))
    units = tmx.tmxfile.parsestring(data).units
    assert len(units) == 6
    assert units[0].source == "قُتل ٣٠٥ أشخاص يوم الأحد."
    assert units[0].target == "On Monday, 235 people died."
    root = ElementTree.fromstring(data)
    assert root.get("version") == "1.4"
    # The order that the document type demands: notes and properties before variants.
    for unit in root.iter("tu"):
        kinds = [child.tag for child in unit]
        assert kinds == sorted(kinds, key=lambda tag: tag == "tuv")
        assert "tuv" in kinds


def test_a_memory_holds_no_passage_of_one_side_unless_asked_and_says_so(tmp_path: Path) -> None:
    tmx = pytest.importorskip("translate.storage.tmx")
    data = render(sample(), "tmx", ExportOptions())
    assert all(unit.source and unit.target for unit in tmx.tmxfile.parsestring(data).units)
    assert data.count(b"<tu ") == 4
    assert b"2 passages of one side only were left out" in data
    (notice,) = write(sample(), str(tmp_path / "a.tmx"))
    assert "--only added,dropped" in notice
    asked = ExportOptions(only=frozenset({"dropped"}))
    assert render(sample(), "tmx", asked).count(b"<tu ") == 1
    assert write(sample(), str(tmp_path / "b.tmx"), options=asked) == []


def test_xliff_of_the_older_version_opens_elsewhere() -> None:
    xliff = pytest.importorskip("translate.storage.xliff")
    data = render(sample(), "xliff1.2", ExportOptions(decisions=DECIDED))
    units = xliff.xlifffile.parsestring(data).units
    assert len(units) == 6
    assert (units[0].source, units[0].target) == ("قُتل ٣٠٥ أشخاص يوم الأحد.", "On Monday, 235 people died.")
    assert units[1].target is None and not units[2].source
    assert "number, critical, hard: original 305" in units[0].getnotes()
    assert "with the ministry" in units[0].getnotes()
    name = "{urn:oasis:names:tc:xliff:document:1.2}"
    file = ElementTree.fromstring(data).find(f"{name}file")
    assert file is not None
    assert (file.get("source-language"), file.get("target-language")) == ("ar", "en")
    # The order that the schema demands.
    order = [f"{name}{tag}" for tag in ("source", "target", "context-group", "note")]
    for unit in file.iter(f"{name}trans-unit"):
        places = [order.index(child.tag) for child in unit]
        assert places == sorted(places)
    assert format_of("a.xlf", None) == "xliff"


def test_xliff_opens_elsewhere() -> None:
    data = render(sample(), "xliff", ExportOptions(decisions=DECIDED))
    name = "{urn:oasis:names:tc:xliff:document:2.0}"
    root = ElementTree.fromstring(data)
    assert (root.tag, root.get("version"), root.get("srcLang"), root.get("trgLang")) == (
        name + "xliff",
        "2.1",
        "ar",
        "en",
    )
    units = root.findall(f".//{name}unit")
    assert [unit.find(f"{name}segment/{name}target") is None for unit in units] == [False, True, *[False] * 4]
    assert len({unit.get("id") for unit in units}) == 6
    hostile = units[3].find(f"{name}segment/{name}source")
    assert hostile is not None
    rebuilt = (hostile.text or "") + "".join(chr(int(cp.get("hex", ""), 16)) + (cp.tail or "") for cp in hostile)
    assert rebuilt == HOSTILE
    xliff2 = pytest.importorskip("translate.storage.xliff2")
    assert xliff2.Xliff2File.parsestring(data).units[0].target == "On Monday, 235 people died."


def test_xliff_keeps_to_the_order_of_its_schema() -> None:
    name = "{urn:oasis:names:tc:xliff:document:2.0}"
    order = ["{urn:oasis:names:tc:xliff:metadata:2.0}metadata", name + "notes", name + "segment"]
    root = ElementTree.fromstring(render(sample(), "xliff", ExportOptions(include_soft=True, decisions=DECIDED)))
    for unit in root.iter(f"{name}unit"):
        assert [child.tag for child in unit] == [tag for tag in order if unit.find(tag) is not None]
        state = unit.find(f"{name}segment").get("state")  # type: ignore[union-attr]
        assert (state == "initial") == (unit.find(f".//{name}target") is None)
    # A file without a unit would not be valid.
    nothing = ElementTree.fromstring(
        render(replace(sample(), passages=()), "xliff", ExportOptions(only=frozenset({"moved"})))
    )
    assert [child.tag for child in nothing.find(f"{name}file")][-1] == f"{name}group"  # type: ignore[union-attr]


class _Page(HTMLParser):
    """Collects what a browser would make of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_one_inert_page_that_reads_right_to_left() -> None:
    page = _Page()
    html = render(sample(), "html", ExportOptions(include_soft=True, decisions=DECIDED)).decode()
    page.feed(html)
    names = [tag for tag, _ in page.tags]
    assert names.count("article") == 6
    assert names.count("script") == 1
    assert not any(key in ("src", "onclick", "onerror", "style") for _, attrs in page.tags for key in attrs)
    assert all(attrs["href"].startswith("#p") for tag, attrs in page.tags if tag == "a" and attrs.get("href"))  # type: ignore[union-attr]
    assert any(tag == "p" and attrs.get("lang") == "ar" and attrs.get("dir") == "rtl" for tag, attrs in page.tags)
    assert any(tag == "mark" and attrs["class"] == "reworded hard" for tag, attrs in page.tags)
    # Each text is named for those who hear the page; the map is no obstacle for those who walk it with the keyboard.
    assert names.count("h3") == 12
    assert all(attrs.get("tabindex") == "-1" or attrs.get("aria-label") for tag, attrs in page.tags if tag == "a")
    inputs = [attrs["id"] for tag, attrs in page.tags if tag == "input" and attrs["type"] == "checkbox"]
    assert inputs == ["show-equivalent", "show-reworded", "show-added", "show-dropped", "show-moved"]
    assert "<script>alert(1)</script>" in page.text
    assert "Machine gloss" in html and "Decision: confirmed" in html
    paths = [attrs for tag, attrs in page.tags if tag == "path" and attrs.get("class") == "moved"]
    assert len(paths) == 2  # the passage and the key


def test_the_map_draws_over_the_rest_what_must_be_seen() -> None:
    html = render(sample(), "html", ExportOptions()).decode()
    drawing = html[html.index("<svg ") : html.index("</svg>")]
    assert re.findall(r'<path class="(\w+)"', drawing) == [
        "equivalent",
        "equivalent",
        "reworded",
        "moved",
        "dropped",
        "added",
    ]
    assert re.findall(r"\((\d)\)</label>", html) == ["2", "1", "1", "1", "1"]
    limited = render(sample(), "html", ExportOptions(only=frozenset({"changed"}))).decode()
    assert re.findall(r"\((\d)\)</label>", limited) == ["0", "1", "1", "1", "1"]
    many = replace(sample(), passages=sample().passages * 60)
    assert '<svg class="dense"' in render(many, "html", ExportOptions()).decode()


def test_html_policy_names_the_script_and_style_it_holds() -> None:
    import base64
    import hashlib

    html = render(sample(), "html", ExportOptions()).decode()
    for tag in ("style", "script"):
        body = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert body is not None
        digest = base64.b64encode(hashlib.sha256(body.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in html


def test_markdown_escapes_what_it_would_read() -> None:
    text = render(sample(), "md", ExportOptions()).decode()
    assert "<script>" not in text
    assert "**٣٠٥**" in text


def test_docx_opens_with_arabic_right_to_left() -> None:
    import docx

    document = docx.Document(io.BytesIO(render(sample(), "docx", ExportOptions(decisions=DECIDED))))
    table = document.tables[0]
    evidence = [row for row in table.rows if len(row._tr.tc_lst) == 1]
    assert len(table.rows) - len(evidence) == 7
    arabic = table.rows[1].cells[2].paragraphs[0]
    assert arabic.text == "قُتل ٣٠٥ أشخاص يوم الأحد."
    assert arabic._p.pPr.find(docx.oxml.ns.qn("w:bidi")) is not None
    assert [run.text for run in arabic.runs if run.underline] == ["٣٠٥"]
    # The order of the schema: Word may refuse a file that does not keep it.
    lit = next(run for run in arabic.runs if run.underline)
    assert [child.tag.rpartition("}")[2] for child in lit._r.rPr] == ["u", "shd", "rtl", "lang"]


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
        page = _Page()
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


def test_docx_has_comments_on_the_words_and_links_to_the_passages() -> None:
    import docx

    qn = docx.oxml.ns.qn
    decided = {sample().passages[0].id: Decision("confirmed", "ask the ministry", reviewer="A. Reader")}
    document = docx.Document(io.BytesIO(render(sample(), "docx", ExportOptions(decisions=decided))))
    comments = [(comment.author, comment.text, comment.timestamp) for comment in document.comments]
    assert comments == [
        ("muqabala", "critical, number: original 305 (٣٠٥), report 235", None),
        ("A. Reader", "ask the ministry", None),
        ("muqabala", "major, sentence: the report leaves it out", None),
    ]
    body = document.element.body
    paragraph = next(p for p in body.iter(qn("w:p")) if p.find(qn("w:commentRangeStart")) is not None)
    inside = False
    marked = ""
    for child in paragraph:
        inside = (inside or child.tag == qn("w:commentRangeStart")) and child.tag != qn("w:commentRangeEnd")
        if inside and child.tag == qn("w:r"):
            marked += "".join(text.text or "" for text in child.iter(qn("w:t")))
        if child.tag == qn("w:commentRangeEnd"):
            break
    assert "235" in marked
    bookmarks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert anchors == ["passage1", "passage2"] and set(anchors) <= bookmarks


def test_docx_has_the_evidence_below_both_texts_and_severities_in_colour() -> None:
    import docx

    document = docx.Document(io.BytesIO(render(sample(), "docx", ExportOptions())))
    rows = document.tables[0].rows
    evidence = rows[2].cells[0].paragraphs[0]
    assert len(rows[2]._tr.tc_lst) == 1
    assert evidence.text == "critical  number: original 305 (٣٠٥), report 235"
    assert str(evidence.runs[0].font.color.rgb) == "B3001B" and evidence.runs[0].bold
    assert all(run.font.size is None for run in evidence.runs)


def test_a_long_docx_leaves_out_what_nothing_was_found_in_and_says_so() -> None:
    import docx

    many = replace(sample(), passages=sample().passages * 20)
    document = docx.Document(io.BytesIO(render(many, "docx", ExportOptions())))
    assert "40 passages with no difference found" in "\n".join(p.text for p in document.paragraphs)
    numbers = [row.cells[0].text.split()[0] for row in document.tables[0].rows if len(row._tr.tc_lst) == 3]
    assert numbers[1:6] == ["1", "2", "3", "5", "7"]
    whole = ExportOptions(only=frozenset({"changed", "equivalent"}))
    document = docx.Document(io.BytesIO(render(many, "docx", whole)))
    assert sum(len(row._tr.tc_lst) == 3 for row in document.tables[0].rows) == 1 + 120


def test_one_vocabulary_in_all_exports_for_people() -> None:
    for name in ("docx", "html", "md", "xlsx"):
        text = _words(render(sample(), name, ExportOptions()), name)
        assert "equivalent" not in text and "score 0" not in text
        for word in ("no difference found", "reworded", "added", "dropped", "moved", "critical", "major"):
            assert word in text, (name, word)
