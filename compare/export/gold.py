"""Gold: links and findings by character spans, as `muqabala evaluate` reads them.

A pair whose links a reviewer corrected is worth keeping: the texts stand
beside `gold.json` under the names that `evaluate` looks for, as they were
read. Findings are those that were not dismissed.
"""

from __future__ import annotations

from typing import Any

from compare.export.json import dumps
from compare.export.registry import ExportOptions, no_notices
from compare.export.table import provenance, rows
from compare.records import Comparison, Document
from compare.summary import CORRECTED

FORMAT = "gold"
SUFFIXES = ()
"""None: it is asked for by name; the file is best called gold.json."""
FILE_NAME = "gold.json"
TABLE = False
AS_FOUND = False
notices = no_notices


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The links, a line each."""
    links = [
        {
            "source": _spans(comparison.source, row.passage.source),
            "target": _spans(comparison.target, row.passage.target),
            "status": row.passage.status,
            "moved": row.passage.moved,
            **({"note": CORRECTED} if row.passage.corrected else {}),
            "findings": [
                {
                    "kind": finding.kind,
                    "check": finding.check,
                    "source_spans": [list(span) for span in finding.source_spans],
                    "target_spans": [list(span) for span in finding.target_spans],
                }
                for finding in row.findings
            ],
        }
        for row in rows(comparison, options)
    ]
    body = ",\n".join(f" {dumps(link)}" for link in links)
    made = dumps(provenance(comparison, options))
    return f'{{"provenance": {made},\n"links": [\n{body}\n]}}\n'.encode()


def companions(comparison: Comparison) -> dict[str, bytes]:
    """The files that belong beside it: both texts, under the names that `evaluate` looks for."""
    return {
        f"{name}.{document.language}.txt": document.text.encode("utf-8", "surrogatepass")
        for name, document in (("original", comparison.source), ("report", comparison.target))
    }


def _spans(document: Document, sentences: tuple[int, ...]) -> list[Any]:
    return [[document.sentences[index].start, document.sentences[index].end] for index in sentences]
