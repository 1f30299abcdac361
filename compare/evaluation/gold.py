"""Gold: pairs of texts whose links and divergences are known, read from files.

Three kinds are read. `gold.json` (corpora/README.md: an authored pair of texts,
sentences named by character spans) names our checks itself. The *perturbed*
format is one JSON file a document (`source`, `target`, `gold_links`, `spans`),
made by rule from faithful translations; its categories are mapped to checks by
`CATEGORIES`. *Minimal pairs* are a table each (`compare.evaluation.minimal_pairs`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from compare.errors import UserError
from compare.evaluation.gold_pair import GoldFinding, GoldLink, GoldPair, document_of
from compare.evaluation.minimal_pairs import SUFFIX, load_minimal_pairs
from compare.records import Link, Span
from compare.structured import file_text, json_value

CATEGORIES: dict[str, str] = {
    "NUMBER": "number",
    "NUMBER_ROUNDED": "number",
    "GENERALISED": "number",
    "UNIT_CURRENCY": "unit",
    "DATE": "date",
    "NAME": "name",
    "TITLE": "name",
    "NEGATION": "negation",
    "OPPOSITE": "opposite",
    "QUANTIFIER": "quantifier",
    "HEDGE_ADDED": "certainty",
    "HEDGE_DROPPED": "certainty",
    "ATTRIBUTION_VERB": "attribution",
    "ATTRIBUTION_DROPPED": "attribution",
    "ATTRIBUTION_SOURCE": "attribution",
    "QUOTE_UNMARKED": "quote",
    "QUOTE_ALTERED": "quote",
    "QUOTE_INVENTED": "quote",
    "LOADED_TERM": "label",
    "PHRASE_ADDED": "coverage",
    "PHRASE_DROPPED": "coverage",
    "SENTENCE_ADDED_BACKGROUND": "sentence",
    "SENTENCE_ADDED_ON_TOPIC": "sentence",
    "SENTENCE_ADDED_FOREIGN": "sentence",
    "SENTENCE_DROPPED": "sentence",
}
"""Categories of the perturbed format -> the check that should see them."""


def load_gold(path: Path) -> list[GoldPair]:
    """All gold under `path`: a folder of a pair, a folder of such folders, perturbed JSON files, minimal pairs.

    Raises UserError if there is none or a file is not gold.
    """
    if path.is_file():
        return load_minimal_pairs(path) if path.suffix == SUFFIX else [_load_file(path)]
    folders = (
        [folder for folder in sorted({path, *path.iterdir()}) if (folder / "gold.json").is_file()]
        if path.is_dir()
        else []
    )
    files = [file for file in sorted(path.glob("*.json")) if file.name not in ("gold.json", "manifest.json")]
    pairs = [_load_folder(folder) for folder in folders] + [_load_file(file) for file in files]
    pairs += [pair for file in sorted(path.glob(f"*{SUFFIX}")) for pair in load_minimal_pairs(file)]
    if not pairs:
        raise UserError(f"{path}: no gold there; name a folder with gold.json, or one of such folders")
    return pairs


def _load_folder(folder: Path) -> GoldPair:
    data = _json(folder / "gold.json")
    texts = {}
    for side, pattern in (("source", "original.*.txt"), ("target", "report.*.txt")):
        files = sorted(folder.glob(pattern))
        if len(files) != 1:
            raise UserError(f"{folder}: {len(files)} files {pattern}; a pair has one")
        texts[side] = files[0], files[0].read_bytes().decode("utf-8")
    try:
        documents = {}
        for side, (file, text) in texts.items():
            spans = sorted({(s, e) for link in data["links"] for s, e in link[side]})
            documents[side] = document_of(str(file), text, file.name.split(".")[-2], spans)
        numbers = {side: {(s.start, s.end): s.index for s in d.sentences} for side, d in documents.items()}
        links = tuple(_link(link, numbers) for link in data["links"])
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(f"{folder / 'gold.json'}: not gold ({error}); see docs/divergence.md") from error
    return GoldPair(folder.name, documents["source"], documents["target"], links, authored=True)


def _link(data: Mapping[str, Any], numbers: Mapping[str, Mapping[Span, int]]) -> GoldLink:
    sides = [tuple(sorted(numbers[side][s, e] for s, e in data[side])) for side in ("source", "target")]
    findings = tuple(
        GoldFinding(
            f["kind"],
            f["check"],
            tuple((s, e) for s, e in f.get("source_spans", ())),
            tuple((s, e) for s, e in f.get("target_spans", ())),
            str(f.get("category", "")),
            tuple(str(check) for check in f.get("accept", ())),
        )
        for f in data["findings"]
    )
    return GoldLink(Link(sides[0], sides[1], 1.0, bool(data.get("moved"))), data["status"], findings)


def _load_file(file: Path) -> GoldPair:
    data = _json(file)
    try:
        documents, places, starts = {}, {}, {}
        for side, language in (("source", data["src_lang"]), ("target", data["tgt_lang"])):
            text = ""
            spans: list[Span] = []
            for unit in data[side]:
                last = data[side][len(spans) - 1]["para"] if spans else None
                text += "" if last is None else " " if last == unit["para"] else "\n\n"
                spans.append((len(text), len(text) + len(unit["text"])))
                text += unit["text"]
            documents[side] = document_of(f"{file}#{side}", text, language, spans, [u["para"] for u in data[side]])
            places[side] = {unit["id"]: index for index, unit in enumerate(data[side])}
            starts[side] = {unit["id"]: span[0] for unit, span in zip(data[side], spans, strict=True)}
        links = tuple(_perturbed_link(link, data["spans"], places, starts) for link in data["gold_links"])
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(f"{file}: not gold ({error}); see docs/divergence.md") from error
    return GoldPair(file.stem, documents["source"], documents["target"], links, by_rule=True)


def _perturbed_link(
    link: Mapping[str, Any],
    spans: Sequence[Mapping[str, Any]],
    places: Mapping[str, Mapping[str, int]],
    starts: Mapping[str, Mapping[str, int]],
) -> GoldLink:
    source = tuple(sorted(places["source"][name] for name in link["src"]))
    target = tuple(sorted(places["target"][name] for name in link["tgt"]))
    status = {"SAME": "equivalent", "ADDED": "added", "DROPPED": "dropped"}.get(link["cls"], "reworded")
    findings: tuple[GoldFinding, ...] = ()
    check = CATEGORIES.get(link["category"])
    if check and status != "equivalent":
        marked: dict[str, list[Span]] = {"source": [], "target": []}
        for span in spans:
            side, names = ("source", link["src"]) if span["side"] == "src" else ("target", link["tgt"])
            if span["sent"] in names:
                offset = starts[side][span["sent"]]
                marked[side].append((offset + span["start"], offset + span["end"]))
        kind = {"ADDED": "added", "PARTIAL_ADD": "added", "DROPPED": "dropped", "PARTIAL_DROP": "dropped"}.get(
            link["cls"], "reworded"
        )
        findings = (GoldFinding(kind, check, tuple(marked["source"]), tuple(marked["target"]), link["category"]),)
    return GoldLink(Link(source, target, 1.0, bool(link["moved"])), status, findings)


def _json(file: Path) -> Any:
    try:
        return json_value(file_text(file))
    except OSError as error:
        raise UserError(f"{file}: cannot be read ({error.strerror}); check the path") from error
    except ValueError as error:
        raise UserError(f"{file}: not JSON ({error}); mend the file") from error
