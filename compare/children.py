"""How a child interpreter is started: the one place that may name this interpreter.

Python puts the folder one works in on a child's search path, and takes more
folders and options from the environment. A `json.py` that came with somebody's
documents would then run as ours. Every child is therefore started isolated
(`-I`: neither the current folder, nor the user's own packages unless this
process has them, nor any PYTHON variable) and is told where this very
`compare` lies, be it installed, editable or run from a checkout.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

# The package is loaded from its place, not searched for: the folder around it
# may hold anything. The parent's folders come last and hide nothing.
_PROGRAM = """
import importlib.util, json, runpy, sys
package, folders = json.loads(sys.argv.pop(1))
sys.path += [folder for folder in folders if folder not in sys.path]
spec = importlib.util.spec_from_file_location("compare", package + "/__init__.py", submodule_search_locations=[package])
sys.modules["compare"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["compare"])
sys.argv.pop(0)
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def child_command(module: str, *words: str, unbuffered: bool = False) -> list[str]:
    """The command line that runs `module` of this package as a program with the arguments `words`.

    `unbuffered`: what it writes arrives at once. To be started with `child_environment`.
    """
    flags = ["-I", *(["-u"] if unbuffered else []), *(["-B"] if sys.dont_write_bytecode else [])]
    here = json.dumps([str(_PACKAGE), _folders()])
    return [sys.executable, *flags, "-c", _PROGRAM, here, module, *words]


def child_environment() -> dict[str, str]:
    """The environment without what steers an interpreter; children of a child inherit it too."""
    return {name: value for name, value in os.environ.items() if not name.upper().startswith("PYTHON")}


def _folders() -> list[str]:
    """Where this process finds what it needs, without the folder that one works in."""
    return [entry for entry in sys.path if Path(entry).is_absolute() and not _is_working_folder(entry)]


def _is_working_folder(entry: str) -> bool:
    try:
        return not entry or Path(entry).samefile(Path.cwd())
    except OSError:
        return False
