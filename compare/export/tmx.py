"""TMX 1.4b, for translation memories: a unit a passage, with score and notes.

Passages with one side only become units with one variant, which the format
allows: so nothing is lost, and `--only added` gives the unaligned ones alone.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import SubElement

from compare.comparison import Comparison
from compare.export.registry import ExportOptions
from compare.export.table import Row, provenance, rows
from compare.export.xmltext import document, xml_text

FORMAT = "tmx"
SUFFIXES = (".tmx",)
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
    body = SubElement(root, "body")
    for row in rows(comparison, options):
        _unit(body, row)
    return document(root)


def _unit(body: ElementTree.Element, row: Row) -> None:
    comparison, passage = row.comparison, row.passage
    unit = SubElement(body, "tu", tuid=passage.id)
    for finding in row.findings:
        note = SubElement(unit, "note", {LANG: "en"})
        note.text = xml_text(f"{finding.check}, {finding.severity}, {finding.confidence}: {finding.message}")
    if row.decision.get("note"):
        SubElement(unit, "note").text = xml_text(str(row.decision["note"]))
    facts = {
        "number": row.number,
        "status": passage.status,
        "moved": "yes" if passage.moved else "no",
        "severity": passage.severity,
        "score": f"{passage.score:.4f}",
        "decision": row.decision.get("verdict"),
        "gloss": passage.gloss_line or None,
    }
    for name, value in facts.items():
        if value is not None:
            _prop(unit, name, str(value))
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
