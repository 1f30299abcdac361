"""Finding the original of a report, and the index that this takes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from many_texts import original, report

from compare.cli import main
from compare.many.index import Entry, Index
from compare.many.search import BLOCK, evidence, nats

CORPORA = Path(__file__).parents[2] / "corpora"
DOCUMENTS = len(list(CORPORA.glob("*/original.ar.txt")))


def originals(folder: Path, *names: str) -> Path:
    """A folder with the originals of `corpora`, all or those named."""
    folder.mkdir(parents=True)
    for path in sorted(CORPORA.glob("*/original.ar.txt")):
        if not names or path.parent.name in names:
            shutil.copy(path, folder / f"{path.parent.name}.txt")
    return folder


def report_of(name: str) -> str:
    return str(CORPORA / name / "report.en.txt")


def find(capfd: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    capfd.readouterr()
    assert main(["find", *words, "--format", "json", "--workers", "1"]) == 0
    value = json.loads(capfd.readouterr().out)
    assert value["schema"] == 1
    return dict(value)


def taken(found: dict[str, Any]) -> list[str]:
    return [Path(candidate["path"]).stem for candidate in found["candidates"] if candidate["original"]]


def index(folder: Path, place: Path) -> list[str]:
    return ["index", str(folder), "-o", str(place), "--workers", "1"]


def test_the_original_is_found_with_how_much_it_explains_and_the_passages_that_say_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = originals(tmp_path / "in")
    found = find(capfd, report_of("port-fire"), str(folder))
    assert taken(found) == ["port-fire"]
    assert found["none"] is False
    assert found["documents"] == DOCUMENTS
    best = found["candidates"][0]
    assert best["explains"] > 0.8
    assert best["probability"] > 0.99
    texts = {
        side: Path(path).read_text("utf-8")
        for side, path in (("source", best["path"]), ("target", report_of("port-fire")))
    }
    assert len(best["passages"]) > 10
    for passage in best["passages"]:
        for side, text in texts.items():
            assert text[passage[side]["start"] : passage[side]["end"]] == passage[side]["text"]
    assert main(["find", report_of("port-fire"), str(folder)]) == 0
    told = capfd.readouterr().out
    assert f"is explained by 1 of {DOCUMENTS} documents" in told
    assert f"{folder / 'port-fire.txt'} (ar): explains" in told


def test_where_the_original_is_not_among_them_none_is_taken_for_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = originals(tmp_path / "in", "speech-harvest", "sports-cup", "statement-water", "oped-sea")
    found = find(capfd, report_of("port-fire"), str(folder))
    assert found["none"] is True
    assert taken(found) == []
    assert main(["find", report_of("port-fire"), str(folder)]) == 0
    assert "none of 4 documents seems to be an original" in capfd.readouterr().out


def test_a_report_mixed_from_two_has_two_originals(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = originals(tmp_path / "in")
    mixed = tmp_path / "mixed.txt"
    halves = [Path(report_of(name)).read_text("utf-8").splitlines() for name in ("sports-cup", "wire-floods")]
    mixed.write_text("\n".join(line for lines in halves for line in lines[: len(lines) // 2]), "utf-8")
    found = find(capfd, str(mixed), str(folder))
    assert sorted(taken(found)) == ["sports-cup", "wire-floods"]
    assert all(0.2 < candidate["adds"] < 0.8 for candidate in found["candidates"] if candidate["original"])


def test_a_copy_of_the_original_explains_nothing_more(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = originals(tmp_path / "in")
    shutil.copy(folder / "port-fire.txt", folder / "copy.txt")
    found = find(capfd, report_of("port-fire"), str(folder))
    assert len(taken(found)) == 1
    first, second = found["candidates"][:2]
    assert {Path(first["path"]).stem, Path(second["path"]).stem} == {"port-fire", "copy"}
    assert (second["explains"], second["adds"]) == (first["explains"], 0)


def test_a_report_in_the_folder_is_not_its_own_original(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = originals(tmp_path / "in")
    shutil.copy(report_of("port-fire"), folder / "zz.txt")
    assert taken(find(capfd, str(folder / "zz.txt"), str(folder))) == ["port-fire"]


def test_an_index_reads_only_what_changed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder, place = originals(tmp_path / "in", "port-fire", "sports-cup", "oped-sea"), tmp_path / "index"
    assert main(index(folder, place)) == 0
    assert "3 documents" in (told := capfd.readouterr().out)
    assert "(3 files read, 0 gone)" in told
    assert main(index(folder, place)) == 0
    assert "(0 files read, 0 gone)" in capfd.readouterr().out
    (folder / "oped-sea.txt").unlink()
    (folder / "sports-cup.txt").write_text(original(1), "utf-8")
    (folder / "more").mkdir()
    (folder / "more" / "page.html").write_text(
        f"<article>{'<p>'.join(original(2).splitlines() * 4)}</article>", "utf-8"
    )
    (folder / "more" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert main(index(folder, place)) == 0
    told = capfd.readouterr()
    assert "3 documents" in told.out
    assert "(3 files read, 1 gone)" in told.out
    assert "picture.png" in told.err
    # What cannot be read is not tried again until it changes.
    assert main(index(folder, place)) == 0
    assert "(0 files read, 0 gone)" in capfd.readouterr().out


@pytest.mark.parametrize("damage", ["bytes", "cut", "steps", "factors", "documents", "database", "version"])
def test_a_damaged_index_is_told_and_mended(tmp_path: Path, capfd: pytest.CaptureFixture[str], damage: str) -> None:
    folder, place = originals(tmp_path / "in", "port-fire", "sports-cup", "oped-sea"), tmp_path / "index"
    assert main(index(folder, place)) == 0
    before = find(capfd, report_of("oped-sea"), str(place))
    steps = place / "steps.bin"
    if damage == "bytes":
        data = bytearray(steps.read_bytes())
        data[1000:1004] = bytes(255 - byte for byte in data[1000:1004])
        steps.write_bytes(data)
    elif damage == "cut":
        steps.write_bytes(steps.read_bytes()[:-1000])
        assert "cut off" in (main(["find", report_of("oped-sea"), str(place)]), capfd.readouterr().err)[1]
    elif damage in ("steps", "factors", "documents"):
        gone = {"steps": steps, "factors": place / "factors.bin", "documents": place / "index.sqlite"}[damage]
        gone.unlink()
        assert main(["find", report_of("oped-sea"), str(place)]) == 2
        told = capfd.readouterr().err
        assert "lacks a file" in told and "make the index again" in told and told.count("\n") == 1
    elif damage == "database":
        (place / "index.sqlite").write_bytes(b"no database" * 1000)
        assert main(["find", report_of("oped-sea"), str(place)]) == 2
        told = capfd.readouterr().err
        assert "make the index again" in told and told.count("\n") == 1
    else:
        import sqlite3

        with sqlite3.connect(place / "index.sqlite") as connection:
            connection.execute("UPDATE meta SET value = '0' WHERE key = 'version'")
    assert main(index(folder, place)) == 0
    told = capfd.readouterr()
    assert "damaged" in told.err or "made anew" in told.err
    assert find(capfd, report_of("oped-sea"), str(place)) == before
    assert main(index(folder, place)) == 0
    assert capfd.readouterr().err == ""


def test_a_killed_index_goes_on_where_it_was(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, place = tmp_path / "in", tmp_path / "index"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(original(number), "utf-8")
    process = subprocess.Popen([sys.executable, "-m", "compare", *index(folder, place)])
    end = time.monotonic() + 60
    while not (place / "steps.bin").exists() or not (place / "steps.bin").stat().st_size:
        assert time.monotonic() < end
        time.sleep(0.02)
    time.sleep(0.1)
    process.kill()
    process.wait()
    with Index(place) as half:
        assert not half.complete
        stand = len(half.entries())
    assert main(index(folder, place)) == 0
    told = capfd.readouterr().out
    assert "400 documents, 1200 sentences" in told
    assert f"({400 - stand} files read" in told


def test_an_index_that_is_not_complete_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder, place = originals(tmp_path / "in", "port-fire", "sports-cup"), tmp_path / "index"
    assert main(index(folder, place)) == 0
    import sqlite3

    with sqlite3.connect(place / "index.sqlite") as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'complete'")
    capfd.readouterr()
    assert main(["find", report_of("port-fire"), str(place)]) == 0
    assert "is not complete" in capfd.readouterr().err


def test_vectors_without_documents_are_cleared_away(tmp_path: Path) -> None:
    folder, place = originals(tmp_path / "in", "port-fire", "sports-cup", "oped-sea"), tmp_path / "index"
    assert main(index(folder, place)) == 0
    (folder / "oped-sea.txt").unlink()
    assert main(index(folder, place)) == 0
    with Index(place) as opened:
        rows = sum(entry.sentences for entry in opened.entries())
        assert len(opened.vectors()[0]) == rows
        assert opened.check(thoroughly=True) == []


def test_a_language_without_encoder_is_told_and_left_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = originals(tmp_path / "in", "port-fire")
    (folder / "el.txt").write_text("Ο υπουργός είπε ότι το λιμάνι άνοιξε ξανά τη Δευτέρα.\n" * 3, "utf-8")
    assert main(["find", report_of("port-fire"), str(folder), "--encoder", "ar-en"]) == 0
    assert "language el is not covered" in capfd.readouterr().err


def test_a_place_of_somebody_elses_is_no_place_for_an_index(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = originals(tmp_path / "in", "port-fire")
    assert main(["index", str(folder), "-o", str(folder)]) == 2
    assert "is not empty, and no index" in capfd.readouterr().err
    assert main(["find", report_of("port-fire"), str(tmp_path / "missing")]) == 2
    assert "no such folder" in capfd.readouterr().err


def test_the_cache_counts_and_clears_the_indexes_of_folders(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = originals(tmp_path / "in", "port-fire")
    assert main(["index", str(folder)]) == 0
    place = Path(capfd.readouterr().out.partition(": ")[0])
    assert main(["cache", "info"]) == 0
    assert "1 index" in capfd.readouterr().out
    assert main(["cache", "clear"]) == 0
    assert not place.exists()


def slow_evidence(queries: np.ndarray, documents: list[np.ndarray], mean: np.ndarray, width: np.ndarray) -> list[float]:
    """What `evidence` gives, sentence by sentence and document by document."""
    totals = [0.0] * len(documents)
    for row, query in enumerate(queries):
        z = [(max(float(query @ vector) for vector in document) - mean[row]) / width[row] for document in documents]
        brought = [float(nats(np.float32(value))) for value in z]
        for place, value in enumerate(brought):
            better = sum(other >= value - 0.5 for other in brought)
            totals[place] += min(value, float(np.log((len(documents) + 1000) / better)))
    return totals


@pytest.mark.parametrize("block", [7, BLOCK])
def test_exact_search_is_what_comparing_one_by_one_gives(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.many.reading import quantised
    from compare.many.search import Chance

    monkeypatch.setattr("compare.many.search.BLOCK", block)
    generator = np.random.default_rng(3)
    lengths, start = [1, 4, 9, 2, 6, 1], 0
    entries, parts = [], []
    for number, length in enumerate(lengths):
        entries.append(Entry(str(number), "ar", "", "", start, length, 0))
        vectors = generator.normal(size=(length + 1, 8)).astype(np.float32)
        parts.append(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
        start += length + 1  # a row that belongs to no document
    steps, factors = quantised(np.concatenate(parts))
    queries = np.concatenate([part[:1] for part in parts[1:4]]) + 0.1
    mean, width = np.full(3, 0.1, np.float32), np.full(3, 0.12, np.float32)
    fast = evidence(queries, entries, steps, factors, {"ar": Chance(mean, width)})
    documents = [(steps * factors[:, None])[e.start : e.start + e.sentences] for e in entries]
    assert fast == pytest.approx(slow_evidence(queries, documents, mean, width), abs=1e-2)


def test_a_report_of_three_sentences_is_enough(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = originals(tmp_path / "in")
    (folder / "short.txt").write_text(original(2), "utf-8")
    (tmp_path / "report.txt").write_text(report(2), "utf-8")
    assert taken(find(capfd, str(tmp_path / "report.txt"), str(folder))) == ["short"]
