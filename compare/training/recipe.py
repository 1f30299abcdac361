"""What an encoder is trained from: sources with weights, and the options.

A recipe is a TOML file, so that a model can be made again from what its folder
says:

    source = "ar"
    target = "en"
    teacher = "name"          # or left out
    [options]
    vocabulary = 64000
    seed = 0
    [[sources]]
    path = "news.tsv.gz"      # relative to the recipe, or to --data
    weight = 3.0              # seen three times an epoch; .5 = half of it, drawn anew
    first = 0                 # of a file that holds several sources: the first pair,
    pairs = 500               # and how many (left out: all)
    language = "fr"           # of its source side, where several languages share a space
    [[families]]              # of words, for a table of translations
    path = "families.tsv"     # beside the recipe: words<TAB>words, commas between

With `space = "core"` only `source` is learned, in a space that knows `target`
already (`compare.training.side`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from compare.errors import UserError
from compare.structured import file_text, toml_tables


@dataclass(frozen=True, slots=True)
class Options:
    """How the table is trained. The defaults are those of the embedded encoder."""

    vocabulary: int = 64_000
    """Tokens in the tokenizer, at most."""
    parts: tuple[int, ...] = (8_000,)
    """Sizes of the smaller vocabularies whose pieces the tokens are composed of."""
    dim: int = 256
    epochs: int = 5
    batch: int = 2_048
    """Pairs a step: each is told apart from all others of its batch."""
    rate: float = 0.02
    """Highest learning rate of the one cycle."""
    scale: float = 20.0
    """What cosines are multiplied by before the softmax."""
    dropout: float = 0.25
    """Share of the tokens left out at random in training."""
    spread: float = 0.05
    """Standard deviation of the first values."""
    noise: float = 0.0
    """Scale of the Gumbel noise on the scores of pieces, drawn anew each epoch: words are split in several ways."""
    runs: int = 1
    """Tables learned with a seed each, of which the mean is kept."""
    seed: int = 0

    def __post_init__(self) -> None:
        for name, low, high in LIMITS:
            value = getattr(self, name)
            if not low <= value <= high:
                raise UserError(f"{name} {value}: must be from {low:g} to {high:g}")


LIMITS = (
    ("vocabulary", 100, 500_000),
    ("dim", 8, 2_048),
    ("epochs", 1, 1_000),
    ("batch", 2, 65_536),
    ("rate", 1e-6, 10),
    ("scale", 1, 1_000),
    ("dropout", 0, 0.95),
    ("spread", 1e-6, 10),
    ("noise", 0, 10),
    ("runs", 1, 20),
    ("seed", 0, 2**32 - 1),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file of pairs and how often it is seen an epoch."""

    path: Path
    weight: float = 1.0
    first: int = 0
    pairs: int | None = None
    """Only so many pairs of the file, from `first` (counted from 0) on; None for all that follow."""
    language: str = ""
    """Of its source side; empty for the recipe's."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what comes out."""

    sources: tuple[Source, ...]
    source_language: str = "ar"
    target_language: str = "en"
    options: Options = field(default_factory=Options)
    teacher: str | None = None
    """Name or folder of an encoder that knows the target language well."""
    families: tuple[Path, ...] = ()
    """Files of word families (`compare.passage.evidence.word_families`)."""
    space: str | None = None
    """The space in which the source language is learned alone; None to learn both languages anew."""


SIDE_OPTIONS = Options(
    vocabulary=12_000, parts=(4_000, 2_000, 1_000, 500), epochs=4, batch=1_024, scale=10.0, noise=0.5, runs=3
)
"""How a language is learned in a space that there is already.

A lower scale, since half of what scores is fixed; and where pairs are few,
more that words share: parts of several sizes, words split now one way, now
another, and several tables, whose noise cancels in their mean. The means of
tables that were learned apart are sound, since all lie in the same space.
"""


def read_recipe(path: Path, data: Path | None = None) -> Recipe:
    """The recipe in `path`; its files lie in `data`, by default beside it.

    Raises UserError, naming the file and the key, for anything that is not as
    the module's docstring says.
    """
    try:
        content = toml_tables(file_text(path))
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror or error}); name a recipe") from error
    except ValueError as error:
        raise UserError(f"{path}: is not valid TOML ({error}); mend it") from error
    unknown = set(content) - {"source", "target", "options", "sources", "families", "teacher", "space"}
    if unknown:
        raise UserError(
            f"{path}: unknown key {sorted(unknown)[0]};"
            " known are source, target, teacher, space, options, sources, families"
        )
    entries = content.get("sources")
    if not isinstance(entries, list) or not entries:
        raise UserError(f"{path}: needs at least one [[sources]] with a path")
    families = content.get("families", [])
    if not isinstance(families, list) or not all(
        isinstance(one, dict) and _text(path, one, "path", "") for one in families
    ):
        raise UserError(f"{path}: every [[families]] needs a path in quotes")
    folder = data or path.parent
    return Recipe(
        tuple(_source(path, folder, entry) for entry in entries),
        _text(path, content, "source", "ar"),
        _text(path, content, "target", "en"),
        _options(path, content.get("options", {}), SIDE_OPTIONS if "space" in content else Options()),
        _text(path, content, "teacher", "") if "teacher" in content else None,
        tuple(path.parent / one["path"] for one in families),
        _text(path, content, "space", "") if "space" in content else None,
    )


def _source(path: Path, folder: Path, entry: Any) -> Source:
    if not isinstance(entry, dict) or not isinstance(entry.get("path"), str):
        raise UserError(f"{path}: every [[sources]] needs a path in quotes")
    weight = entry.get("weight", 1.0)
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= 100:
        raise UserError(f"{path}: weight of {entry['path']} must be a number above 0 and at most 100")
    first, pairs = entry.get("first", 0), entry.get("pairs")
    for key, value in (("first", first), ("pairs", 0 if pairs is None else pairs)):
        if type(value) is not int or value < 0:
            raise UserError(f"{path}: {key} of {entry['path']} must be a whole number")
    return Source(folder / entry["path"], float(weight), first, pairs, _text(path, entry, "language", ""))


def _options(path: Path, table: Any, usual: Options) -> Options:
    if not isinstance(table, dict):
        raise UserError(f"{path}: [options] must be a table")
    defaults = {option.name: getattr(usual, option.name) for option in fields(Options)}
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name not in defaults:
            raise UserError(f"{path}: unknown option {name}; known are {', '.join(defaults)}")
        values[name] = _typed(path, name, value, defaults[name])
    try:
        return replace(usual, **values)
    except UserError as error:
        raise UserError(f"{path}: {error}") from error


def _typed(path: Path, name: str, value: Any, default: Any) -> Any:
    """`value` in the type of `default`, or UserError."""
    if isinstance(default, tuple):
        if isinstance(value, list) and all(type(part) is int and part > 0 for part in value):
            return tuple(value)
        raise UserError(f"{path}: option {name} must be a list of whole numbers above 0")
    if isinstance(default, float) and type(value) in (int, float):
        return float(value)
    if isinstance(default, int) and type(value) is int:
        return value
    raise UserError(f"{path}: option {name} must be a {'whole ' * isinstance(default, int)}number")


def _text(path: Path, content: dict[str, Any], key: str, default: str) -> str:
    if key not in content:
        return default
    value = content[key]
    if not isinstance(value, str) or not value:
        raise UserError(f"{path}: {key} must be a name in quotes")
    return value
