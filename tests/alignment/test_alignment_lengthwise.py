"""Texts in languages that the encoder does not cover: laid side by side, nothing claimed."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from faithful_texts import ENGLISH, TRANSLATIONS
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.alignment import lengthwise
from compare.alignment.lengthwise import ALONE, BEADS, align_lengthwise
from compare.cli import main
from compare.pipeline import Options, load_documents
from compare.records import Document, Paragraph, Sentence


def written(folder: Path, original: str, report: str) -> tuple[str, str]:
    paths = folder / "original.txt", folder / "report.txt"
    for path, text in zip(paths, (original, report), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def linked(folder: Path, original: str, report: str, language: str = "fr") -> list[tuple[tuple[int, ...], ...]]:
    documents = load_documents(*written(folder, original, report), Options(source_language=language))
    return [(link.source, link.target) for link in align_lengthwise(*documents)]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_faithful_text_lines_up_by_length_order_and_numbers(language: str, tmp_path: Path) -> None:
    assert linked(tmp_path, TRANSLATIONS[language], ENGLISH, language) == [((i,), (i,)) for i in range(12)]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_nothing_is_hard_where_the_language_is_not_covered(
    language: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pair = written(tmp_path, TRANSLATIONS[language].replace("21", "31"), ENGLISH)
    words = [*pair, "--source-lang", language, "--no-gloss", "--encoder", "ar-en"]
    assert main(["flag", *words, "--format", "json"]) == 3
    out, err = capfd.readouterr()
    assert json.loads(out)["flags"] == []
    assert json.loads(out)["tool"]["uncovered"] == [language]
    assert err.count("\n") == 1 and "not checked" in err and "--encoder" in err
    assert main(["export", *words, "-o", "-", "--format", "json", "--include-soft"]) == 0
    passages = json.loads(capfd.readouterr().out)["passages"]
    findings = [finding for passage in passages for finding in passage["findings"]]
    assert any(finding["check"] == "number" for finding in findings)
    assert {finding["confidence"] for finding in findings} == {"soft"}
    assert {passage["status"] for passage in passages} == {"equivalent"}


def test_a_long_sentence_left_out_is_found_by_what_stands_around_it(tmp_path: Path) -> None:
    start = ENGLISH.index("Whoever brings")
    links = linked(tmp_path, TRANSLATIONS["fr"], ENGLISH[:start] + ENGLISH[ENGLISH.index("\n\nThe council") :])
    assert ((7,), ()) in links
    assert links[-1] == ((11,), (10,))


def test_two_sentences_made_one_are_linked_with_both(tmp_path: Path) -> None:
    joined = ENGLISH.replace("twice since, in", "twice since. That was in")
    assert linked(tmp_path, TRANSLATIONS["fr"], joined)[-1] == ((11,), (11, 12))


def test_every_sentence_of_texts_of_unlike_length_is_in_one_link(tmp_path: Path) -> None:
    documents = load_documents(*written(tmp_path, "Un mot. " * 900, "A word. "), Options(source_language="fr"))
    links = align_lengthwise(*documents)
    assert [row for link in links for row in link.source] == list(range(900))
    assert [column for link in links for column in link.target] == [0]


@pytest.mark.parametrize("many", ["original", "report"])
def test_a_line_beside_a_book_is_laid_beside_some_line_of_it(many: str, tmp_path: Path) -> None:
    lines = ["Un mot de plus fut dit ce soir."] * 1500
    texts = ("\n".join(lines), "One word more.") if many == "original" else ("Un mot de plus.", "\n".join(lines))
    links = linked(tmp_path, *texts)
    for side, text in enumerate(texts):
        assert [place for link in links for place in link[side]] == list(range(text.count("\n") + 1))


def document(sentences: list[tuple[str, bool]]) -> Document:
    """A document of these sentences, each with whether it begins a paragraph."""
    text, marks, paragraphs, at = "\n".join(text for text, _ in sentences), list[Sentence](), list[Paragraph](), 0
    for index, (sentence, begins) in enumerate(sentences):
        if begins or not index:
            paragraphs.append(Paragraph(len(paragraphs), at, at + len(sentence)))
        marks.append(Sentence(index, len(paragraphs) - 1, at, at + len(sentence)))
        at += len(sentence) + 1
    return Document("text", text, "xx", tuple(paragraphs), tuple(marks))


def cost(source: Document, target: Document, links: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> float:
    texts, total = lengthwise._Texts(source, target), 0.0
    for rows, columns in links:
        if rows and columns:
            [one] = texts.cost(rows[-1] + 1, len(rows), columns[-1] + 1, columns[-1] + 2, len(columns))
            total += float(one) - math.log(BEADS[len(rows), len(columns)])
        else:
            total += ALONE
    return total


def cheapest(source: Document, target: Document) -> float:
    """The cost of the best of all ways, tried one by one."""
    rows, columns = len(source.sentences), len(target.sentences)

    def onward(row: int, column: int) -> float:
        if (row, column) == (rows, columns):
            return 0.0
        ways = []
        for a, b in (*BEADS, (1, 0), (0, 1)):
            if row + a <= rows and column + b <= columns:
                link = tuple(range(row, row + a)), tuple(range(column, column + b))
                ways.append(cost(source, target, [link]) + onward(row + a, column + b))
        return min(ways)

    return onward(0, 0)


SENTENCES = st.lists(
    st.tuples(st.sampled_from(["7", "NATO said it.", "a" * 30, "b" * 60, "NATO has 7", "?"]), st.booleans()),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40)
@given(SENTENCES, SENTENCES)
def test_the_links_are_the_cheapest_of_all(ours: list[tuple[str, bool]], theirs: list[tuple[str, bool]]) -> None:
    source, target = document(ours), document(theirs)
    links = [(link.source, link.target) for link in align_lengthwise(source, target)]
    assert cost(source, target, links) == pytest.approx(cheapest(source, target))


@pytest.mark.parametrize(("begins", "first"), [((1, 0, 1), (0, 1)), ((1, 1, 0), (0,))])
def test_where_lengths_do_not_tell_paragraphs_do(begins: tuple[int, ...], first: tuple[int, ...]) -> None:
    source = document([("a" * 30, bool(one)) for one in begins])
    links = align_lengthwise(source, document([("b" * 45, True)] * 2))
    assert [link.source for link in links] == [first, tuple(range(len(first), 3))]


def test_of_long_texts_only_a_band_is_looked_at_and_the_links_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = [30, 80, 45, 120, 60, 35] * 8
    source, target = document([("a" * n, False) for n in lengths]), document([("b" * n, False) for n in lengths])
    monkeypatch.setattr(lengthwise, "BAND", 3)
    assert [link.source for link in align_lengthwise(source, target)] == [(row,) for row in range(48)]
    assert [link.target for link in align_lengthwise(source, target)] == [(row,) for row in range(48)]


@pytest.mark.parametrize(("place", "first"), [(0, (0, 1)), (1, (0,))])
def test_where_lengths_do_not_tell_anchors_do(place: int, first: tuple[int, ...]) -> None:
    ours, theirs = ["a" * 40, "b" * 15 + " 1984", "c" * 40], ["d" * 50, "e" * 50]
    theirs[place] = theirs[place][:45] + " 1984"
    links = align_lengthwise(document([(text, False) for text in ours]), document([(text, False) for text in theirs]))
    assert [link.source for link in links] == [first, tuple(range(len(first), 3))]
