"""Finding the encoder that a name stands for."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from compare.encoding.base import Encoder
from compare.encoding.coverage import not_covered
from compare.encoding.space import SPACE, SpaceEncoder, side_folders, side_language
from compare.errors import UserError
from compare.structured import file_text, json_value

EMBEDDED = "ar-en"
"""The encoder that comes with the program."""

OWN_LANGUAGES = ("ar", "en")
"""The languages of that encoder."""

MODELS = Path(__file__).resolve().parent.parent / "models"


def open_encoder(name: str | None = None, *, threads: int | None = None, languages: Collection[str] = ()) -> Encoder:
    """The encoder called `name`, ready to encode. Never uses the network.

    None gives the embedded one that suits texts in these `languages`: the
    Arabic-English encoder for these two, else the space of many languages
    (`compare.encoding.space`). An embedded encoder's name (`embedded_encoders`,
    or `SPACE`) gives that one, a path gives the folder there, anything else is
    the name of a sentence-transformers model that was downloaded before.
    `threads` limits the cores used; it never changes the vectors. Raises
    UserError with what to do when there is no such encoder.
    """
    if threads is not None:
        _limit_threads(threads)
    if (name == SPACE and not Path(name).is_dir()) or (name is None and not_covered(languages, OWN_LANGUAGES)):
        return open_space()
    if name is None or (name in embedded_encoders() and not Path(name).is_dir()):
        from compare.encoding.static import StaticEncoder

        return StaticEncoder(MODELS / (name or EMBEDDED), name or EMBEDDED)
    folder = Path(name).expanduser()
    if folder.is_dir():
        _refuse_pipes(folder)
        language = side_language(folder)
        if language is not None:
            return open_space({language: folder}, name)
        if _is_static(folder):
            from compare.encoding.static import StaticEncoder

            return StaticEncoder(folder, name)
        if not any((folder / file).is_file() for file in ("modules.json", "config.json")):
            raise UserError(f"{name}: is no encoder's folder (no modules.json in it); see 'muqabala encoder list'")
    elif _looks_like_path(name):
        what = "is a file, not an encoder's folder" if folder.exists() else "no such folder"
        raise UserError(f"{name}: {what}; see 'muqabala encoder list'")
    elif not _is_downloaded(name):
        # Known before ten seconds of imports.
        full = name if "/" in name else f"sentence-transformers/{name}"
        raise UserError(
            f"encoder {name}: is neither a folder, nor embedded, nor downloaded; "
            f"get it where there is a network with 'hf download {full}', or see 'muqabala encoder list'"
        )
    from compare.encoding.transformer import TransformerEncoder

    return TransformerEncoder(name, threads=threads)


def open_space(sides: Mapping[str, Path] | None = None, name: str = SPACE) -> SpaceEncoder:
    """The space of many languages; the folders `sides` stand for theirs, whatever else there is for them."""
    from compare.encoding.static import StaticEncoder

    space = StaticEncoder(MODELS / EMBEDDED, EMBEDDED)
    encoder = SpaceEncoder(space, {**side_folders(), **(sides or {})}, name)
    for language in sides or {}:
        encoder.of(language)
    return encoder


@lru_cache(maxsize=4)
def kept_encoder(name: str | None = None, **choice: Any) -> Encoder:
    """What `open_encoder` opens, opened once: for those who compare many texts."""
    return open_encoder(name, **choice)


def embedded_encoders() -> list[str]:
    """Names of the encoders that come with the program, sorted."""
    return sorted(folder.name for folder in MODELS.iterdir() if (folder / "modules.json").is_file())


def downloaded_encoders() -> list[str]:
    """Names of sentence-transformers models in the local hub cache, sorted."""
    found = _hub().glob("models--*/snapshots/*/modules.json")
    return sorted({path.parts[-4].removeprefix("models--").replace("--", "/") for path in found})


def _is_downloaded(name: str) -> bool:
    """Whether the local hub cache holds a model of that name, short or with its owner."""
    names = (name, f"sentence-transformers/{name}")
    return any(next((_hub() / f"models--{full.replace('/', '--')}").glob("snapshots/*/*"), None) for full in names)


def _hub() -> Path:
    """Where the hub's client keeps what it downloads."""
    home = Path(os.environ.get("HF_HOME") or Path("~/.cache/huggingface").expanduser())
    return Path(os.environ.get("HF_HUB_CACHE") or home / "hub")


def _is_static(folder: Path) -> bool:
    """Whether sentence-transformers would build a StaticEmbedding (and a Normalize) from it."""
    try:
        modules = json_value(file_text(folder / "modules.json"))
        kinds = [str(module["type"]).rpartition(".")[2] for module in modules]
    except ValueError as error:
        raise UserError(
            f"{folder / 'modules.json'}: is no list of modules ({error}); copy the encoder again"
        ) from error
    except (OSError, KeyError, TypeError):
        return False
    return kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])


def _refuse_pipes(folder: Path) -> None:
    """Raises UserError if a file of the folder is a pipe or a device, whose reading may never end."""
    for path in sorted(folder.glob("*")) + sorted(folder.glob("*/*")):
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UserError(f"{path}: is a pipe or a device, no file of an encoder; remove it")


def _looks_like_path(name: str) -> bool:
    """Hub names are `name` or `owner/name`; the rest can only be a path."""
    return name.startswith((".", "~", "/", "\\")) or name.count("/") > 1 or "\\" in name or Path(name).exists()


def _limit_threads(threads: int) -> None:
    """Tell the tokenizer how many threads it may use; heeded until its first batch."""
    if threads < 1:
        raise UserError(f"--threads {threads}: must be at least 1")
    os.environ["RAYON_NUM_THREADS"] = str(threads)
    os.environ["TOKENIZERS_PARALLELISM"] = "false" if threads == 1 else "true"
