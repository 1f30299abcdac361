"""TMX 1.4b, for translation memories: a unit a passage, with score and notes.

Passages with one side only are of no use in a memory and are left out, which
is told, unless `--only` asks for such passages: then they are units with one
variant, which the format allows.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import SubElement

from compare.export.registry import ExportOptions
from compare.export.table import Row, provenance, rows
from compare.export.xmltext import document, xml_text
from compare.records import Comparison, Passage

FORMAT = "tmx"
SUFFIXES = (".tmx",)
TABLE = False
AS_FOUND = False
ONE_SIDED = frozenset({"added", "dropped"})
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The file; texts are kept as they are but for characters that XML forbids."""
    root = ElementTree.Element("tmx", version="1.4")
    header = SubElement(
        root,
        "header",
        {
            "creationtool": "muqabala",
            "creationtoolversion": comparison.version,
            "segtype": "block",
            "o-tmf": "muqabala",
            "adminlang": "en",
            "srclang": comparison.source.language,
            "datatype": "plaintext",
        },
    )
    for name, value in provenance(comparison, options).items():
        _prop(header, name.replace(" ", "-").lower(), value)
    for notice in notices(comparison, options):
        _prop(header, "left-out", notice)
    body = SubElement(root, "body")
    for row in rows(comparison, options):
        if _is_wanted(row.passage, options):
            _unit(body, row)
    return document(root)


def notices(comparison: Comparison, options: ExportOptions) -> list[str]:
    """A line on the passages that are left out for want of a translation; none if there are none."""
    left = sum(1 for row in rows(comparison, options) if not _is_wanted(row.passage, options))
    if not left:
        return []
    passages = "1 passage of one side only was" if left == 1 else f"{left:,} passages of one side only were"
    return [f"{passages} left out, as a memory needs both sides; --only added,dropped gives them"]


def _is_wanted(passage: Passage, options: ExportOptions) -> bool:
    return bool(passage.source and passage.target) or not ONE_SIDED.isdisjoint(options.only)


def _unit(body: ElementTree.Element, row: Row) -> None:
    comparison, passage = row.comparison, row.passage
    unit = SubElement(body, "tu", tuid=passage.id)
    for finding in row.findings:
        note = SubElement(unit, "note", {LANG: "en"})
        note.text = xml_text(f"{finding.check}, {finding.severity}, {finding.confidence}: {finding.message}")
    if row.decision.note:
        SubElement(unit, "note").text = xml_text(row.decision.note)
    for name, value in {"number": str(row.number), **row.facts}.items():
        _prop(unit, name, value)
    sides = (
        (passage.source, comparison.source, comparison.source_text(passage)),
        (passage.target, comparison.target, comparison.target_text(passage)),
    )
    for sentences, side, text in sides:
        if sentences:
            variant = SubElement(unit, "tuv", {LANG: side.language})
            SubElement(variant, "seg").text = xml_text(text)


def _prop(parent: ElementTree.Element, name: str, value: str) -> None:
    SubElement(parent, "prop", type=f"x-muqabala-{name}").text = xml_text(value)
