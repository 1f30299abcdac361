"""The pipeline: two files in, a comparison out.

    read -> segment -> encode -> align -> judge -> (gloss)

Every stage is a function of another package; this module only says in which
order they run, and reports progress between them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from compare.comparison import Comparison
from compare.document import Document

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total); may raise `Cancelled` to stop the work."""


@dataclass(frozen=True, slots=True)
class Options:
    """How two files are compared. The defaults are the command line's."""

    source_language: str = "ar"
    target_language: str = "en"
    encoding: str | None = None
    segmentation: Literal["sentences", "lines"] = "sentences"
    encoder: str | None = None
    threads: int | None = None
    cache: bool = True
    disabled: frozenset[str] = frozenset()
    gloss: bool | None = None


def load_documents(original: str, report: str, options: Options) -> tuple[Document, Document]:
    """Read and segment both files. Raises UserError for what cannot be read."""
    raise NotImplementedError


def compare_documents(
    source: Document, target: Document, options: Options, progress: Progress | None = None
) -> Comparison:
    """Encode, align and judge two segmented documents."""
    raise NotImplementedError
