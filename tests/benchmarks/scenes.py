"""Development scenes for the aligner: real sentence pairs, arranged.

Every scene is a pair of texts with gold links, made from documents whose
sentences are known to be translations of one another, in order. Nothing is
generated: sentences are joined, cut at a comma or "and", left out, inserted
from elsewhere and moved; of `free`, words are left out and foreign ones put
in. All choices come from a seeded generator.

    plain      one sentence to one
    legal      four fifths one to one, the rest 1-2, 2-1, 2-2
    literary   a third one to one, up to 1-7: long source sentences against several short ones, 2-3, 2-2
    free       literary whose target words are thinned out and mixed with foreign ones, up to half of a sentence's: what
               a free translation is to an encoder
    report     of each: runs of 1-8 links dropped (a third to a half), foreign sentences inserted, blocks of 2-6 moved
    moved      of legal and literary: a fifth of the links in moved blocks
    edited     legal or literary: single links dropped, added, replaced and moved, a tenth of each at most
"""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[str, str]
Unit = tuple[tuple[str, ...], tuple[str, ...]]
"""A link as texts: the sentences of either side."""


@dataclass(frozen=True)
class Scene:
    """Two texts, a sentence an entry, and the links between them."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    links: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def load_documents(data: Path) -> dict[str, list[Pair]]:
    """Documents of sentence pairs, in order, by name."""
    documents: dict[str, list[Pair]] = {}
    for line in _lines(data / "news_dev.tsv"):
        name, arabic, english = line.split("\t")[:3]
        documents.setdefault(f"news/{name}", []).append((arabic, english))
    commentary = [tuple(line.split("\t")[:2]) for line in _lines(data / "newscommentary_dev.tsv")]
    for start in range(0, len(commentary), 76):
        documents[f"commentary/{start}"] = commentary[start : start + 76]  # type: ignore[assignment]
    for line in _lines(data / "xquad_paragraphs.tsv"):
        title, arabic, english = line.split("\t")[:3]
        pairs = _sentence_pairs(arabic, english)
        documents.setdefault(f"xquad/{title}", []).extend(pairs)
    return {name: pairs for name, pairs in documents.items() if len(pairs) >= 5}


def load_foreign(data: Path) -> list[Pair]:
    """Sentences that belong to none of the documents."""
    pairs = [tuple(line.split("\t")[:2]) for line in _lines(data / "tatoeba_test.tsv")]
    pairs += [tuple(line.split("\t")[1:3]) for line in _lines(data / "pud.tsv")]
    return pairs  # type: ignore[return-value]


def load_divergence(data: Path) -> list[Scene]:
    """The documents with controlled changes, which come with gold of their own."""
    scenes = []
    for path in sorted((data / "divergence").glob("[0-9]*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        links = tuple(
            (tuple(int(name[1:]) for name in link["src"]), tuple(int(name[1:]) for name in link["tgt"]))
            for link in document["gold_links"]
        )
        source, target = (tuple(sentence["text"] for sentence in document[side]) for side in ("source", "target"))
        scenes.append(Scene(f"divergence/{path.stem}", source, target, links))
    return scenes


def make_scenes(documents: dict[str, list[Pair]], foreign: list[Pair], seed: int = 0) -> Iterator[Scene]:
    """Every kind of scene from documents joined to about a hundred pairs each."""
    for number, pairs in enumerate(_joined(documents, 100)):
        rng = random.Random(f"{seed}/{number}")
        units = {
            "plain": [((a,), (b,)) for a, b in pairs],
            "legal": _grouped(pairs, rng, _LEGAL),
            "literary": _grouped(pairs, rng, _LITERARY),
        }
        for kind, linked in units.items():
            yield _scene(f"{kind}/{number}", linked, list(range(len(linked))))
            if kind != "plain":
                yield _report(f"{kind}-report/{number}", linked, foreign, rng)
                yield _moved(f"{kind}-moved/{number}", linked, rng)
        loose = [(ours, tuple(_loosened(text, foreign, rng) for text in theirs)) for ours, theirs in units["literary"]]
        yield _scene(f"free/{number}", loose, list(range(len(loose))))
        yield _report(f"free-report/{number}", loose, foreign, rng)


def short_scenes(documents: dict[str, list[Pair]], foreign: list[Pair], seed: int = 0) -> Iterator[Scene]:
    """One short document each: as it is, and as a report of it."""
    for number, pairs in enumerate(documents.values()):
        rng = random.Random(f"short/{seed}/{number}")
        units = _grouped(pairs[:30], rng, _LEGAL)
        yield _scene(f"short/{number}", units, list(range(len(units))))
        yield _report(f"short-report/{number}", units, foreign, rng)


def edited_scenes(documents: dict[str, list[Pair]], foreign: list[Pair], seed: int = 0) -> Iterator[Scene]:
    """Every document with changes made link by link; in a third of them, none."""
    for number, pairs in enumerate(documents.values()):
        rng = random.Random(f"edited/{seed}/{number}")
        units = _grouped(pairs, rng, rng.choice((_LEGAL, _LITERARY)))
        yield _edited(f"edited/{number}", units, foreign, rng)


_LEGAL = {(1, 1): 81, (1, 2): 8, (2, 1): 8, (2, 2): 1, (1, 3): 2}
_LITERARY = {
    (1, 1): 35, (1, 2): 24, (1, 3): 13, (1, 4): 6, (1, 5): 3, (1, 6): 1, (1, 7): 1,
    (2, 1): 7, (3, 1): 2, (2, 2): 4, (2, 3): 3, (3, 2): 1,
}  # fmt: skip


def _grouped(pairs: list[Pair], rng: random.Random, shapes: dict[tuple[int, int], int]) -> list[Unit]:
    """Sentence pairs gathered into links of the given mixture of shapes."""
    units: list[Unit] = []
    at = 0
    while at < len(pairs):
        a, b = rng.choices(list(shapes), list(shapes.values()))[0]
        unit, used = _unit(pairs[at:], a, b, rng)
        units.append(unit)
        at += used
    return units


def _unit(pairs: list[Pair], a: int, b: int, rng: random.Random) -> tuple[Unit, int]:
    """A link of shape (a, b), and how many pairs it took; 1-1 where it cannot be made."""
    if a > 1 and b > 1:  # boundaries that do not match: (x)(yz) against (xy)(z)
        need = a + b - 1
        if len(pairs) >= need:
            taken = pairs[:need]
            return (_cut([p[0] for p in taken], a, rng, 0), _cut([p[1] for p in taken], b, rng, 1)), need
    elif b > 1:
        taken = 1
        parts = _split(pairs[0][1], rng) if rng.random() < 0.5 else [pairs[0][1]]
        while len(parts) < b and taken < len(pairs):
            more = _split(pairs[taken][1], rng) if rng.random() < 0.3 else [pairs[taken][1]]
            parts += more
            taken += 1
        if 1 < len(parts) <= 9:
            return ((" ".join(p[0] for p in pairs[:taken]),), tuple(parts)), taken
    elif a > 1 and len(pairs) >= a:
        return (tuple(p[0] for p in pairs[:a]), (" ".join(p[1] for p in pairs[:a]),)), a
    return ((pairs[0][0],), (pairs[0][1],)), 1


def _cut(sentences: list[str], parts: int, rng: random.Random, parity: int) -> tuple[str, ...]:
    """Join into `parts` runs; the two sides cut after places of different parity, so no boundary is shared."""
    places = [place for place in range(1, len(sentences)) if place % 2 == parity]
    others = [place for place in range(1, len(sentences)) if place % 2 != parity]
    cuts = sorted((places + others)[: parts - 1])
    edges = [0, *cuts, len(sentences)]
    return tuple(" ".join(sentences[low:high]) for low, high in itertools.pairwise(edges))


def _split(text: str, rng: random.Random) -> list[str]:
    """Cut an English sentence at one or two commas or conjunctions, never into crumbs."""
    places = [m.start() for m in re.finditer(r"(?<=[,;:]) | (?=(?:and|but|which|who|because|while) )", text)]
    parts, last = [], 0
    rng.shuffle(places)
    for place in sorted(places[: rng.choice((1, 1, 2))]):
        if place - last >= 20 and len(text) - place >= 20:
            parts.append(text[last:place].strip())
            last = place
    return [*parts, text[last:].strip()]


def _loosened(text: str, foreign: list[Pair], rng: random.Random) -> str:
    """Leave out up to half of the words, and put in half as many of other sentences."""
    rate = rng.uniform(0, 0.5)
    words = []
    for word in text.split():
        if rng.random() >= rate:
            words.append(word)
        if rng.random() < rate / 2:
            words.append(rng.choice(rng.choice(foreign)[1].split()))
    return " ".join(words) or text


def _scene(name: str, units: list[Unit], order: list[int], inserted: dict[int, list[str]] | None = None) -> Scene:
    """Lay out the source in its order and the target in `order` (units not in it are dropped)."""
    first_row, source = [], []
    for unit in units:
        first_row.append(len(source))
        source += unit[0]
    links, target = [], []
    for place, index in enumerate(order):
        for foreign in (inserted or {}).get(place, []):
            links.append(((), (len(target),)))
            target.append(foreign)
        rows = tuple(range(first_row[index], first_row[index] + len(units[index][0])))
        links.append((rows, tuple(range(len(target), len(target) + len(units[index][1])))))
        target += units[index][1]
    for index in sorted(set(range(len(units))) - set(order)):
        links += [((row,), ()) for row in range(first_row[index], first_row[index] + len(units[index][0]))]
    return Scene(name, tuple(source), tuple(target), tuple(links))


def _report(name: str, units: list[Unit], foreign: list[Pair], rng: random.Random) -> Scene:
    """Runs of 1-8 dropped (a third to a half), blocks of 2-6 moved (a tenth), foreign sentences inserted (a seventh).

    Half of the insertions stand where something was dropped, as background often does.
    """
    keep = set(range(len(units)))
    goal = len(units) * (1 - rng.uniform(1 / 3, 1 / 2))
    while len(keep) > max(goal, 2):
        at = rng.randrange(len(units))
        keep -= set(range(at, min(len(units), at + rng.randint(1, 8))))
    order = _with_moves(sorted(keep), len(keep) // 10, rng)
    inserted: dict[int, list[str]] = {}
    for _ in range(max(1, len(order) // 14)):
        run = [rng.choice(foreign)[1] for _ in range(rng.randint(1, 3))]
        at = rng.randrange(max(1, len(order)))
        if rng.random() < 0.5:
            gaps = [place for place in range(1, len(order)) if order[place] > order[place - 1] + 1]
            at = rng.choice(gaps) if gaps else at
        inserted.setdefault(at, []).extend(run)
    return _scene(name, units, order, inserted)


def _edited(name: str, units: list[Unit], foreign: list[Pair], rng: random.Random) -> Scene:
    """Single links dropped, added (their source taken away), replaced (one dropped, the next added) and moved,
    foreign sentences inserted: a share of each drawn for every scene, all of them none in a third."""
    faithful = rng.random() < 1 / 3
    shares = [0.0 if faithful else rng.choice((0.0, 0.03, 0.1)) for _ in range(5)]
    kinds = ("kept", "dropped", "added", "replaced", "inserted", "moved")
    edits = rng.choices(kinds, (1 - sum(shares), *shares), k=len(units))
    arranged: list[Unit] = []
    moved: list[int] = []
    for place, (unit, edit) in enumerate(zip(units, edits, strict=True)):
        if edit in ("dropped", "replaced"):
            arranged.append((unit[0], ()))
        elif edit == "added" or (place and edits[place - 1] == "replaced"):
            arranged.append(((), unit[1]))
        else:
            moved += [len(arranged)] if edit == "moved" else []
            arranged.append(unit)
        if edit == "inserted":
            arranged.append(((), (rng.choice(foreign)[1],)))
    order = list(range(len(arranged)))
    for place in moved:
        order.remove(place)
        order.insert(rng.choice([to for to in range(len(order) + 1) if abs(to - place) > 3] or [place]), place)
    return _scene(name, arranged, order)


def _moved(name: str, units: list[Unit], rng: random.Random) -> Scene:
    return _scene(name, units, _with_moves(list(range(len(units))), len(units) // 5, rng))


def _with_moves(order: list[int], goal: int, rng: random.Random) -> list[int]:
    moved, tries = 0, 0
    while moved < goal and tries < 50:
        tries += 1
        size = rng.randint(2, 6)
        if len(order) < 3 * size:
            break
        at = rng.randrange(len(order) - size + 1)
        block, rest = order[at : at + size], order[:at] + order[at + size :]
        to = rng.randrange(len(rest) + 1)
        if abs(to - at) >= size:
            order = rest[:to] + block + rest[to:]
            moved += size
    return order


def _joined(documents: dict[str, list[Pair]], size: int) -> Iterator[list[Pair]]:
    """Documents of one collection strung together to about `size` pairs."""
    gathered: list[Pair] = []
    collection = ""
    for name, pairs in documents.items():
        if gathered and (len(gathered) >= size or name.split("/")[0] != collection):
            yield gathered
            gathered = []
        collection = name.split("/")[0]
        gathered = gathered + pairs
    if gathered:
        yield gathered


def _sentence_pairs(arabic: str, english: str) -> list[Pair]:
    """Sentences of a paragraph, if both sides have equally many of like lengths; else nothing."""
    ours = re.split(r"(?<=[.؟!])\s+(?=\S{2})", arabic)
    theirs = re.split(r"(?<=[.?!])\s+(?=[A-Z\"'])", english)
    if len(ours) != len(theirs):
        return []
    pairs = list(zip(ours, theirs, strict=True))
    return pairs if all(0.45 < len(a) / max(1, len(b)) < 1.6 for a, b in pairs) else []


def _lines(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8")  # a lone carriage return inside a line does not end it
    return [line.replace("\r", " ").strip(" ") for line in text.rstrip("\n").split("\n")]
