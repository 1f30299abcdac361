"""The child process that takes web pages and PDFs apart."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2]
PAGE = "<html><body><article><h1>Port</h1><p>The port was closed on Monday after a fire.</p></article></body></html>"
PLANTED = ("json.py", "typing.py", "lxml.py", "trafilatura.py", "compare/__init__.py")


@pytest.mark.parametrize("planted", PLANTED)
def test_a_file_of_the_working_folder_is_never_run(tmp_path, planted):
    ran = tmp_path / "ran"
    module = tmp_path / planted
    module.parent.mkdir(exist_ok=True)
    module.write_text(f"open({str(ran)!r}, 'w').close()\n")
    (tmp_path / "report.html").write_text(PAGE)
    (tmp_path / "original.txt").write_text("أغلق الميناء يوم الاثنين بعد حريق.\n", encoding="utf-8")
    # As the installed command starts: the package is on the path, the working folder is not.
    program = f"import sys; sys.path.insert(0, {str(PACKAGE)!r}); from compare.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, "flag", "original.txt", "report.html"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert not ran.exists()
