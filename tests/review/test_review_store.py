"""The file of decisions: kept, undone, shared, damaged, killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from review_samples import build

from compare.errors import UserError
from compare.review import Decision, DecisionStore, decisions_for

IDS = ["a", "b", "c"]


def confirm(decision: Decision) -> Decision:
    return replace(decision, verdict="confirmed")


def noting(text: str):
    return lambda decision: replace(decision, note=text)


def plain(decisions: dict[str, Decision]) -> dict[str, Decision]:
    return {passage: replace(decision, time="") for passage, decision in decisions.items()}


@pytest.fixture
def store():
    with DecisionStore() as opened:
        yield opened


def test_kept_from_one_opening_to_the_next(comparison):
    passage = comparison.passages[0].id
    with DecisionStore() as store:
        store.decide(passage, lambda _: Decision("confirmed", "الرقم خطأ", severity="critical"))
    kept = decisions_for(comparison)
    assert plain(kept) == {passage: Decision("confirmed", "الرقم خطأ", severity="critical")}
    assert kept[passage].time.endswith("Z")


def test_found_again_after_an_edit_elsewhere(comparison, store):
    store.decide(comparison.passages[0].id, confirm)
    edited = build("A line that was not there before.\n")
    assert decisions_for(edited)[edited.passages[0].id].verdict == "confirmed"


def test_reading_makes_no_file(comparison, tmp_path):
    assert decisions_for(comparison) == {}
    assert not (tmp_path / "muqabala-data").exists()


def test_an_empty_decision_is_none(store):
    store.decide("a", confirm)
    store.decide("a", lambda _: Decision())
    assert store.decisions(IDS) == {}


def test_only_the_passages_asked_for(store):
    store.decide("a", confirm)
    assert store.decisions(["b"]) == {}
    assert store.decisions([]) == {}


def test_undo_and_redo_go_through_the_steps(store):
    store.decide("a", confirm, IDS)
    store.decide("b", noting("n"), IDS)
    assert store.undo(IDS) == "b"
    assert store.undo(IDS) == "a"
    assert store.undo(IDS) is None
    assert store.decisions(IDS) == {}
    assert store.redo(IDS) == "a"
    assert store.redo(IDS) == "b"
    assert store.redo(IDS) is None
    assert plain(store.decisions(IDS)) == {"a": Decision("confirmed"), "b": Decision(note="n")}


def test_a_new_decision_ends_redo(store):
    store.decide("a", confirm, IDS)
    store.undo(IDS)
    store.decide("b", confirm, IDS)
    assert store.redo(IDS) is None


def test_a_decision_that_changes_nothing_is_no_step(store):
    store.decide("a", confirm, IDS)
    store.decide("a", confirm, IDS)
    store.undo(IDS)
    assert store.decisions(IDS) == {}


def test_undo_leaves_other_documents_alone(store):
    store.decide("a", confirm, ["a"])
    store.decide("z", confirm, ["z"])
    assert store.undo(["a", "b"]) == "a"
    assert set(store.decisions(["a", "z"])) == {"z"}


def test_undo_reaches_back_over_a_restart():
    with DecisionStore() as store:
        store.decide("a", confirm)
    with DecisionStore() as store:
        assert store.undo(IDS) == "a"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.one_of(st.sampled_from(["undo", "redo"]), st.tuples(st.sampled_from(IDS), st.text(max_size=3))))
)
def test_the_journal_is_like_a_list_of_states(steps, tmp_path_factory):
    with DecisionStore(tmp_path_factory.mktemp("s") / "d.sqlite3") as store:
        states, now = [{}], 0
        for step in steps:
            if step == "undo":
                assert (store.undo(IDS) is None) == (now == 0)
                now = max(0, now - 1)
            elif step == "redo":
                assert (store.redo(IDS) is None) == (now == len(states) - 1)
                now = min(len(states) - 1, now + 1)
            else:
                passage, note = step
                store.decide(passage, noting(note), IDS)
                after = {key: value for key, value in {**states[now], passage: note}.items() if value}
                if after != states[now]:
                    states[now + 1 :] = [after]
                    now += 1
            assert {key: decision.note for key, decision in store.decisions(IDS).items()} == states[now]


def test_two_reviews_at_once_do_not_overwrite_each_other():
    with DecisionStore() as one, DecisionStore() as two:
        one.decide("a", confirm)
        two.decide("a", noting("seen"))
        assert plain(one.decisions(IDS)) == {"a": Decision("confirmed", "seen")}


KILLED = """
import sys
from dataclasses import replace
from compare.review import DecisionStore
store = DecisionStore()
for number in range(100_000):
    store.decide(f"p{number}", lambda decision: replace(decision, verdict="confirmed"))
    print(number, flush=True)
"""


def test_every_decision_reported_survives_kill_9(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= 20:
            break
    process.send_signal(signal.SIGKILL)
    last = max([20, *(int(line) for line in process.stdout.read().split("\n")[:-1])])
    process.wait()
    with DecisionStore() as store:
        assert store.notice is None
        kept = store.decisions([f"p{number}" for number in range(100_000)])
        assert {f"p{number}" for number in range(last + 1)} <= set(kept)
        store.decide("after", confirm)


WRITER = """
import sys
from compare.review import Decision, DecisionStore
with DecisionStore() as store:
    for number in range(25):
        store.decide(f"{sys.argv[1]}{number}", lambda _: Decision("confirmed"))
"""


def test_two_processes_write_at_the_same_time():
    processes = [subprocess.Popen([sys.executable, "-c", WRITER, name], env=dict(os.environ)) for name in "xy"]
    assert [process.wait() for process in processes] == [0, 0]
    with DecisionStore() as store:
        assert len(store.decisions([f"{name}{number}" for name in "xy" for number in range(25)])) == 50


@pytest.mark.parametrize("damage", ["text", "header", "page"])
def test_a_damaged_file_is_set_aside(damage, tmp_path, comparison):
    with DecisionStore() as store:
        path = store.path
        for number in range(200):
            store.decide(f"p{number}", noting("x" * 100))
    data = bytearray(path.read_bytes())
    if damage == "text":
        data = bytearray(b"this is no database at all, only a text of some length" * 40)
    elif damage == "header":
        data[:16] = b"\0" * 16
    else:
        data[4096 : 3 * 4096] = b"\xff" * (2 * 4096)
    path.write_bytes(data)

    notices: list[str] = []
    assert decisions_for(comparison, notices=notices) == {}
    with DecisionStore() as store:
        assert store.notice is not None and "damaged" in store.notice and "\n" not in store.notice
        assert store.saved
        store.decide("a", confirm)
    aside = list(path.parent.glob("*damaged*.sqlite3"))
    assert [bytes(data)] == [file.read_bytes() for file in aside]
    with DecisionStore() as store:
        assert store.notice is None
        assert set(store.decisions(IDS)) == {"a"}


def test_a_damaged_file_is_reported_to_readers(comparison, tmp_path):
    path = tmp_path / "d.sqlite3"
    path.write_bytes(b"no database" * 100)
    notices: list[str] = []
    assert decisions_for(comparison, path=path, notices=notices) == {}
    assert len(notices) == 1 and str(path) in notices[0]


def test_a_folder_that_cannot_be_made(tmp_path, comparison):
    (tmp_path / "file").write_text("in the way")
    with DecisionStore(tmp_path / "file" / "d.sqlite3") as store:
        assert store.notice is not None and "cannot be saved" in store.notice
        assert not store.saved
        store.decide("a", confirm)
        assert store.undo(IDS) == "a"


def test_a_file_that_cannot_be_written_is_still_read(tmp_path, monkeypatch):
    with DecisionStore(tmp_path / "d.sqlite3") as store:
        store.decide("a", confirm)
    connect = sqlite3.connect

    def read_only(path, **options):
        if str(path).startswith(str(tmp_path)):
            return connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
        return connect(path, **options)

    monkeypatch.setattr(sqlite3, "connect", read_only)
    with DecisionStore(tmp_path / "d.sqlite3") as store:
        assert store.notice is not None and "cannot be saved" in store.notice
        assert set(store.decisions(IDS)) == {"a"}
        store.decide("b", confirm)
        assert set(store.decisions(IDS)) == {"a", "b"}


def test_a_newer_file_is_not_touched(tmp_path):
    path = tmp_path / "d.sqlite3"
    DecisionStore(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with DecisionStore(path) as store:
        assert store.notice is not None and "newer version" in store.notice
        store.decide("a", confirm)
    assert path.read_bytes() == before


def test_a_full_disk_is_one_line(store, monkeypatch):
    store.decide("a", confirm)
    store._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(UserError, match="not saved"):
        store.decide("b", noting("x" * 100_000))
    assert set(store.decisions(IDS)) == {"a"}


def test_state_is_remembered():
    with DecisionStore() as store:
        assert store.recall("bidi xterm") is None
        store.remember("bidi xterm", {"mode": "app"})
    with DecisionStore() as store:
        assert store.recall("bidi xterm") == {"mode": "app"}
