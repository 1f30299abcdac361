"""Child interpreters run nothing that lies in the folder one works in."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import compare
from compare.children import child_command, child_environment

PACKAGE = Path(compare.__file__).parent
PLANTED = ("json.py", "lxml.py", "typing.py", "trafilatura.py", "pdfplumber.py", "runpy.py", "compare/__init__.py")
# What the installed command does; -P, because a script's own folder comes first, not the current one.
ENTRY = "import sys; from compare.__main__ import main; sys.argv[0] = 'muqabala'; sys.exit(main())"
ARABIC = "قال الوزير إن 305 أشخاص أصيبوا في الحريق يوم الاثنين.\n"
ENGLISH = "The minister said that 305 people were injured in the fire on Monday.\n"


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A folder of documents that came with modules, each of which leaves a mark when it runs."""
    folder = tmp_path / "unpacked"
    (folder / "compare").mkdir(parents=True)
    mark = str(tmp_path / "mark")
    for name in PLANTED:
        (folder / name).write_text(
            f"open({mark!r}, 'a').write({name!r} + '\\n')\nraise ImportError\n", encoding="utf-8"
        )
    for name, text in (("original", ARABIC), ("report", ENGLISH)):
        page = f"<html><body><article><p>{text * 4}</p></article></body></html>"
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.md").write_text((text + "\n") * (140_000 // len(text.encode())), encoding="utf-8")
        (folder / f"{name}.pdf").write_bytes(b"%PDF-1.4\n%nothing\n")
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ("flag", "original.html", "report.html"),
        ("flag", "original.txt", "report.txt"),
        ("flag", "original.pdf", "report.txt"),
        ("export", "original.html", "report.txt", "-o", "out.csv"),
        ("export", "original.md", "report.txt", "-o", "-", "--format", "json"),
        ("gloss", "list"),
        ("encoder", "list"),
        ("evaluate", "."),
    ],
    ids=" ".join,
)
def test_nothing_planted_in_the_current_folder_runs(planted: Path, words: tuple[str, ...]) -> None:
    environment = os.environ | {"PYTHONPATH": ""}
    done = subprocess.run(
        [sys.executable, "-P", "-c", ENTRY, *words], cwd=planted, env=environment, capture_output=True, timeout=300
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode in ((2,) if "original.pdf" in words or words[0] == "evaluate" else (0, 1))
    mark = planted.parent / "mark"
    assert not mark.exists(), mark.read_text()


def test_python_dash_m_takes_nothing_but_the_package_from_the_current_folder(planted: Path) -> None:
    """The package itself is searched there by Python before it runs; what it imports is not."""
    (planted / "compare" / "__init__.py").unlink()
    (planted / "compare").rmdir()
    (planted / "runpy.py").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "compare", "flag", "original.html", "report.html"],
        cwd=planted,
        capture_output=True,
        timeout=300,
    )
    assert done.returncode in (0, 1), done.stderr
    assert not (planted.parent / "mark").exists()


def test_a_child_runs_the_package_of_its_parent_without_a_path_to_it(tmp_path: Path) -> None:
    """Run from a checkout that is not installed: the child gets the same files, not another version's."""
    code = "from compare.children import *; import json; print(json.dumps(child_command('compare.where', 'a b')))"
    copy = tmp_path / "checkout" / "compare"
    copy.mkdir(parents=True)
    (copy / "__init__.py").write_text("")
    (copy / "children.py").write_bytes((PACKAGE / "children.py").read_bytes())
    (copy / "where.py").write_text("import sys, compare; print(__name__, compare.__file__, sys.argv[1:])")
    command = json.loads(subprocess.check_output([sys.executable, "-c", code], cwd=copy.parent))
    said = subprocess.check_output(command, cwd=tmp_path, env=child_environment(), text=True)
    assert said.split("\n")[0] == f"__main__ {copy / '__init__.py'} ['a b']"


def test_a_child_is_isolated_and_inherits_no_variable_of_pythons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    monkeypatch.setenv("PYTHONPATH", "y")
    assert child_command("compare.gloss.trial")[:2] == [sys.executable, "-I"]
    assert not [name for name in child_environment() if name.startswith("PYTHON")]


def test_no_other_module_starts_an_interpreter() -> None:
    for file in PACKAGE.rglob("*.py"):
        if file.name == "children.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            taken = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
            assert named not in ("executable", "_base_executable"), f"{file}:{getattr(node, 'lineno', 0)}"
            assert not taken & {"executable", "_base_executable"}, file
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
                copies = file.name == "forking.py"  # copies of this process are no new interpreters
                assert copies or not any(name.split(".")[0] == "multiprocessing" for name in names), file
