"""Who may import whom: packages stand in layers, and heavy libraries wait inside functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "compare"

LAYERS = (
    {"errors", "inert", "records", "places", "streams"},
    {"codec", "files", "ids", "progress", "structured"},
    {"blobs"},
    {"languages", "settings", "extras", "longest", "children", "forking"},
    {"abbreviations", "sentence_marks"},
    {"sentence_ends"},
    {"bidi", "segmentation", "encoding", "reading", "text"},
    {"passage"},
    {"alignment"},
    {"checks", "gloss"},
    {"review", "summary"},
    {"pipeline"},
    {"glossing"},
    {"export", "evaluation"},
    {"training"},
    {"many"},
    {"tui"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
"""A package or module of `compare` imports from lower layers only, never from its own one."""

WITHIN_PASSAGE = ({"pair"}, {"evidence"}, {"amounts"}, {"names", "polarity"}, {"roles", "states"})
"""The same for the packages of `compare.passage`."""

INSIDE_FUNCTIONS = {"torch", "transformers", "sentence_transformers", "argostranslate", "ctranslate2", "spacy"}
ONLY_IN = {"textual": "tui"}
MODULES = sorted(ROOT.rglob("*.py"))


def package_of(file: Path) -> str:
    return file.relative_to(ROOT).with_suffix("").parts[0]


def imports_of(file: Path) -> Iterator[tuple[str, bool]]:
    """Full names of what a file imports, and whether that is inside a function or for types only."""
    waiting: list[tuple[ast.AST, bool]] = [(ast.parse(file.read_text("utf-8")), False)]
    while waiting:
        node, later = waiting.pop()
        if isinstance(node, ast.Import):
            yield from ((alias.name, later) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "compare":
            yield from ((f"compare.{alias.name}", later) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            yield str(node.module), later
        later = later or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        later = later or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
        waiting += [(child, later) for child in ast.iter_child_nodes(node)]


def layer_of(name: str, layers: Sequence[Set[str]] = LAYERS) -> int:
    places = [place for place, names in enumerate(layers) if name in names]
    assert places, f"{name} stands in no layer: give it one in {Path(__file__).name}"
    return places[0]


def wrong_imports(file: Path) -> Iterator[str]:
    own = package_of(file)
    for name, later in imports_of(file):
        top, _, rest = name.partition(".")
        other = rest.split(".")[0]
        if top in INSIDE_FUNCTIONS and not later:
            yield f"{file.name} imports {top} outside a function"
        if own != ONLY_IN.get(top, own):
            yield f"{file.name} imports {top}, which only {ONLY_IN[top]} may"
        if top != "compare" or other in ("", own, "__version__"):
            continue
        if layer_of(other) >= layer_of(own):
            yield f"{file.relative_to(ROOT)} imports {name}, which is not below {own}"


@pytest.mark.parametrize("package", sorted({package_of(file) for file in MODULES} - {"__init__"}))
def test_a_package_imports_only_what_stands_below_it(package: str) -> None:
    wrong = [line for file in MODULES if package_of(file) == package for line in wrong_imports(file)]
    assert not wrong, "\n".join(wrong)


def test_within_passage_a_package_imports_only_what_stands_below_it() -> None:
    wrong = []
    for file in sorted((ROOT / "passage").rglob("*.py")):
        own = file.relative_to(ROOT / "passage").with_suffix("").parts[0]
        for name, _ in imports_of(file):
            other = name.removeprefix("compare.passage.").split(".")[0]
            if name.startswith("compare.passage.") and other != own:
                below = layer_of(other, WITHIN_PASSAGE) < layer_of(own, WITHIN_PASSAGE)
                wrong += [] if below else [f"{file.relative_to(ROOT)} imports {name}, which is not below {own}"]
    assert not wrong, "\n".join(wrong)


def test_an_import_upwards_a_heavy_one_and_a_stray_widget_are_seen(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    (tmp_path / "records.py").write_text("import torch\nimport textual.app\nfrom compare.pipeline import Options\n")
    told = sorted(wrong_imports(tmp_path / "records.py"))
    assert [line.split(" imports ")[1].split()[0].strip(",") for line in told] == [
        "compare.pipeline",
        "textual",
        "torch",
    ]


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports for types only count, too."""
    graph = {module_of(file): {*modules_in(file)} - {module_of(file)} for file in MODULES}
    in_circles = sorted(module for module in graph if module in reached(graph, module))
    assert not in_circles, in_circles


def module_of(file: Path) -> str:
    parts = ("compare", *file.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


KNOWN = {module_of(file) for file in MODULES}


def modules_in(file: Path) -> Iterator[str]:
    """The modules of `compare` that a file imports, or imports from."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = [f"{node.module}.{a.name}" for a in node.names] if isinstance(node, ast.ImportFrom) else []
        names += [a.name for a in node.names] if isinstance(node, ast.Import) else []
        yield from (name if name in KNOWN else name.rpartition(".")[0] for name in names if name.startswith("compare."))


def reached(graph: dict[str, set[str]], start: str) -> set[str]:
    """Everything that is imported from a module on."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in graph.get(waiting.pop(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return seen
