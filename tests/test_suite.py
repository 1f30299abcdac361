"""The test suite itself: the same tests at any time, on any machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def collected(folder: Path, tests: Path, **environment: str) -> list[str]:
    """The names of the tests that pytest finds in a process of its own."""
    without = [f"-pno:{plugin}" for plugin in ("cacheprovider", "xdist", "randomly")]
    without.append(f"--ignore={ROOT / 'tests' / 'benchmarks'}")
    found = subprocess.run(
        [sys.executable, "-m", "pytest", str(tests), "--collect-only", "-q", "-o", "addopts=", *without],
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    return [line for line in found.splitlines() if "::" in line]


@pytest.mark.slow
def test_the_same_tests_are_collected_at_another_time_in_another_place(tmp_path: Path) -> None:
    first = collected(ROOT, ROOT / "tests", PYTHONHASHSEED="1", TZ="UTC")
    other = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    second = collected(ROOT, ROOT / "tests", PYTHONHASHSEED="2", **other)
    assert len(first) > 1000
    assert first == second


def test_bytes_that_hold_the_time_are_in_no_name(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "test_it.py").write_text(
        "import time\nimport pytest\n\n"
        "@pytest.mark.parametrize('content', [str(time.time_ns()).encode(), b'fixed'])\n"
        "def test_it(content): pass\n",
        "utf-8",
    )
    first = collected(tmp_path, tmp_path / "test_it.py")
    time.sleep(0.01)
    assert first == collected(tmp_path, tmp_path / "test_it.py") == [f"test_it.py::test_it[content{i}]" for i in (0, 1)]
