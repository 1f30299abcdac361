"""The program as a user runs it: statuses, errors, streams, what it imports."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from compare.cli import main

PAIR = Path(__file__).parent.parent / "corpora" / "port-fire"
ORIGINAL, REPORT = str(PAIR / "original.ar.txt"), str(PAIR / "report.en.txt")

ARABIC = "قال الوزير إن 305 أشخاص أصيبوا في الحريق.\nوأضاف أن المدرسة أغلقت أبوابها يوم الاثنين.\n"
FAITHFUL = "The minister said that 305 people were injured in the fire.\nHe added that the school closed on Monday.\n"
CHANGED = FAITHFUL.replace("305", "235")


def python(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=120, **options)  # type: ignore[call-overload, no-any-return]


def files(folder: Path, original: str = ARABIC, report: str = FAITHFUL) -> list[str]:
    (folder / "original.txt").write_text(original, encoding="utf-8")
    (folder / "report.txt").write_text(report, encoding="utf-8")
    return [str(folder / "original.txt"), str(folder / "report.txt")]


def refused(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    """Run `words`, which must be refused with status 2 and one line; return the line."""
    try:
        status = main(list(words))
    except SystemExit as stop:
        status = int(stop.code or 0)
    out, err = capfd.readouterr()
    assert status == 2
    assert out == ""
    assert err.startswith("muqabala: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_json_holds_the_contract(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", ORIGINAL, REPORT, "-o", "-", "--format", "json"]) == 0
    data = json.loads(capfd.readouterr().out)
    assert data["schema"] == 1
    assert data["tool"]["name"] == "muqabala"
    for side, path in (("source", ORIGINAL), ("target", REPORT)):
        assert data[side]["path"] == path
        assert data[side]["text"] == Path(path).read_bytes().decode("utf-8")
        indices = sorted(index for passage in data["passages"] for index in passage[side])
        assert indices == list(range(len(data[side]["sentences"])))
    assert [data[side]["direction"] for side in ("source", "target")] == ["rtl", "ltr"]
    for passage in data["passages"]:
        assert passage["status"] in {"equivalent", "reworded", "added", "dropped"}
        assert (passage["status"] == "added") == (not passage["source"])
        assert (passage["status"] == "dropped") == (not passage["target"])
        assert 0 <= passage["score"] <= 1
        for finding in passage["findings"]:
            assert finding["confidence"] == "hard"
            for start, end in finding["source_spans"]:
                assert data["source"]["text"][start:end].strip()
            for start, end in finding["target_spans"]:
                assert data["target"]["text"][start:end].strip()
    reported = [passage["target"][0] for passage in data["passages"] if passage["target"]]
    assert reported == sorted(reported)
    assert data["summary"]["passages"] == len(data["passages"])


def test_the_changed_number_of_the_demo_is_flagged_with_its_evidence(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["flag", ORIGINAL, REPORT]) == 1
    out, err = capfd.readouterr()
    assert "٣٠٥" in out and "235" in out
    assert "\x1b" not in out
    assert err == ""


def test_flag_finds_a_changed_number_and_is_quiet_without_one(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["flag", *files(tmp_path)]) == 0
    assert capfd.readouterr() == ("", "")
    assert main(["flag", *files(tmp_path, report=CHANGED), "--format", "json"]) == 1
    data = json.loads(capfd.readouterr().out)
    flag = next(flag for flag in data["flags"] if flag["check"] == "number")
    assert "305" in flag["message"] and "235" in flag["message"]
    (start, end), *_ = flag["target"]["spans"]
    assert CHANGED[start:end] == "235"


def test_flag_threshold_and_disabled_checks(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pair = files(tmp_path, report=CHANGED)
    assert main(["flag", *pair, "--disable", "number"]) == 0
    (tmp_path / "settings.toml").write_text('[checks]\ndisable = ["number"]\n', encoding="utf-8")
    assert main(["flag", *pair]) == 0
    capfd.readouterr()
    assert "no such check" in refused(capfd, "flag", *pair, "--disable", "nonsense")


def test_csv_is_a_table_that_excel_opens(tmp_path: Path) -> None:
    pair = files(tmp_path, report="=1+1 is what the minister said of the 305 people injured in the fire.\n")
    assert main(["export", *pair, "-o", str(tmp_path / "table.csv")]) == 0
    data = (tmp_path / "table.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0]["number"] == "1"
    assert any(row["report"].startswith("'=1+1") for row in rows)


def test_what_was_dismissed_is_left_out_unless_asked_for(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from compare.review import Decision, DecisionStore

    pair = files(tmp_path, report=CHANGED)
    words = ["export", *pair, "-o", "-", "--format", "csv", "--columns", "id,status,findings,decision,note"]
    assert main(words) == 0
    first = next(csv.DictReader(io.StringIO(capfd.readouterr().out.removeprefix("\ufeff"))))
    assert first["status"] == "reworded" and "235" in first["findings"]
    with DecisionStore() as store:
        store.decide(first["id"], lambda _: Decision("dismissed", "a slip of the agency"))
    assert main(words) == 0
    settled = next(csv.DictReader(io.StringIO(capfd.readouterr().out.removeprefix("\ufeff"))))
    assert settled == first | {
        "status": "equivalent",
        "findings": "",
        "decision": "dismissed",
        "note": "a slip of the agency",
    }
    assert main([*words, "--all"]) == 0
    assert "235" in next(csv.DictReader(io.StringIO(capfd.readouterr().out.removeprefix("\ufeff"))))["findings"]
    assert main(["flag", *pair]) == 0
    assert main(["flag", *pair, "--all"]) == 1


def test_lines_are_sentences_where_asked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pair = files(tmp_path, report="The minister said 305 were injured. In the fire.\n\nThe school closed on Monday.\n")
    main(["export", *pair, "-o", "-", "--format", "json", "--segmentation", "lines"])
    assert len(json.loads(capfd.readouterr().out)["target"]["sentences"]) == 2


def test_same_input_same_bytes(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        main(["export", ORIGINAL, REPORT, "-o", str(tmp_path / name)])
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize("command", [["flag"], ["export", "-o", "out.json"], []])
def test_bad_input_is_one_line_that_names_the_file(
    command: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good = files(tmp_path)[0]
    bad = {
        "missing.txt": None,
        "empty.txt": b"",
        "blank.txt": " \n\u00a0\u200f\n".encode(),
        "binary.txt": bytes(range(256)) * 20,
        "folder": None,
        "text.xyz": b"Some words.",
    }
    (tmp_path / "folder").mkdir()
    for name, content in bad.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
        assert name in refused(capfd, *command, good, name)
        assert name in refused(capfd, *command, name, good)
    assert not (tmp_path / "out.json").exists()


def test_bad_output_is_refused_before_the_work(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pair = files(tmp_path)
    before = sorted(tmp_path.iterdir())
    long = str(tmp_path / ("a" * 300 + ".csv"))
    assert "cannot be written" in refused(capfd, "export", *pair, "-o", long)
    assert "empty" in refused(capfd, "export", *pair, "-o", "", "--format", "csv")
    for output in ("table.nonsense", "table", str(tmp_path / "absent" / "table.csv"), str(tmp_path), pair[0]):
        assert output.rstrip("/") in refused(capfd, "export", *pair, "-o", output)
    assert sorted(tmp_path.iterdir()) == before


def test_the_texts_compared_are_never_written_over(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pair = files(tmp_path)
    link = tmp_path / "link.csv"
    link.symlink_to(pair[1])
    for output in (pair[0], str(tmp_path / "." / "report.txt"), str(link)):
        assert "one of the two texts" in refused(capfd, "export", *pair, "-o", output, "--format", "csv", "--force")
    assert Path(pair[1]).read_text(encoding="utf-8") == FAITHFUL


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("yes\n", 0), ("\n", 2), ("n\n", 2), ("", 2)])
def test_an_existing_file_is_replaced_after_a_question(
    answer: str, status: int, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stderr", Terminal())
    table = tmp_path / "table.csv"
    table.write_text("old", encoding="utf-8")
    assert main(["export", *files(tmp_path), "-o", str(table)]) == status
    assert (table.read_bytes() == b"old") is (status != 0)
    assert "Replace it? [y/N]" in sys.stderr.getvalue()  # type: ignore[attr-defined]


def test_bad_options_are_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pair = files(tmp_path)
    refused(capfd, "flag", pair[0])
    assert "did you mean 'flag'" in refused(capfd, "flga", *pair)
    refused(capfd, "flag", *pair, "--threads", "0")
    refused(capfd, "flag", *pair, "--source-lang", "../x")
    refused(capfd, "flag", *pair, "--encoding", "no-such-code")
    refused(capfd, "flag", *pair, "--encoder", str(tmp_path))
    refused(capfd, "flag", "-", "-")
    refused(capfd, "export", *pair, "-o", "-")
    refused(capfd, "export", *pair, "-o", "-", "--format", "csv", "--columns", "nonsense")
    refused(capfd, "export", *pair, "-o", "-", "--format", "html", "--columns", "number")
    (tmp_path / "settings.toml").write_text("[checks\n", encoding="utf-8")
    assert "settings.toml" in refused(capfd, "flag", *pair)
    (tmp_path / "settings.toml").write_text('[checks]\ndisable = ["nonsense"]\n', encoding="utf-8")
    assert "settings.toml: checks.disable: no check nonsense" in refused(capfd, "flag", *pair)


def test_the_same_text_twice_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pair = files(tmp_path, original=FAITHFUL)
    assert main(["flag", *pair, "--source-lang", "en"]) == 0
    assert "same text" in capfd.readouterr().err


def test_a_text_without_full_stops_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pair = files(tmp_path, report="The minister said that people were injured in the fire and " * 40)
    main(["flag", *pair])
    assert "lack full stops" in capfd.readouterr().err


def test_the_default_path_imports_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; from compare.cli import main; main(sys.argv[1:]);"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'argostranslate.translate', 'scipy', 'sklearn',"
        " 'spacy', 'stanza', 'minisbd', 'textual', 'trafilatura', 'pdfplumber', 'docx', 'xlsxwriter'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = python("-c", code, "flag", *files(tmp_path, report=CHANGED))
    assert done.stderr.strip() == "[]"


def test_help_imports_next_to_nothing() -> None:
    code = "import sys; import compare.cli; compare.cli.build_parser(); print('numpy' in sys.modules, len(sys.modules))"
    numpy, count = python("-c", code).stdout.split()
    assert numpy == "False"
    assert int(count) < 250


def test_module_and_command_are_the_same_program() -> None:
    assert (
        python("-m", "compare", "--version").stdout
        == python("-c", "import compare.cli as c; c.main(['--version'])").stdout
    )


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m compare flag "{ORIGINAL}" "{REPORT}" | true'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "fault",
    [
        IndexError("list index out of range\nand more"),
        RecursionError("too deep"),
        MemoryError(),
        OSError(5, "I/O", "x"),
    ],
    ids=["index", "recursion", "memory", "disk"],
)
def test_a_fault_of_the_program_is_one_line_and_never_says_that_something_diverges(
    fault: Exception, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("compare.pipeline.compare_documents", fails)
    refused(capfd, "flag", *files(tmp_path), "--no-gloss")
    with pytest.raises(type(fault)):
        main(["flag", *files(tmp_path), "--no-gloss", "--debug"])


@pytest.mark.parametrize(
    "fault", [MemoryError("no room"), ImportError("Stemmer.so: failed to map segment from shared object")]
)
def test_too_little_memory_is_no_fault_of_the_program(
    fault: Exception, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("compare.pipeline.compare_documents", fails)
    assert "not enough memory" in refused(capfd, "flag", *files(tmp_path), "--no-gloss")


def test_corrected_links_hold_in_every_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from compare.codec import from_json
    from compare.review import DecisionStore
    from compare.review.correction import Names, regrouped
    from compare.review.relinking import unlinked

    pair = files(tmp_path, report=CHANGED)
    words = ["export", *pair, "-o", "-", "--format", "json"]
    assert main(words) == 0
    before = from_json(json.loads(capfd.readouterr().out))
    assert main(["flag", *pair]) == 1
    assert "number" in capfd.readouterr().out
    with DecisionStore() as store:
        store.correct([], regrouped([], Names(before.source, before.target), *unlinked(before.passages[0]))[1])
    assert main(words) == 0
    data = json.loads(capfd.readouterr().out)
    first, second = data["passages"][:2]
    assert {first["status"], second["status"]} == {"added", "dropped"} and first["corrected"] and second["corrected"]
    assert [f["check"] for f in first["findings"]] == ["sentence"]
    assert data["aligned"][0]["source"] == [0] and data["aligned"][0]["target"] == [0]
    assert main(["flag", *pair]) == 1
    told = capfd.readouterr().out
    assert "number:" not in told and told.count("sentence:") == 2
