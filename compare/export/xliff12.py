"""XLIFF 1.2, for translation tools that do not read 2.1: a unit a passage, findings as notes."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import SubElement

from compare.export.registry import ExportOptions, no_notices
from compare.export.table import Row, file_name, provenance, rows
from compare.export.xmltext import document, xml_text
from compare.records import Comparison, severity_rank

FORMAT = "xliff1.2"
SUFFIXES: tuple[str, ...] = ()
TABLE = False
AS_FOUND = False
notices = no_notices
"""None: `.xlf` is XLIFF 2.1; this one is asked for by name."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The file. A passage with one side has an empty source or no target."""
    root = ElementTree.Element("xliff", xmlns="urn:oasis:names:tc:xliff:document:1.2", version="1.2")
    file = SubElement(
        root,
        "file",
        {
            "original": xml_text(file_name(comparison.source)),
            "source-language": comparison.source.language,
            "target-language": comparison.target.language,
            "datatype": "plaintext",
        },
    )
    header = SubElement(file, "header")
    for name, value in provenance(comparison, options).items():
        SubElement(header, "note", {"from": "muqabala"}).text = xml_text(f"{name}: {value}")
    body = SubElement(file, "body")
    for row in rows(comparison, options):
        _unit(body, row)
    return document(root)


def _unit(body: ElementTree.Element, row: Row) -> None:
    passage, verdict = row.passage, row.decided
    unit = SubElement(body, "trans-unit", {"id": f"u{row.number}", "resname": passage.id, SPACE: "preserve"})
    SubElement(unit, "source").text = xml_text(row.comparison.source_text(passage))
    if passage.target:
        state = "signed-off" if verdict else "translated"
        SubElement(unit, "target", state=state).text = xml_text(row.comparison.target_text(passage))
    group = SubElement(unit, "context-group", name="muqabala", purpose="information")
    for name, value in row.facts.items():
        SubElement(group, "context", {"context-type": f"x-{name}"}).text = xml_text(value)
    for finding in row.findings:
        priority = str(7 - 3 * severity_rank(finding.severity))
        note = SubElement(unit, "note", {"from": "muqabala", "priority": priority})
        note.text = xml_text(f"{finding.check}, {finding.severity}, {finding.confidence}: {finding.message}")
    if row.decision.note:
        SubElement(unit, "note", {"from": "reviewer"}).text = xml_text(row.decision.note)
