"""Whether a language file holds what `compare.languages.schema` knows; an error names file, line and remedy.

Without it a mistyped name of a list would be a list that no check reads, and
the checks would go on without it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from compare.errors import UserError
from compare.languages.schema import FIGURE, HEADINGS, SWITCH, TEXT, Form, Value

MORE = "more_"
"""Before the name of a list: adds to it instead of replacing it."""
_TYPES: dict[str, tuple[type, ...]] = {SWITCH: (bool,), FIGURE: (int, float), TEXT: (str,)}
_BRACES = re.compile(r"\{[^{}]+\}")


def validate(tables: Mapping[str, Any], path: Path, text: str) -> None:
    """Raise a UserError for the first thing in `tables`, read from `text` of the file `path`, that no schema knows."""
    for heading, lists in tables.items():
        if not isinstance(lists, Mapping):
            _refuse(path, text, "", heading, "", f"“{heading}” stands under no heading; write [heading] above it")
        known = HEADINGS.get(heading)
        if known is None:
            _refuse(path, text, heading, "", "", f"no heading [{heading}]" + _meant(heading, HEADINGS, "[{}]"))
        for written, value in lists.items():
            name = written.removeprefix(MORE)
            form = known.get(name)
            if form is None:
                meant = _elsewhere(name) or _meant(name, known, "“{}”") or "; see docs/languages.md"
                _refuse(path, text, heading, written, "", f"[{heading}] has no list “{name}”{meant}")
            for entry, wrong in _wrong(value, form):
                _refuse(path, text, heading, written, entry, f"[{heading}] {written}: {wrong}")


def _wrong(value: Any, form: Value) -> Iterator[tuple[str, str]]:
    """The entries of a value that are not of the form, as written, with what is wrong with them."""
    if isinstance(form, str):
        types = _TYPES[form]
        finite = not isinstance(value, float) or math.isfinite(value)
        if not isinstance(value, types) or (bool not in types and isinstance(value, bool)) or not finite:
            yield "", f"must be {form}"
        return
    if isinstance(value, Mapping):
        if form.value is None:
            yield "", f"must be a list, an entry a line: {form.example}"
            return
        for key, item in value.items():
            if isinstance(item, bool | Mapping | list) or "\n" in key or not re.fullmatch(form.value, str(item)):
                yield key.split("\n", 1)[0], f"“{' '.join(key.split())} = {item!s:.40}”: write {form.example}"
        return
    if isinstance(value, str):
        lines = value.splitlines()
    elif isinstance(value, list) and all(isinstance(line, str) for line in value):
        lines = value
    else:
        yield "", f"must be a list, an entry a line: {form.example}"
        return
    for line in lines:
        entry = line.split("#", 1)[0].strip()
        if "\n" in line or (entry and not _fits(entry, form)):
            yield line.split("\n", 1)[0], f"“{' '.join(entry.split())}”: write {form.example}"


def _fits(entry: str, form: Form) -> bool:
    if form.entry is not None:
        return re.fullmatch(form.entry, entry) is not None
    phrases, divided, value = entry.partition(" = ")
    if form.value is None:
        if divided or entry.endswith(" ="):
            return False
    elif not (divided or form.optional) or (divided and not re.fullmatch(form.value, value.strip())):
        return False
    if not form.parted and "|" in phrases:
        return False
    if not form.pattern:
        return True
    plain = _BRACES.sub("", phrases) if "{" in phrases or "}" in phrases else phrases
    return "{" not in plain and "}" not in plain


def _meant(name: str, known: Mapping[str, Any], shown: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {shown.format(near[0])}?" if near else ""


def _elsewhere(name: str) -> str:
    heading = next((heading for heading, lists in HEADINGS.items() if name in lists), None)
    return f"; it belongs under [{heading}]" if heading else ""


def _refuse(path: Path, text: str, heading: str, name: str, entry: str, message: str) -> NoReturn:
    shown = " ".join((message if len(message) <= 300 else f"{message[:300]} …").split())
    raise UserError(f"{path}:{line_of(text, heading, name, entry)}: {shown}")


def line_of(text: str, heading: str, name: str = "", entry: str = "") -> int:
    """The line, from 1, on which a list of a heading or an entry of it stands; of several likely ones the first.

    The reader of TOML tells no lines, so they are looked for: first the
    heading, behind it the name, behind that the entry; what is not found (a
    dotted or a quoted key) leaves the line found last.
    """
    lines = text.splitlines()
    at = 0
    for pattern in (
        rf"\s*\[\s*[\"']?{re.escape(heading)}[\"']?\s*\]" if heading else "",
        rf"\s*(?:[\w.\"' ]+\.\s*)?[\"']?{re.escape(name)}[\"']?\s*(?:=|\.)" if name else "",
    ):
        if pattern:
            at = next((n for n in range(at, len(lines)) if re.match(pattern, lines[n])), at)
    if entry:
        at = next((n for n in range(at, len(lines)) if entry.strip() in lines[n]), at)
    return at + 1
