"""Writing a trained table as a folder that sentence-transformers loads."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.encoding.packed import pack
from compare.encoding.space import KEY
from compare.encoding.static import CLAUSES, DETAILS
from compare.errors import UserError

MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding",
    },
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.base.modules.normalize.Normalize"},
]
NORMALIZE = {"module_input_name": "sentence_embedding", "module_output_name": "sentence_embedding"}


def quantise(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows as int8 with a factor each: row = int8 row x factor.

    A quarter of the size; the normalised mean of a sentence's rows differs by
    less than 2e-3 in any of 256 coordinates, since rounding errors cancel.
    """
    peaks = np.abs(table).max(axis=1)
    factors = np.where(peaks > 0, peaks / 127, 1).astype(np.float32)
    return np.rint(table / factors[:, None]).astype(np.int8), factors


def write_folder(
    folder: Path,
    tokenizer_json: str,
    table: NDArray[np.float32],
    *,
    name: str,
    languages: Sequence[str],
    clauses: bool = False,
    files: dict[str, str] | None = None,
) -> None:
    """Write the encoder to `folder`, whole or not at all.

    `table` is float32 (vocabulary, dim); with `clauses` its tokenizer takes a
    clause for a word; `files` are further texts to write there. Replaces an
    encoder of before, never another folder. Raises UserError when it cannot.
    """
    from safetensors.numpy import save

    rows, factors = quantise(table)
    details = {"name": name, "languages": list(languages), **({CLAUSES: True} if clauses else {})}
    with _new(folder) as temporary:
        (temporary / "1_Normalize").mkdir()
        _json(temporary / "modules.json", MODULES)
        _json(temporary / "1_Normalize" / "config.json", NORMALIZE)
        _json(temporary / "config_sentence_transformers.json", {"similarity_fn_name": "cosine"})
        _json(temporary / DETAILS, details)
        (temporary / "tokenizer.json").write_text(tokenizer_json, "utf-8")
        (temporary / "model.safetensors").write_bytes(save({"embeddings": rows, "weights": factors}))
        for file, text in (files or {}).items():
            (temporary / file).write_text(text, "utf-8")


def write_side(
    folder: Path,
    tokenizer_json: str,
    table: NDArray[np.float32],
    *,
    language: str,
    space: str,
    clauses: bool = False,
    files: dict[str, str] | None = None,
) -> None:
    """Write one language's table in the space with the fingerprint `space`; otherwise as `write_folder`.

    Half a byte a number, and the tokenizer packed: a quarter of what
    sentence-transformers could read, which could do nothing with one side alone.
    """
    from safetensors.numpy import save

    rows, factors = pack(table)
    details = {"name": language, "languages": [language], KEY: space, **({CLAUSES: True} if clauses else {})}
    with _new(folder) as temporary:
        _json(temporary / DETAILS, details)
        # Without a time in it, so that the same training gives the same bytes.
        (temporary / "tokenizer.json.gz").write_bytes(gzip.compress(tokenizer_json.encode(), 9, mtime=0))
        (temporary / "model.safetensors").write_bytes(save({"embeddings": rows, "weights": factors}))
        for file, text in (files or {}).items():
            (temporary / file).write_text(text, "utf-8")


@contextmanager
def _new(folder: Path) -> Iterator[Path]:
    """A folder to write to, which becomes `folder` in the end; removed if anything fails."""
    check_output(folder)
    temporary = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        yield temporary
        temporary.chmod(0o777 & ~_umask())
        if folder.exists():
            shutil.rmtree(folder)
        temporary.rename(folder)
        temporary = None
    except OSError as error:
        raise UserError(
            f"{folder}: cannot be written ({error.strerror or error}); check the folder and its rights"
        ) from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


def check_output(folder: Path) -> None:
    """Raise UserError unless `folder` is free, empty or an encoder to replace."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UserError(f"{folder}: is a file; name a folder for the encoder")
    if any(folder.iterdir()) and not (folder / "encoder.json").is_file():
        raise UserError(f"{folder}: is not empty and no encoder; name another folder")


def _json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
