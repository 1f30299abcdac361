"""Build every pair of the corpora from its annotated source.

    python corpora/build.py            write original.ar.txt, report.en.txt, gold.json and the table
    python corpora/build.py --check    write nothing; exit 1 if a file is missing or out of date

A pair is a folder with a `pair.txt`, which a person writes; README.md in this
folder describes its format. Offsets are never written by hand: a finding quotes
its words, and this program finds them and refuses what does not hold (a sentence
in no link or in two, words that are not there or stand there twice, a passage
marked as moved that need not have moved). Needs nothing but Python.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE_FILE = "pair.txt"
TABLE_FILE = "README.md"
TABLE_START, TABLE_END = "<!-- pairs: written by build.py -->", "<!-- end of pairs -->"

ARABIC = "ar"

SIDES = {"original": "a", "report": "e"}
KINDS = ("added", "dropped", "reworded")
CHECKS = (
    "number",
    "date",
    "unit",
    "name",
    "negation",
    "certainty",
    "attribution",
    "quote",
    "label",
    "opposite",
    "quantifier",
    "exchange",
    "modality",
    "coverage",
    "other",
    "sentence",
)
JOINERS = {"": " ", "+": "", "_": "\u00a0"}
PARAGRAPH_BREAKS = {"blank": "\n\n", "line": "\n"}
NO_BREAK_SPACE_SIGN = "␣"

SENTENCE = re.compile(r"(?P<id>[ae][0-9]+)(?P<joiner>[+_]?)\s+(?P<text>\S.*)")
LINK = re.compile(r"(?P<source>[^=]*)=(?P<target>[^=()]*)(?P<moved>\(moved\))?")
FINDING = re.compile(r"(?P<check>[a-z]+) (?P<kind>[a-z]+):(?P<source>.*?)=>(?P<target>.*)")
QUOTE = re.compile(r"(?P<words>.+?)(?:#(?P<occurrence>[1-9]))?")

Span = tuple[int, int]


class PairError(Exception):
    """A pair.txt that does not hold; the message names the file and the line."""


@dataclass
class Side:
    """One text under construction: its characters and its sentences' spans by id."""

    paragraph_break: str = PARAGRAPH_BREAKS["blank"]
    text: str = ""
    spans: dict[str, Span] = field(default_factory=dict)

    def append(self, name: str, joiner: str, words: str, *, new_paragraph: bool) -> None:
        """Put a sentence at the end of the text."""
        if self.text:
            self.text += self.paragraph_break if new_paragraph else JOINERS[joiner]
        start = len(self.text)
        self.text += words
        self.spans[name] = (start, len(self.text))

    def order(self, name: str) -> int:
        """The place of a sentence in the text, from 0."""
        return list(self.spans).index(name)


@dataclass
class Finding:
    """One divergence: what was done, and the spans it is about on both sides."""

    kind: str
    check: str
    source_spans: list[Span]
    target_spans: list[Span]


@dataclass
class Link:
    """Sentences that belong together, by id, and what differs between them."""

    source: list[str]
    target: list[str]
    moved: bool
    findings: list[Finding]
    line: int

    @property
    def status(self) -> str:
        """Follows from the sides and the findings, so that it cannot contradict them."""
        if not self.target:
            return "dropped"
        if not self.source:
            return "added"
        return "reworded" if self.findings else "equivalent"


@dataclass
class Pair:
    """A pair as read: header, both texts, links in the order of the file."""

    header: dict[str, str]
    original: Side
    report: Side
    links: list[Link]

    @property
    def language(self) -> str:
        """The code of the original's language."""
        return self.header.get("language", ARABIC)

    @property
    def faithful(self) -> bool:
        """Whether the header promises a translation without any divergence."""
        return self.header.get("faithful") == "yes"


def read_pair(path: Path) -> Pair:
    """Read and verify one pair.txt. Raises PairError."""
    pair = Pair({}, Side(), Side(), [])
    section, new_paragraph = "", False
    for number, raw in enumerate(path.read_text("utf-8").split("\n"), 1):
        try:
            line = raw.strip(" \t")
            if line.startswith("#"):
                continue
            if not line:
                new_paragraph = True
            elif line.startswith("[") and line.endswith("]"):
                section, new_paragraph = line[1:-1], False
                if section not in (*SIDES, "links"):
                    raise PairError(f"unknown section [{section}]")
            elif not section:
                _read_header(pair, line)
            elif section == "links":
                _read_link(pair, line, number, indented=raw[:1] in " \t")
            else:
                _read_sentence(pair, section, line, new_paragraph=new_paragraph)
                new_paragraph = False
        except PairError as error:
            raise PairError(f"{path}:{number}: {error}") from None
    try:
        verify(pair)
    except PairError as error:
        raise PairError(f"{path}: {error}") from None
    return pair


def _read_header(pair: Pair, line: str) -> None:
    key, equals, value = (part.strip() for part in line.partition("="))
    if not equals or key in pair.header:
        raise PairError("a header line is KEY = VALUE, each key once")
    pair.header[key] = value
    for name in SIDES:
        if key == f"{name} paragraphs":
            if value not in PARAGRAPH_BREAKS:
                raise PairError(f"{key}: one of {', '.join(PARAGRAPH_BREAKS)}")
            _side(pair, name).paragraph_break = PARAGRAPH_BREAKS[value]


def _read_sentence(pair: Pair, section: str, line: str, *, new_paragraph: bool) -> None:
    match = SENTENCE.fullmatch(line)
    side = _side(pair, section)
    if not match or match["id"][0] != SIDES[section]:
        raise PairError(f"a sentence of the {section} is '{SIDES[section]}NUMBER  TEXT'")
    if match["id"] in side.spans:
        raise PairError(f"{match['id']} stands twice")
    side.append(match["id"], match["joiner"], _characters(match["text"]), new_paragraph=new_paragraph)


def _read_link(pair: Pair, line: str, number: int, *, indented: bool) -> None:
    if indented:
        if not pair.links:
            raise PairError("a finding before the first link")
        link = pair.links[-1]
        link.findings.append(_read_finding(pair, link, line))
        return
    match = LINK.fullmatch(line)
    if not match:
        raise PairError("a link is 'a1 a2 = e1', with (moved) behind it where it moved")
    link = Link(match["source"].split(), match["target"].split(), match["moved"] is not None, [], number)
    for side, names in ((pair.original, link.source), (pair.report, link.target)):
        if unknown := [name for name in names if name not in side.spans]:
            raise PairError(f"no sentence {unknown[0]}")
        places = [side.order(name) for name in names]
        if places and places != list(range(places[0], places[0] + len(places))):
            raise PairError(f"{' '.join(names)} do not follow each other")
    if not link.source and not link.target:
        raise PairError("a link without sentences")
    if not (link.source and link.target):
        link.findings.append(_whole_sentence(pair, link))
    pair.links.append(link)


def _whole_sentence(pair: Pair, link: Link) -> Finding:
    if len(link.source + link.target) > 1:
        raise PairError("an added or dropped sentence stands alone: one link each")
    if link.moved:
        raise PairError("an added or dropped sentence cannot have moved")
    return Finding(
        "dropped" if link.source else "added",
        "sentence",
        [pair.original.spans[name] for name in link.source],
        [pair.report.spans[name] for name in link.target],
    )


def _read_finding(pair: Pair, link: Link, line: str) -> Finding:
    match = FINDING.fullmatch(line)
    if not match:
        raise PairError("a finding is 'CHECK KIND: words of the original => words of the report'")
    kind, check = match["kind"], match["check"]
    if kind not in KINDS or check not in CHECKS:
        raise PairError(f"unknown check or kind: {check} {kind}")
    if check == "sentence" or not (link.source and link.target):
        raise PairError("a whole added or dropped sentence is its own finding; write no other")
    source = [_find(pair.original, link.source, quote) for quote in _quotes(match["source"])]
    target = [_find(pair.report, link.target, quote) for quote in _quotes(match["target"])]
    if not source and not target:
        raise PairError("a finding quotes words of at least one side")
    if (kind == "added" and not target) or (kind == "dropped" and not source):
        raise PairError(f"'{kind}' needs words of the {'report' if kind == 'added' else 'original'}")
    if kind == "reworded" and not (source and target):
        raise PairError("'reworded' needs words of both sides")
    return Finding(kind, check, source, target)


def _quotes(text: str) -> list[str]:
    return [quote.strip() for quote in text.split(" + ") if quote.strip()]


def _find(side: Side, names: Sequence[str], quote: str) -> Span:
    match = QUOTE.fullmatch(quote)
    assert match is not None  # any text of one character or more matches
    words = _characters(match["words"])
    start, end = side.spans[names[0]][0], side.spans[names[-1]][1]
    places = [place.start() for place in re.finditer(f"(?={re.escape(words)})", side.text[start:end])]
    if not places:
        raise PairError(f"'{words}' does not stand in {' '.join(names)}")
    if match["occurrence"] is None and len(places) > 1:
        raise PairError(f"'{words}' stands {len(places)} times in {' '.join(names)}; write which: '{words}#1'")
    occurrence = int(match["occurrence"] or 1)
    if occurrence > len(places):
        raise PairError(f"occurrences of '{words}' in {' '.join(names)}: {len(places)}")
    found = start + places[occurrence - 1]
    return found, found + len(words)


def _side(pair: Pair, name: str) -> Side:
    return pair.original if name == "original" else pair.report


def _characters(text: str) -> str:
    return text.replace(NO_BREAK_SPACE_SIGN, "\u00a0")


def verify(pair: Pair) -> None:
    """Raise PairError unless the links hold as a whole."""
    if missing := [key for key in ("title", "genre") if not pair.header.get(key)]:
        raise PairError(f"no {missing[0]} in the header")
    for side, linked in (
        (pair.original, [name for link in pair.links for name in link.source]),
        (pair.report, [name for link in pair.links for name in link.target]),
    ):
        for name in side.spans:
            if linked.count(name) != 1:
                raise PairError(f"{name} stands in {linked.count(name)} links, not in one")
    both = [link for link in in_report_order(pair) if link.source and link.target]
    places = [(pair.original.order(link.source[0]), link.moved) for link in both]
    kept = [place for place, moved in places if not moved]
    if kept != sorted(kept):
        raise PairError("the passages that did not move are not in the order of the original")
    if len(kept) < (most := longest_rising([place for place, _ in places])):
        raise PairError(f"passages marked as moved: {len(places) - len(kept)}; needed: {len(places) - most}")
    if pair.faithful and any(link.findings or link.moved for link in pair.links):
        raise PairError("faithful, and yet something moved or differs")


def longest_rising(values: Sequence[int]) -> int:
    """The length of the longest rising subsequence (quadratic; the lists are short)."""
    best: list[int] = []
    for index, value in enumerate(values):
        best.append(1 + max((best[earlier] for earlier in range(index) if values[earlier] < value), default=0))
    return max(best, default=0)


def in_report_order(pair: Pair) -> list[Link]:
    """Links by place in the report; a dropped one after the passage of the sentence before it."""
    dropped = {link.source[0]: link for link in pair.links if not link.target}
    names = list(pair.original.spans)

    def followers(place: int) -> Iterable[Link]:
        while place < len(names) and names[place] in dropped:
            yield dropped[names[place]]
            place += 1

    result = list(followers(0))
    for link in sorted(
        (link for link in pair.links if link.target), key=lambda link: pair.report.order(link.target[0])
    ):
        result.append(link)
        if link.source:
            result += followers(pair.original.order(link.source[-1]) + 1)
    return result


def gold_json(pair: Pair) -> str:
    """The pair's gold, one link a line."""
    rows = [
        json.dumps(
            {
                "source": [pair.original.spans[name] for name in link.source],
                "target": [pair.report.spans[name] for name in link.target],
                "status": link.status,
                "moved": link.moved,
                "findings": [vars(finding) for finding in link.findings],
            },
            ensure_ascii=False,
        )
        for link in in_report_order(pair)
    ]
    return '{"links": [\n' + ",\n".join(rows) + "\n]}\n"


def files_of(pair: Pair) -> dict[str, str]:
    """What is built from a pair: file name to content."""
    return {
        f"original.{pair.language}.txt": pair.original.text + "\n",
        "report.en.txt": pair.report.text + "\n",
        "gold.json": gold_json(pair),
    }


def table(pairs: dict[str, Pair]) -> str:
    """The pairs as a Markdown table."""
    rows = [
        "| pair | genre | sentences, original / report | links | dropped | added | moved | findings inside passages |"
    ]
    rows.append("|---|---|---|---|---|---|---|---|")
    for name, pair in pairs.items():
        inside = [finding.check for link in pair.links if link.status == "reworded" for finding in link.findings]
        counts = ", ".join(f"{inside.count(check)} {check}" for check in CHECKS if check in inside)
        numbers = [sum(link.status == status for link in pair.links) for status in ("dropped", "added")]
        described = "README.md" if pair.language == ARABIC else SOURCE_FILE
        cells = [f"[{name}]({name}/{described})", pair.header["genre"]]
        cells += [f"{len(pair.original.spans)} / {len(pair.report.spans)}", str(len(pair.links)), *map(str, numbers)]
        cells += [str(sum(link.moved for link in pair.links)), "faithful: none" if pair.faithful else counts]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def with_table(text: str, rows: str) -> str:
    """`text` with the table between its two markers renewed."""
    head, start, rest = text.partition(TABLE_START)
    _, end, tail = rest.partition(TABLE_END)
    if not start or not end:
        raise PairError(f"{TABLE_FILE}: the markers of the table are gone")
    return f"{head}{start}\n{rows}\n{end}{tail}"


def build(folder: Path) -> dict[Path, str]:
    """Everything that follows from the sources under `folder`: path to content."""
    pairs = {path.parent.name: read_pair(path) for path in sorted(folder.glob(f"*/{SOURCE_FILE}"))}
    built = {folder / name / file: text for name, pair in pairs.items() for file, text in files_of(pair).items()}
    if (readme := folder / TABLE_FILE).exists():
        built[readme] = with_table(readme.read_text("utf-8"), table(pairs))
    return built


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, or check that what is built is up to date. Returns the exit status."""
    parser = argparse.ArgumentParser(description="Build the pairs of the corpora from their annotated sources.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is out of date")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE, help="the folder of pairs (default: this one)")
    options = parser.parse_args(arguments)
    try:
        built = build(options.folder)
    except PairError as error:
        print(error, file=sys.stderr)
        return 2
    stale = [path for path, text in built.items() if not path.exists() or path.read_bytes() != text.encode()]
    for path in stale:
        if not options.check:
            path.write_bytes(built[path].encode())
        print(f"{path}: {'out of date' if options.check else 'written'}")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
