"""How good each language of the space is: retrieval, links, sentences.

    python tests/benchmarks/bench_languages.py NTREX [--languages fr,de] [--write] [--alarms]

NTREX is a folder with `xx.tsv`: document, sentence in xx, sentence in English
(NTREX-128, CC BY-SA 4.0, https://github.com/MicrosoftTranslator/NTREX); no text
of it is in this repository. What is chosen is chosen on the even documents,
in the order of their names; the figures are of the odd ones:

* P@1, xx to English and back: the sentences of the odd documents, among all of the file;
* strict F1 of links: each document with 15 to 40 sentences, of which 6 % are
  left out on either side and 8 % are joined to the next, two draws;
* F1 of sentence ends: the documents joined to one paragraph each, lines without
  a final mark left out. A line of NTREX holds two sentences now and then, which
  counts as a wrong end here: read it beside the figure of English.

`--write` puts the figures of a language into its folder, for `encoder list`.
`--alarms` counts hard findings above minor on the faithful documents, for 20 sentences.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from compare.checks.registry import check_ids
from compare.encoding import of_language, open_encoder
from compare.encoding.space import SIDES, side_folders
from compare.encoding.standing import Standing, record_standing
from compare.evaluation.links import score_links, sides
from compare.pipeline import Options, compare_documents
from compare.records import Comparison, Document, Link, Paragraph
from compare.segmentation import segment
from compare.sentence_marks import TERMINATORS

Rows = list[tuple[str, str, str]]
Groups = list[list[tuple[list[int], list[int]]]]

SHORTEST, LONGEST = 15, 40
LEFT_OUT, JOINED = 0.06, 0.08
UNSPACED = {"zh", "ja"}
CLOSING = "\"”’»“)」』'"
STRAY = " \t\u200e\u200f\u00a0"


def rows_of(path: Path) -> Rows:
    """(document, sentence, English sentence) of each line."""
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [(document, one.strip(STRAY), other.strip(STRAY)) for document, one, other in lines]


def held(rows: Rows) -> set[str]:
    """The documents that nothing was chosen on."""
    return set(sorted({document for document, _, _ in rows})[1::2])


def precision(language: str, rows: Rows) -> tuple[float, float]:
    """P@1 of the sentences of the held documents among all, both ways."""
    encoder = open_encoder(languages=(language, "en"))
    ours = of_language(encoder, language).encode([row[1] for row in rows])
    theirs = of_language(encoder, "en").encode([row[2] for row in rows])
    asked = [place for place, row in enumerate(rows) if row[0] in held(rows)]
    scores = ours @ theirs.T
    forward = sum(int(scores[place].argmax()) == place for place in asked)
    backward = sum(int(scores[:, place].argmax()) == place for place in asked)
    return forward / len(asked), backward / len(asked)


def texts(rows: Rows, draw: random.Random) -> tuple[list[str], list[str], list[Link]]:
    """Both sides of a document with sentences left out and joined, and the links that are right."""
    drops = [(draw.random() < LEFT_OUT, draw.random() < LEFT_OUT) for _ in rows]
    sides_of: tuple[list[list[int]], list[list[int]]] = ([], [])
    for side in (0, 1):
        for place, dropped in enumerate(drops):
            if dropped[side]:
                continue
            joins = sides_of[side] and sides_of[side][-1][-1] == place - 1 and len(sides_of[side][-1]) == 1
            if joins and draw.random() < JOINED:
                sides_of[side][-1].append(place)
            else:
                sides_of[side].append([place])
    gold = _gold(sides_of)
    written = [[" ".join(rows[place][side + 1] for place in group) for group in sides_of[side]] for side in (0, 1)]
    return written[0], written[1], gold


def _gold(groups: tuple[list[list[int]], list[list[int]]]) -> list[Link]:
    """The smallest links of groups that share a sentence."""
    of = [{place: index for index, group in enumerate(side) for place in group} for side in groups]
    seen: tuple[set[int], set[int]] = (set(), set())
    links = []
    for side, other in ((0, 1), (1, 0)):
        for index in range(len(groups[side])):
            if index in seen[side]:
                continue
            mine, theirs = {index}, set[int]()
            while True:
                more = {of[other][p] for i in mine for p in groups[side][i] if p in of[other]}
                back = {of[side][p] for i in more for p in groups[other][i] if p in of[side]} | mine
                if more == theirs and back == mine:
                    break
                mine, theirs = back, more
            seen[side].update(mine)
            seen[other].update(theirs)
            both = (tuple(sorted(mine)), tuple(sorted(theirs)))
            links.append(Link(*(both if side == 0 else both[::-1]), 1.0))
    return links


def document(lines: list[str], language: str, path: str = "x") -> Document:
    """A document with a sentence a line."""
    text = "\n".join(lines)
    return segment(Document(path, text, language, (Paragraph(0, 0, len(text)),)), "lines")


def compared(one: list[str], other: list[str], languages: tuple[str, str], checks: bool) -> Comparison:
    """The two texts compared, with or without the checks."""
    options = Options(gloss=False, disabled=frozenset() if checks else frozenset(check_ids()))
    return compare_documents(document(one, languages[0]), document(other, languages[1], "y"), options)


def links(language: str, rows: Rows) -> float:
    """Strict F1 of links over the held documents of middle length."""
    by_document = defaultdict(list)
    for row in rows:
        by_document[row[0]].append(row)
    total = None
    for name in sorted(held(rows)):
        if not SHORTEST <= len(by_document[name]) <= LONGEST:
            continue
        for seed in (1, 2):
            one, other, gold = texts(by_document[name], random.Random(f"{name} {seed}"))
            found = compared(one, other, (language, "en"), False)
            scores = score_links(sides(gold), sides(found.passages))
            total = scores if total is None else total + scores
    assert total is not None
    return total.strict.f1


def ends(language: str, rows: Rows, column: int = 1) -> float:
    """F1 of sentence ends in the documents joined to a paragraph each."""
    by_document: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row[column].rstrip(CLOSING)[-1:] in TERMINATORS:
            by_document[row[0]].append(row[column])
    right = found = gold = 0
    for lines in by_document.values():
        between = "" if language in UNSPACED else " "
        text, wanted = "", set()
        for line in lines:
            text += between * bool(text) + line
            wanted.add(len(text))
        split = segment(Document("x", text, language, (Paragraph(0, 0, len(text)),)))
        told = {sentence.end for sentence in split.sentences} - {len(text)}
        wanted.discard(len(text))
        right, found, gold = right + len(told & wanted), found + len(told), gold + len(wanted)
    return 2 * right / max(found + gold, 1)


def alarms(language: str, rows: Rows) -> Iterator[tuple[str, float]]:
    """Hard findings above minor for 20 sentences in the faithful held documents, by check, most first."""
    by_document = defaultdict(list)
    for row in rows:
        if row[0] in held(rows):
            by_document[row[0]].append(row)
    counts: dict[str, int] = defaultdict(int)
    for lines in by_document.values():
        found = compared([row[1] for row in lines], [row[2] for row in lines], (language, "en"), True)
        for passage in found.passages:
            for finding in passage.hard_findings:
                counts[finding.check] += finding.severity != "minor"
    size = sum(map(len, by_document.values()))
    yield from ((check, 20 * count / size) for check, count in sorted(counts.items(), key=lambda item: -item[1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ntrex", type=Path)
    parser.add_argument("--languages", default=",".join(side_folders()))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--alarms", action="store_true")
    arguments = parser.parse_args()
    print("| language | P@1 to English | P@1 from English | links, strict F1 | sentence ends, F1 |", flush=True)
    print("|---|---|---|---|---|")
    for language in arguments.languages.split(","):
        rows = rows_of(arguments.ntrex / f"{language}.tsv")
        forward, backward = precision(language, rows)
        linked, split = links(language, rows), ends(language, rows)
        print(f"| {language} | {forward:.3f} | {backward:.3f} | {linked:.3f} | {split:.3f} |", flush=True)
        if arguments.alarms:
            told = list(alarms(language, rows))
            print(f"{language}: {sum(rate for _, rate in told):.2f} hard findings for 20 sentences:", *told, flush=True)
        if arguments.write:
            write(language, forward, backward, linked)


def write(language: str, forward: float, backward: float, linked: float) -> None:
    """Put the figures into the folder of a language that the program brings."""
    record_standing(SIDES / language, Standing(forward, backward, linked))


if __name__ == "__main__":
    main()
