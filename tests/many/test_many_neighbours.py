"""The graphs of neighbours of a large index; here any index is large enough."""

from __future__ import annotations

import builtins
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from many_texts import original
from test_many_find import DOCUMENTS, find, index, originals, report_of, taken

from compare.cli import main
from compare.many.index import Index

pytest.importorskip("usearch")

NEAR = ("--approximate-from", "10")


def graphs(place: Path) -> list[str]:
    return sorted(file.name for file in place.glob("near-*"))


def test_what_is_found_by_neighbours_is_what_is_found_by_looking_at_all(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, place = originals(tmp_path / "in"), tmp_path / "index"
    assert main([*index(folder, place), *NEAR]) == 0
    assert len(graphs(place)) == 1
    for name in ("port-fire", "oped-sea", "sports-cup"):
        near, exact = find(capfd, report_of(name), str(place), *NEAR), find(capfd, report_of(name), str(place))
        assert taken(near) == taken(exact) == [name]
        assert near["documents"] == exact["documents"] == DOCUMENTS
        best = [{**found["candidates"][0], "probability": 0} for found in (near, exact)]
        assert best[0] == best[1]
        assert near == find(capfd, report_of(name), str(place), *NEAR)


def test_a_small_index_has_no_graph(tmp_path: Path) -> None:
    folder, place = originals(tmp_path / "in", "port-fire", "sports-cup"), tmp_path / "index"
    assert main([*index(folder, place), *NEAR]) == 0
    assert graphs(place)
    assert main(index(folder, place)) == 0
    assert not graphs(place)


def test_a_graph_is_added_to_and_what_went_away_is_passed_over(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, place = originals(tmp_path / "in"), tmp_path / "index"
    last = (folder / "sports-cup.txt").replace(tmp_path / "sports-cup.txt")
    (folder / "zzz.txt").write_text(original(1), "utf-8")
    assert main([*index(folder, place), *NEAR]) == 0
    before = graphs(place)
    # The last rows of the index go away, which must not be given to another document.
    (folder / "zzz.txt").unlink()
    (folder / "oped-sea.txt").unlink()
    last.replace(folder / "sports-cup.txt")
    assert main([*index(folder, place), *NEAR]) == 0
    assert len(graphs(place)) == 1 and graphs(place) != before
    for name in ("sports-cup", "port-fire"):
        assert taken(find(capfd, report_of(name), str(place), *NEAR)) == [name]
    with Index(place) as opened:
        assert opened.check(thoroughly=True) == []
        assert min(e.start for e in opened.entries() if e.path == "sports-cup.txt") >= int(before[0][8:-8])
    found = find(capfd, report_of("oped-sea"), str(place), *NEAR)
    assert found["none"] is True
    assert "oped-sea" not in [Path(candidate["path"]).stem for candidate in found["candidates"]]


@pytest.mark.parametrize("damage", ["bytes", "cut", "gone"])
def test_a_damaged_graph_is_told_and_not_searched_and_made_anew(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], damage: str
) -> None:
    folder, place = originals(tmp_path / "in", "port-fire", "sports-cup", "oped-sea"), tmp_path / "index"
    assert main([*index(folder, place), *NEAR]) == 0
    graph = place / graphs(place)[0]
    whole = graph.read_bytes()
    if damage == "bytes":
        graph.write_bytes(whole[:5000] + bytes(255 - byte for byte in whole[5000:6000]) + whole[6000:])
    elif damage == "cut":
        graph.write_bytes(whole[:-1000])
    else:
        graph.unlink()
    capfd.readouterr()
    assert main(["find", report_of("oped-sea"), str(place), *NEAR]) == 0
    told = capfd.readouterr()
    assert "oped-sea.txt (ar): explains" in told.out
    assert told.err.count("\n") == 1 and "'muqabala index' mends it" in told.err
    assert main([*index(folder, place), *NEAR]) == 0
    assert "is made anew" in capfd.readouterr().err
    assert (place / graphs(place)[0]).read_bytes() == whole
    assert main([*index(folder, place), *NEAR]) == 0
    assert capfd.readouterr().err == ""


def test_a_copied_index_is_searched_by_its_graph(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder, place = originals(tmp_path / "in", "port-fire", "sports-cup", "oped-sea"), tmp_path / "index"
    assert main([*index(folder, place), *NEAR]) == 0
    shutil.copytree(place, tmp_path / "copy", copy_function=shutil.copyfile)
    capfd.readouterr()
    assert main(["find", report_of("oped-sea"), str(tmp_path / "copy"), *NEAR]) == 0
    assert capfd.readouterr().err == ""


def test_without_the_package_every_sentence_is_compared_and_the_command_that_installs_it_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, place = originals(tmp_path / "in", "port-fire", "sports-cup", "oped-sea"), tmp_path / "index"
    assert main([*index(folder, place), *NEAR]) == 0
    usual = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("usearch"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return usual(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    capfd.readouterr()
    for words in (["find", report_of("oped-sea"), str(place), "--format", "json"], index(folder, tmp_path / "other")):
        assert main([*words, *NEAR]) == 0
        told = capfd.readouterr()
        assert told.err.count("\n") == 1
        assert 'python -m pip install "muqabala[index]"' in told.err
        if words[0] == "find":
            assert taken(json.loads(told.out)) == ["oped-sea"]
    assert not graphs(tmp_path / "other")


def test_a_graph_that_cannot_be_written_is_told_and_the_same_command_goes_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from compare.many import neighbours

    folder, place = originals(tmp_path / "in", "port-fire", "sports-cup", "oped-sea"), tmp_path / "index"

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(neighbours.os, "fsync", full)
        assert main([*index(folder, place), *NEAR]) == 2
    told = capfd.readouterr().err
    assert told.count("\n") == 1 and "No space left on device" in told
    assert not graphs(place)
    assert main([*index(folder, place), *NEAR]) == 0
    assert len(graphs(place)) == 1
