"""The corpora hold: built files up to date, gold by the contract, the builder strict."""

from __future__ import annotations

import importlib.util
import itertools
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
PAIRS = sorted(path.parent for path in CORPORA.glob("*/pair.txt"))


def load_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpora_build", CORPORA / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


build = load_builder()


def texts(folder: Path) -> dict[str, str]:
    return {
        "source": (folder / "original.ar.txt").read_bytes().decode("utf-8"),
        "target": (folder / "report.en.txt").read_bytes().decode("utf-8"),
    }


def gold(folder: Path) -> list[dict[str, Any]]:
    links: list[dict[str, Any]] = json.loads((folder / "gold.json").read_text("utf-8"))["links"]
    return links


def test_built_files_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
class TestContract:
    """gold.json against the two texts, without the builder's own reading."""

    def test_sentences_cover_each_text_once(self, folder: Path) -> None:
        for side, text in texts(folder).items():
            spans = sorted(span for link in gold(folder) for span in link[side])
            ends = [0, *itertools.chain.from_iterable(spans), len(text)]
            between = [text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]
            assert all(part.strip() == "" for part in between)
            assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)

    def test_links_have_known_statuses_that_fit_their_sides(self, folder: Path) -> None:
        for link in gold(folder):
            assert set(link) == {"source", "target", "status", "moved", "findings"}
            expected = {(True, False): {"dropped"}, (False, True): {"added"}, (True, True): {"equivalent", "reworded"}}
            assert link["status"] in expected[bool(link["source"]), bool(link["target"])]
            assert (link["status"] == "equivalent") == (not link["findings"])
            assert isinstance(link["moved"], bool)

    def test_whole_sentences_have_their_finding(self, folder: Path) -> None:
        for link in gold(folder):
            checks = [(finding["check"], finding["kind"]) for finding in link["findings"]]
            if link["status"] in ("added", "dropped"):
                assert checks == [("sentence", link["status"])]
                assert link["findings"][0]["source_spans"] == link["source"]
                assert link["findings"][0]["target_spans"] == link["target"]
            else:
                assert "sentence" not in dict(checks)

    def test_finding_spans_lie_inside_their_passage_on_whole_words(self, folder: Path) -> None:
        both = texts(folder)
        for link in gold(folder):
            for finding in link["findings"]:
                assert finding["kind"] in build.KINDS and finding["check"] in build.CHECKS
                for side, spans in (("source", finding["source_spans"]), ("target", finding["target_spans"])):
                    for start, end in spans:
                        assert link[side][0][0] <= start < end <= link[side][-1][1]
                        words = both[side][start:end]
                        assert words == words.strip()
                        after = both[side][end : end + 1]
                        assert not (words[-1].isalnum() and after.isalnum()), words
                        if side == "target":
                            before = both[side][max(0, start - 1) : start]
                            assert not (words[0].isalnum() and before.isalnum()), words

    def test_what_did_not_move_keeps_the_order(self, folder: Path) -> None:
        kept = [link for link in gold(folder) if link["source"] and link["target"] and not link["moved"]]
        starts = [link["source"][0][0] for link in kept]
        assert starts == sorted(starts)
        targets = [link["target"][0][0] for link in gold(folder) if link["target"]]
        assert targets == sorted(targets)

    def test_readme_names_the_pair_and_its_genre(self, folder: Path) -> None:
        text = (folder / "README.md").read_text("utf-8")
        assert folder.name in text.splitlines()[0]
        assert folder.name in (CORPORA / "README.md").read_text("utf-8")


def test_together_the_pairs_are_a_measure() -> None:
    """Enough of everything: genres, faithful pairs, each check, links that are not one to one."""
    pairs = [build.read_pair(folder / "pair.txt") for folder in PAIRS]
    genres = [pair.header["genre"] for pair in pairs]
    assert len(pairs) >= 20 and len(set(genres)) == len(genres)
    assert sum(pair.faithful for pair in pairs) >= 6
    assert all(15 <= len(side.spans) <= 60 for pair in pairs for side in (pair.original, pair.report))
    found = [finding.check for pair in pairs for link in pair.links for finding in link.findings]
    assert {check: found.count(check) for check in build.CHECKS if found.count(check) < 5} == {}
    shapes = {(len(link.source), len(link.target)) for pair in pairs for link in pair.links}
    assert {(0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (1, 5), (2, 3), (3, 2)} <= shapes


def test_the_example_in_the_readme_builds(tmp_path: Path) -> None:
    lines = (CORPORA / "README.md").read_text("utf-8").split("## How to write")[1].splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("    title"))
    example = itertools.takewhile(lambda line: not line or line.startswith("    "), lines[start:])
    assert build.main([str(write(tmp_path, "\n".join(line[4:] for line in example)))]) == 0
    statuses = [link["status"] for link in gold(tmp_path / "small")]
    assert statuses == ["equivalent", "reworded", "reworded", "dropped", "added"]


SMALL = """\
title = Small
genre = test

[original]
a1  قال الوزير إن ٣٠٥ أشخاص وصلوا.
a2  ولم يصل أحد.

a3  وقال إنه سعيد.

[report]
e1  The minister said,”235 people arrived.“
e2+  Nobody␣came.

e3  He was happy, he said.
e4  It rained.

[links]
a1 = e1
    number reworded: ٣٠٥ => 235
a2 = e2
a3 = e3
= e4
"""


def write(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "small"
    folder.mkdir(exist_ok=True)
    (folder / "pair.txt").write_text(text, "utf-8")
    return tmp_path


def test_builds_texts_and_spans(tmp_path: Path) -> None:
    assert build.main([str(write(tmp_path, SMALL))]) == 0
    folder = tmp_path / "small"
    both = texts(folder)
    assert both["source"] == "قال الوزير إن ٣٠٥ أشخاص وصلوا. ولم يصل أحد.\n\nوقال إنه سعيد.\n"
    assert (
        both["target"]
        == "The minister said,”235 people arrived.“Nobody\u00a0came.\n\nHe was happy, he said. It rained.\n"
    )
    links = gold(folder)
    assert [link["status"] for link in links] == ["reworded", "equivalent", "equivalent", "added"]
    finding = links[0]["findings"][0]
    (source,), (target,) = finding["source_spans"], finding["target_spans"]
    assert (both["source"][slice(*source)], both["target"][slice(*target)]) == ("٣٠٥", "235")


def test_check_notices_a_stale_file_and_writes_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, SMALL) / "small"
    assert build.main(["--check", str(tmp_path)]) == 1
    assert not (folder / "gold.json").exists()
    build.main([str(tmp_path)])
    assert build.main(["--check", str(tmp_path)]) == 0
    (folder / "report.en.txt").write_text("other\n", "utf-8")
    assert build.main(["--check", str(tmp_path)]) == 1


def test_lines_for_paragraphs_and_the_table(tmp_path: Path) -> None:
    write(tmp_path, SMALL.replace("genre = test", "genre = test\nreport paragraphs = line"))
    (tmp_path / "README.md").write_text(f"before\n{build.TABLE_START}\nold\n{build.TABLE_END}\nafter\n", "utf-8")
    assert build.main([str(tmp_path)]) == 0
    assert "came.\nHe was" in texts(tmp_path / "small")["target"]
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert "old" not in readme and "| [small](small/README.md) | test | 3 / 4 | 4 | 0 | 1 | 0 | 1 number |" in readme


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("a2 = e2\n", "a2 =\n", "e2 stands in 0 links"),
        ("= e4\n", "= e4\n= e4\n", "e4 stands in 2 links"),
        ("= e4\n", "= e5\n", "no sentence e5"),
        ("٣٠٥ =>", "٣٠٦ =>", "'٣٠٦' does not stand in a1"),
        ("=> 235", "=> e", "'e' stands 5 times in e1"),
        ("=> 235", "=> 235#2", "occurrences of '235' in e1: 1"),
        ("number reworded", "numbers reworded", "unknown check or kind"),
        ("number reworded: ٣٠٥ =>", "number reworded:  =>", "needs words of both sides"),
        ("number reworded: ٣٠٥ =>", "number dropped:  =>", "needs words of the original"),
        ("a3 = e3\n", "a3 = e3 (moved)\n", "passages marked as moved: 1; needed: 0"),
        ("a2 = e2\na3 = e3\n", "a3 = e2\na2 = e3\n", "not in the order"),
        ("a2 = e2\na3 = e3\n", "a1 a3 = e2\na2 = e3\n", "do not follow each other"),
        ("genre = test", "genre = test\nfaithful = yes", "faithful, and yet"),
        ("genre = test", "", "no genre"),
        ("a3  ", "a2  ", "a2 stands twice"),
        ("= e4\n", "= e4\n    coverage added: => rained\n", "its own finding"),
    ],
)
def test_refuses_what_does_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    assert old in SMALL
    assert build.main([str(write(tmp_path, SMALL.replace(old, new, 1)))]) == 2
    error = capsys.readouterr().err
    assert message in error and "pair.txt" in error and len(error.splitlines()) == 1
    assert not (tmp_path / "small" / "gold.json").exists()


@given(st.lists(st.integers(0, 6), max_size=7))
def test_longest_rising_against_all_subsequences(values: list[int]) -> None:
    def rising(picked: tuple[int, ...]) -> bool:
        return all(first < second for first, second in itertools.pairwise(picked))

    best = max(
        size
        for size in range(len(values) + 1)
        if any(rising(picked) for picked in itertools.combinations(values, size)) or size == 0
    )
    assert build.longest_rising(values) == best
