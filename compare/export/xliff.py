"""XLIFF 2.1: a unit a passage, findings as notes, score and status as metadata.

Characters that XML forbids are kept as `<cp hex="…"/>`, as the standard has it.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import SubElement

from compare.export.registry import ExportOptions, no_notices
from compare.export.table import Row, file_name, provenance, rows
from compare.export.xmltext import NOT_XML, document, xml_text
from compare.records import Comparison, severity_rank

FORMAT = "xliff"
SUFFIXES = (".xlf", ".xliff")
TABLE = False
AS_FOUND = False
notices = no_notices
CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The file. A passage with one side has an empty source or no target."""
    # Plain names and two declarations, because ElementTree's own prefixes depend on what was registered before.
    root = ElementTree.Element(
        "xliff",
        {
            "xmlns": CORE,
            "xmlns:mda": METADATA,
            "version": "2.1",
            "srcLang": comparison.source.language,
            "trgLang": comparison.target.language,
        },
    )
    file = SubElement(root, "file", id="f1", original=xml_text(file_name(comparison.source)))
    _metadata(
        file, "provenance", {key.replace(" ", "-").lower(): v for key, v in provenance(comparison, options).items()}
    )
    for row in rows(comparison, options):
        _unit(file, row)
    if file.find("unit") is None:
        # A file must hold a unit or a group; a group may be empty.
        SubElement(file, "group", id="g1")
    return document(root)


def _unit(file: ElementTree.Element, row: Row) -> None:
    passage = row.passage
    unit = SubElement(file, "unit", id=f"u{row.number}", name=passage.id)
    _metadata(unit, "passage", row.facts)
    _notes(unit, row)
    verdict = row.decided
    state = "reviewed" if verdict else "translated"
    segment = SubElement(
        unit,
        "segment",
        id="s1",
        # The state is that of the translation, which a dropped passage does not have.
        state=state if passage.target else "initial",
        subState=f"muqabala:{passage.status}",
    )
    _content(SubElement(segment, "source", {SPACE: "preserve"}), row.comparison.source_text(passage))
    if passage.target:
        _content(SubElement(segment, "target", {SPACE: "preserve"}), row.comparison.target_text(passage))


def _notes(unit: ElementTree.Element, row: Row) -> None:
    texts = [
        (
            {"category": f"{f.check}-{f.severity}-{f.confidence}", "priority": str(7 - 3 * severity_rank(f.severity))},
            f.message,
        )
        for f in row.findings
    ]
    if row.decision.note:
        texts.append(({"category": "reviewer"}, row.decision.note))
    if not texts:
        return
    notes = SubElement(unit, "notes")
    for number, (attributes, text) in enumerate(texts, 1):
        SubElement(notes, "note", {"id": f"n{number}", **attributes}).text = xml_text(text)


def _metadata(parent: ElementTree.Element, category: str, values: dict[str, str]) -> None:
    group = SubElement(SubElement(parent, "mda:metadata"), "mda:metaGroup", category=category)
    for name, value in values.items():
        SubElement(group, "mda:meta", type=name).text = xml_text(value)


def _content(element: ElementTree.Element, text: str) -> None:
    """Text with `<cp/>` elements in the places of characters that XML forbids."""
    last, at = None, 0
    for match in NOT_XML.finditer(text):
        _append(element, last, text[at : match.start()])
        last = SubElement(element, "cp", hex=f"{ord(match.group()):04X}")
        at = match.end()
    _append(element, last, text[at:])


def _append(element: ElementTree.Element, last: ElementTree.Element | None, text: str) -> None:
    if last is None:
        element.text = text
    else:
        last.tail = text
