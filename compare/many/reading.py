"""One document of many, read and encoded by a worker: its sentences, and a vector of bytes for each."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from compare import __version__
from compare.encoding import kept_encoder
from compare.encoding.space import SPACE, of_language
from compare.many.job import Outcome, Wire, options_from_wire, options_to_wire
from compare.many.own import OWN, is_own
from compare.records import Document, Paragraph, Sentence
from compare.structured import json_value

if TYPE_CHECKING:
    from compare.encoding.base import Encoder, Vectors
    from compare.pipeline import Options

STEPS = 127
"""The largest number of a vector as bytes."""
TITLE = 120
"""Characters of a document's first sentence that are shown as its title."""


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A file with its bytes, to be read and encoded."""

    path: str
    data: bytes
    options: Options

    def wire(self) -> Wire:
        """The job as JSON values and bytes; `from_wire` undoes it."""
        value = {"path": self.path, "options": options_to_wire(self.options)}
        return {**value, "module": __name__, "version": __version__}, [self.data]


def from_wire(value: dict[str, Any], blobs: list[bytes]) -> ReadJob:
    """The job that `ReadJob.wire` took apart."""
    return ReadJob(value["path"], blobs[0], options_from_wire(value["options"]))


def run_job(job: ReadJob) -> Outcome:
    """The document as `pack`ed, and its vectors as bytes with a factor each. Raises UserError for what cannot be read.

    A text in a language that the encoder does not cover has no vectors, and an
    export of this program none either.
    """
    from compare.encoding.coverage import not_covered
    from compare.pipeline import load_document

    if is_own(job.data):
        return Outcome(error=OWN, kind="input")
    options = job.options
    document = load_document(job.path, options.source_language, options, data=job.data)
    encoder = kept_encoder(index_encoder(options.encoder), threads=options.threads)
    row: dict[str, Any] = {
        "language": document.language,
        "sha256": document.sha256,
        "title": document.sentence_text(0)[:TITLE],
        "notices": list(document.notices),
        "covered": not not_covered((document.language,), encoder.languages),
    }
    if not row["covered"]:
        return Outcome({**row, "sentences": 0})
    steps, factors = quantised(encoded(encoder, document))
    files = {"document": pack(document), "steps": steps.tobytes(), "factors": factors.tobytes()}
    return Outcome({**row, "sentences": len(document.sentences), "dim": steps.shape[1]}, files)


def index_encoder(name: str | None) -> str:
    """The name of the encoder of an index: `name`, or the embedded one that covers most languages."""
    return name or SPACE


def encoded(encoder: Encoder, document: Document) -> Vectors:
    """float32 (sentences, dim): the vectors of the document's sentences, by the table of its language."""
    texts = [document.sentence_text(sentence.index) for sentence in document.sentences]
    chosen: Encoder = of_language(encoder, document.language)
    return chosen.encode(texts)


def quantised(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """`vectors`, float32 (rows, dim), as int8 (rows, dim) and a factor a row: a quarter of the bytes."""
    peaks = np.abs(vectors).max(axis=1, initial=0.0)
    factors = (np.maximum(peaks, 1e-12) / STEPS).astype(np.float32)
    return np.rint(vectors / factors[:, None]).astype(np.int8), factors


def pack(document: Document) -> bytes:
    """The document in few bytes; `unpack` undoes it."""
    value = {
        "path": document.path,
        "text": document.text,
        "language": document.language,
        "paragraphs": [[p.start, p.end] for p in document.paragraphs],
        "sentences": [[s.paragraph, s.start, s.end] for s in document.sentences],
        "format": document.format,
        "sha256": document.sha256,
    }
    return zlib.compress(json.dumps(value).encode(), 6)


def unpack(data: bytes) -> Document:
    """The document that `pack` packed. Raises ValueError where it is none."""
    try:
        value = json_value(zlib.decompress(data))
        paragraphs = tuple(Paragraph(index, *span) for index, span in enumerate(value.pop("paragraphs")))
        sentences = tuple(Sentence(index, *rest) for index, rest in enumerate(value.pop("sentences")))
        return Document(paragraphs=paragraphs, sentences=sentences, **value)
    except (zlib.error, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no document ({error})") from error
