"""What the light installation does without, and what it says of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from compare.errors import UserError
from compare.extras import MissingExtra, needs
from compare.gloss.package import our_folder

EXTRAS = {
    "argostranslate",
    "ctranslate2",
    "dask",
    "distributed",
    "sentence_transformers",
    "sentencepiece",
    "torch",
    "transformers",
    "usearch",
}
"""What pyproject.toml lists in the extras, by import name."""

WITHOUT = f"""
import sys

class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {EXTRAS!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Hidden())
from compare.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The command line in a Python that cannot import an extra."""

ORIGINAL = "قال الوزير إن الحادث أودى بحياة خمسة أشخاص يوم الاثنين.\n\nوأغلقت الطرق المؤدية إلى الميناء.\n"
REPORT = "The minister said the accident killed seven people on Monday.\n\nThe roads to the port were closed.\n"


@pytest.fixture
def texts(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "o.txt").write_text(ORIGINAL, "utf-8")
    (tmp_path / "r.txt").write_text(REPORT, "utf-8")
    return str(tmp_path / "o.txt"), str(tmp_path / "r.txt")


def light(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line where no extra is installed."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_a_comparison_is_listed_and_saved_without_any_extra(texts: tuple[str, str], tmp_path: Path) -> None:
    done = light("flag", *texts)
    assert (done.returncode, done.stderr) == (1, "")
    assert "seven" in done.stdout
    for suffix in ("html", "docx", "xlsx", "json", "tmx"):
        done = light("export", *texts, "-o", str(tmp_path / f"x.{suffix}"))
        assert (done.returncode, done.stderr) == (0, ""), suffix
        assert (tmp_path / f"x.{suffix}").stat().st_size


def test_no_extra_is_imported_where_all_are_installed(texts: tuple[str, str], tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from compare.cli import main\n"
        "main(['flag', *sys.argv[1:3]])\n"
        "main(['export', *sys.argv[1:3], '-o', sys.argv[3]])\n"
        f"print('imported:', *sorted({EXTRAS!r} & {{name.partition('.')[0] for name in sys.modules}}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *texts, str(tmp_path / "x.html")], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "imported:"


def package(path: Path, tokenizer: str) -> str:
    """A package file that is whole to the eye; nothing reads its model here."""
    about = {"package_version": "1.0", "argos_version": "1.9", "from_code": "ar", "to_code": "en"}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("toy/metadata.json", json.dumps(about | {"from_name": "Arabic", "to_name": "English"}))
        for name in (tokenizer, "model/model.bin", "model/config.json", "model/shared_vocabulary.json"):
            archive.writestr(f"toy/{name}", "{}")
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        pytest.param(["flag", "{original}", "{report}", "--encoder", "{model}"], "models", id="encoder"),
        pytest.param(["gloss", "install", "ar-en"], "gloss", id="download"),
        pytest.param(["gloss", "install", "{package}"], "gloss", id="install"),
        pytest.param(["encoder", "train", "{pairs}", "--output", "{output}"], "train", id="train"),
        pytest.param(["encoder", "train", "{pairs}", "--output", "{output}", "--threads", "1"], "train", id="threads"),
    ],
)
def test_a_missing_extra_is_one_line_with_the_command(
    texts: tuple[str, str], tmp_path: Path, arguments: list[str], extra: str
) -> None:
    (tmp_path / "pairs.tsv").write_text("كتاب جديد\ta new book\nباب قديم\tan old door\n", "utf-8")
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "modules.json").write_text("[]", "utf-8")
    places = {
        "model": str(tmp_path / "model"),
        "original": texts[0],
        "report": texts[1],
        "package": package(tmp_path / "toy.argosmodel", "sentencepiece.model"),
        "pairs": str(tmp_path / "pairs.tsv"),
        "output": str(tmp_path / "out"),
    }
    done = light(*(argument.format(**places) for argument in arguments))
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1
    assert f'python -m pip install "muqabala[{extra}]"' in done.stderr


def test_an_installed_package_without_its_extra_costs_a_note_and_not_the_comparison(
    texts: tuple[str, str], tmp_path: Path
) -> None:
    with zipfile.ZipFile(package(tmp_path / "toy.argosmodel", "sentencepiece.model")) as archive:
        archive.extractall(our_folder())
    (our_folder() / "toy").rename(our_folder() / "translate-ar_en")
    done = light("export", *texts, "-o", str(tmp_path / "x.html"))
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert "note: no machine gloss" in done.stderr and '"muqabala[gloss]"' in done.stderr
    done = light("export", *texts, "--gloss", "-o", str(tmp_path / "x.html"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_package_that_is_installed_and_broken_is_not_called_missing() -> None:
    with pytest.raises(UserError, match="cannot be loaded") as told, needs("models", "encoder x"):
        raise ImportError("libgomp.so.1: cannot open shared object file")
    assert not isinstance(told.value, MissingExtra)


def test_every_extra_that_is_named_exists() -> None:
    root = Path(__file__).parent.parent
    known = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    sources = "".join(path.read_text("utf-8") for path in (root / "compare").rglob("*.py"))
    named = set(re.findall(r'needs\("(\w+)"', sources))
    assert named == {"models", "gloss", "argos", "train", "cluster", "index"} and named <= set(known)
