"""Which pairs there are: from a table, from lines of JSON, or from how a folder is laid out."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from compare.errors import UserError
from compare.inert import one_line
from compare.languages.detecting import AUTO
from compare.many.own import is_batch, is_own_file, own_notice
from compare.structured import file_text, json_value

ORIGINAL = ("original", "originals", "source", "sources", "src")
REPORT = ("report", "reports", "target", "targets", "tgt")
"""Words that name a side: as columns of a table, as keys, in the names of files and folders."""

LONGEST_NAME = 80
"""Characters of a name, of which the names of the exports are made."""

_CODE = re.compile(r"[a-z]{2}")
_WORDS = re.compile(r"[^\W_]+")
_UNFIT = re.compile(r"[^\w.\-]+")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """An original and a report to be compared.

    `name` is the pair's own among all, and fit to name a file. Languages are
    codes, or "auto". Where `error` is set, that is all there is to say of it.
    """

    name: str
    original: str
    report: str
    source_language: str = AUTO
    target_language: str = AUTO
    error: str | None = None


def read_pairs(path: Path, notices: list[str] | None = None) -> list[Pair]:
    """The pairs that the folder, table (CSV, TSV) or JSONL file at `path` names, in its order.

    What is wrong with one pair stands in its `error`; what was left out of a
    folder is told in `notices`. Raises UserError where there is no list of
    pairs at all.
    """
    if path.is_dir():
        pairs, own = _of_folder(path)
        if own and notices is not None:
            notices.append(own_notice(path, own))
        if not pairs:
            raise UserError(
                f"{path}: holds no pairs; name files original... and report..., or give a table with columns "
                "original,report"
            )
    else:
        rows = _rows(path)
        pairs = [_of_row(row, path.parent, number) for number, row in rows]
        if not pairs:
            raise UserError(f"{path}: names no pairs; give a line with original and report for each")
    return _named(pairs)


def _rows(path: Path) -> list[tuple[int, Mapping[str, object]]]:
    try:
        text = file_text(path)
    except FileNotFoundError as error:
        raise UserError(f"{path}: no such file or folder; check the name") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UserError(f"{path}: cannot be read as a list of pairs ({reason}); save it as UTF-8") from error
    text = text.removeprefix("\ufeff")
    if path.suffix.lower() in (".jsonl", ".ndjson", ".json"):
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        return [(number, _record(path, number, line)) for number, line in lines]
    return list(_table(path, text))


def _record(path: Path, number: int, line: str) -> Mapping[str, object]:
    try:
        value = json_value(line)
    except ValueError as error:
        return {"error": f"{path}: line {number} is not JSON ({error}); write an object a line"}
    if not isinstance(value, dict):
        return {"error": f"{path}: line {number} is no object with original and report"}
    return value


def _table(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    first = text.partition("\n")[0]
    delimiter = max("\t;,", key=first.count) if path.suffix.lower() not in (".tsv", ".tab") else "\t"
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(reader.line_num, row) for row in reader if any(value.strip() for value in row)]
    except csv.Error as error:
        raise UserError(f"{path}: is no table ({error}); save it as CSV, UTF-8") from error
    if not lines:
        return
    head = [name.strip().lower() for name in lines[0][1]]
    if any(name in ORIGINAL for name in head) and any(name in REPORT for name in head):
        lines = lines[1:]
    elif len(head) == 2:
        head = ["original", "report"]
    else:
        raise UserError(f"{path}: its first line must name the columns, with original and report among them")
    for number, values in lines:
        yield number, dict(zip(head, (value.strip() for value in values), strict=False))


def _of_row(row: Mapping[str, object], folder: Path, number: int) -> Pair:
    original, report = (_value(row, keys) for keys in (ORIGINAL, REPORT))
    source, target = (_value(row, (f"{side}_lang", f"{side}-lang")) or AUTO for side in ("source", "target"))
    error = row.get("error") if isinstance(row.get("error"), str) else None
    if error is None and not (original and report):
        error = f"line {number}: names no {'report' if original else 'original'}"
    original, report = (_place(value, folder) if value else "" for value in (original, report))
    name = _value(row, ("name", "id")) or _name_of(report or original)
    return Pair(name, original, report, source, target, error=str(error) if error else None)


def _value(row: Mapping[str, object], keys: Iterable[str]) -> str:
    for key in keys:
        if isinstance(value := row.get(key), str | int) and str(value):
            return str(value)
    return ""


def _place(value: str, folder: Path) -> str:
    """A path of a list, from the list's folder; from the current one where only that has the file."""
    near = folder / Path(value).expanduser()
    return value if not near.exists() and Path(value).exists() else str(near)


def _of_folder(folder: Path) -> tuple[list[Pair], list[str]]:
    """Pairs by names: a word of the path says the side, the rest of it which pair.

    `1/original.ar.txt` and `1/report.en.txt`, `originals/a.html` and
    `reports/a.docx`, `a.original.txt` and `a.report.txt` all name a pair; so do
    `a.ar.txt` and `a.en.txt`, where English is the report's language. The
    second value are paths of this program's own exports, which are no side of
    a pair.
    """
    own: list[str] = []
    sides: dict[str, tuple[list[Path], list[Path]]] = defaultdict(lambda: ([], []))
    by_language: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    for file in sorted(_files(folder)):
        relative = file.relative_to(folder)
        side, key = _side_and_key(relative)
        if is_own_file(file):
            own.append(str(relative))
        elif side is not None:
            sides[key][side].append(file)
        elif code := _language_code(relative):
            by_language[str(relative.parent / relative.name.partition(f".{code}")[0])].append((code, file))
    pairs = [_of_sides(key, *found) for key, found in sides.items()]
    for key, found in by_language.items():
        codes = [code for code, _ in found]
        if len(found) == 2 and codes.count("en") == 1:
            report = codes.index("en")
            pairs.append(Pair(key, str(found[1 - report][1]), str(found[report][1])))
    return sorted(pairs, key=lambda pair: pair.report or pair.original), own


def _files(folder: Path) -> Iterator[Path]:
    """Files below `folder` without hidden ones and what a batch wrote; links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise UserError(f"{folder}: cannot be listed ({error.strerror or error}); check its rights") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink() and not is_batch(entry):
            yield from _files(entry)
        elif entry.is_file():
            yield entry


def _side_and_key(relative: Path) -> tuple[int | None, str]:
    """Which side's word the path holds (0 the original's), and the path without it, suffixes and languages."""
    *parents, name = relative.parts
    stem = name.partition(".")[0] if name.partition(".")[0] else name
    labels = [label for label in name.split(".")[:-1] if label]
    # From the file's own name upwards: the nearest word decides.
    for part, where in [(label, "name") for label in labels] + [(part, "folder") for part in reversed(parents)]:
        words = [word.lower() for word in _WORDS.findall(part)]
        for side, names in enumerate((ORIGINAL, REPORT)):
            if found := [word for word in words if word in names]:
                rest = _without(part, found[0])
                if where == "folder":
                    at = len(parents) - 1 - parents[::-1].index(part)
                    return side, "/".join([*parents[:at], *([rest] if rest else []), *parents[at + 1 :], stem])
                kept = [_without(label, found[0]) for label in labels if not _CODE.fullmatch(label)]
                return side, "/".join([*parents, ".".join(label for label in kept if label)])
    return None, str(relative)


def _without(part: str, word: str) -> str:
    return re.sub(rf"(?i)(?<![^\W_]){re.escape(word)}(?![^\W_])", "", part, count=1).strip("-_. ")


def _language_code(relative: Path) -> str | None:
    labels = relative.name.split(".")
    code = labels[-2].lower() if len(labels) > 2 else labels[-1].lower() if len(labels) == 2 else ""
    return code if _CODE.fullmatch(code) else None


def _of_sides(key: str, originals: list[Path], reports: list[Path]) -> Pair:
    error = None
    for name, other, found in (("original", "report", originals), ("report", "original", reports)):
        if not found:
            error = f"no {name} found for this {other}"
        elif len(found) > 1:
            several = ", ".join(one_line(str(path)) for path in found[:3])
            error = f"more than one {name}: {several}; name the pairs in a table"
    original, report = (str(found[0]) if found else "" for found in (originals, reports))
    return Pair(key.strip("/") or _name_of(report or original), original, report, error=error)


def _name_of(path: str) -> str:
    """What a pair is called by its report's path: its name, or its folder's where that only says the side."""
    place = Path(path)
    if not place.name:
        return ""
    side, key = _side_and_key(Path(place.name))
    if side is None:
        return place.name.partition(".")[0] or place.name
    return key.strip("/") or place.parent.name or place.stem


def _named(pairs: list[Pair]) -> list[Pair]:
    """The pairs with names that are fit for files and each other's equal nowhere, whatever the file system folds."""
    taken: set[str] = set()
    done = []
    for pair in pairs:
        base = name = _fit(pair.name)
        number = 2
        while name.casefold() in taken:
            name = f"{base}-{number}"
            number += 1
        taken.add(name.casefold())
        done.append(replace(pair, name=name))
    return done


def _fit(name: str) -> str:
    fit = _UNFIT.sub("_", name.replace("/", "-").replace("\\", "-")).strip("._-")[:LONGEST_NAME]
    while len(fit.encode()) > 2 * LONGEST_NAME:
        fit = fit[:-1]
    return f"_{fit}" if not fit or _DEVICES.fullmatch(fit) else fit
