"""What the program makes of a pair of the corpora, in a form that is the same everywhere.

Links, statuses and findings (the soft ones, too) are kept in full, a line
each; the list of `flag` and the files of `export` as digests. Paths are names,
the version is left out, and the scores of links, whose last digits another
processor may round otherwise, are compared with a tolerance and take no part
in the digests.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from compare.codec import to_json
from compare.commands.flag import as_text, flags_of
from compare.export import ExportOptions, formats
from compare.export.registry import render
from compare.pipeline import Options, compare_documents, load_documents
from compare.records import Comparison

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
PAIRS = sorted(path.parent.name for path in CORPORA.glob("*/pair.txt"))
RECORDS = Path(__file__).with_name("pairs")
OPTIONS = Options(gloss=False, cache=False)
SCORE_TOLERANCE = 0.02

Record = dict[str, Any]


@cache
def neutral_comparison(name: str) -> Comparison:
    """The pair compared; nothing in it depends on the folder or the version."""
    folder = CORPORA / name
    files = folder / "original.ar.txt", folder / "report.en.txt"
    source, target = load_documents(str(files[0]), str(files[1]), OPTIONS)
    source, target = replace(source, path=files[0].name), replace(target, path=files[1].name)
    return replace(compare_documents(source, target, OPTIONS), version="0")


def record_of(comparison: Comparison) -> Record:
    """The passages with what was found in them, and a digest of each output made of them."""
    data = to_json(comparison, include_soft=True)
    passages = [
        {key: passage[key] for key in ("source", "target", "status", "moved", "findings")}
        | {"score": round(passage["score"], 2)}
        for passage in data["passages"]
    ]
    same_scores = replace(
        comparison,
        passages=tuple(replace(p, score=(place % 16) / 16) for place, p in enumerate(comparison.passages)),
    )
    listed = "\n".join(as_text(same_scores, list(flags_of(same_scores, "minor", False))))
    digests = {"flag": hashlib.sha256(listed.encode()).hexdigest()}
    for name in formats():
        digests[name] = digest(render(same_scores, name, ExportOptions(include_soft=True)))
    return {"passages": passages, "notices": data["notices"], "digests": digests}


def digest(data: bytes) -> str:
    """SHA-256 of a file; of a zipped one, of its names, times and contents, since zlib differs by platform."""
    if not data.startswith(b"PK"):
        return hashlib.sha256(data).hexdigest()
    total = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            total.update(f"{info.filename}\0{info.date_time}\0".encode())
            total.update(hashlib.sha256(archive.read(info)).digest())
    return total.hexdigest()


def dumps(record: Record) -> str:
    """The record as JSON, a passage, a finding or a digest a line."""
    lines = ['{"passages": [']
    for number, passage in enumerate(record["passages"]):
        findings = [_line(finding) for finding in passage["findings"]]
        head = _line({key: value for key, value in passage.items() if key != "findings"})[:-1]
        body = '"findings": [\n   ' + ",\n   ".join(findings) + "]}" if findings else '"findings": []}'
        lines.append(f" {head}, {body}{',' if number < len(record['passages']) - 1 else ''}")
    lines.append(f'], "notices": {_line(record["notices"])}, "digests": {{')
    lines.append(",\n".join(f" {_line(key)}: {_line(value)}" for key, value in record["digests"].items()))
    return "\n".join([*lines, "}}"]) + "\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def load_record(name: str) -> Record:
    """The record of the last renewal; an empty one if there is none."""
    file = RECORDS / f"{name}.json"
    if not file.exists():
        return {"passages": [], "notices": [], "digests": {}}
    record: Record = json.loads(file.read_text("utf-8"))
    return record


def changes(before: Record, after: Record, comparison: Comparison) -> Iterator[str]:
    """What differs, a line each, in words that can be judged without looking up numbers."""
    old, new = ({(*map(tuple, (p["source"], p["target"])),): p for p in r["passages"]} for r in (before, after))
    for key in sorted({*old, *new}):
        if key not in new:
            yield f"- link {_place(key, comparison)} ({old[key]['status']})"
        elif key not in old:
            yield f"+ link {_place(key, comparison)} ({new[key]['status']})"
        else:
            for value in ("status", "moved"):
                if old[key][value] != new[key][value]:
                    yield f"~ link {_place(key, comparison)}: {value} {old[key][value]} -> {new[key][value]}"
            if abs(old[key]["score"] - new[key]["score"]) > SCORE_TOLERANCE:
                yield f"~ link {_place(key, comparison)}: score {old[key]['score']} -> {new[key]['score']}"
        yield from _finding_changes(_findings(old.get(key)), _findings(new.get(key)))
    if before["notices"] != after["notices"]:
        yield f"~ notices {before['notices']} -> {after['notices']}"
    others = [
        k for k in {**before["digests"], **after["digests"]} if before["digests"].get(k) != after["digests"].get(k)
    ]
    if others:
        yield f"~ output of {', '.join(others)}"


def _findings(passage: Record | None) -> list[Record]:
    return passage["findings"] if passage else []


def _finding_changes(before: list[Record], after: list[Record]) -> Iterator[str]:
    for sign, some, others in (("-", before, after), ("+", after, before)):
        for finding in some:
            if finding not in others:
                spans = f"{finding['source_spans']} {finding['target_spans']}"
                kind = f"{finding['confidence']} {finding['severity']} {finding['check']}"
                yield f"  {sign} {kind}: {finding['message']} {spans}"


def _place(key: tuple[tuple[int, ...], ...], comparison: Comparison) -> str:
    """The sentences of a link by number, and the beginning of the text, of the report's if it has one."""
    source, target = key
    document, sentences = (comparison.target, target) if target else (comparison.source, source)
    known = [number for number in sentences if number < len(document.sentences)]
    text = " ".join(document.sentence_text(known[0]).split())[:50] if known else ""
    return f"{list(source)} - {list(target)} '{text}'"
