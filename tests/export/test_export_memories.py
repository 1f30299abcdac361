"""TMX and XLIFF, of both versions: read by other tools, in the order of their schemas."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from export_samples import HOSTILE, sample

from compare.export import ExportOptions, render, write
from compare.export.registry import format_of
from compare.review import Decision

DECIDED = {sample().passages[0].id: Decision("confirmed", "=checked\x1b with the ministry")}


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


@pytest.mark.parametrize("name", ["tmx", "xliff", "xliff1.2"])
def test_xml_has_an_element_a_line_but_for_texts(name: str) -> None:
    lines = render(sample(), name, ExportOptions()).decode().splitlines()
    (line,) = [line for line in lines if "235 people died" in line]
    assert line.startswith(" ") and re.fullmatch(r"\s*<(seg|target)\b.*</\1>", line)
