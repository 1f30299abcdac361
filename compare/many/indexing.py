"""Building an index and bringing it up to date: only files that are new or changed are read."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from compare.encoding import open_encoder
from compare.errors import UserError
from compare.many import LARGE
from compare.many.engine import Engine, Task
from compare.many.index import Damaged, Index, held, is_index, remove_index
from compare.many.neighbours import update_graphs
from compare.many.own import OWN, is_batch, own_notice
from compare.many.progress import Meter
from compare.many.reading import ReadJob, index_encoder
from compare.pipeline import Options
from compare.places import cache_folder
from compare.reading.source import MAX_BYTES, load_source
from compare.structured import json_value


@dataclass(frozen=True, slots=True)
class Update:
    """What an update found: documents and sentences there are now, files read again, gone, and without vectors.

    `notices` tell what was wrong with the index, and what was left out on purpose.
    """

    documents: int
    sentences: int
    read: int
    gone: int
    troubles: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]


def place_of(folder: Path, options: Options) -> Path:
    """Where the index of a folder is kept, unless somebody names another place: one for each choice of options."""
    key = json.dumps([os.fspath(folder.resolve()), _choice(options)])
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return cache_folder() / "indexes" / digest


def maker_of(options: Options) -> str:
    """What the vectors hang on: the encoder and how files are read. Raises UserError for no such encoder."""
    encoder = open_encoder(index_encoder(options.encoder))
    # A language more is one that documents were left out for.
    return json.dumps([encoder.fingerprint, sorted(encoder.languages), _choice(options)])


def options_of(maker: str) -> Options:
    """The options that an index was made with, as far as they matter to it."""
    _, _, (encoder, language, encoding, segmentation) = json_value(maker)
    return Options(encoder=encoder, source_language=language, encoding=encoding, segmentation=segmentation)


def _choice(options: Options) -> list[str | None]:
    value = asdict(options)
    return [value[name] for name in ("encoder", "source_language", "encoding", "segmentation")]


def update(folder: Path, place: Path, options: Options, engine: Engine, *, approximate: int = LARGE) -> Update:
    """Bring the index of `folder` at `place` up to date; a damaged one is mended or made anew.

    From `approximate` sentences on it gets graphs of neighbours.

    Raises UserError, and passes on KeyboardInterrupt: what was read until then is kept.
    """
    if not folder.is_dir():
        raise UserError(f"{folder}: no such folder; name the one that holds the originals")
    if place.exists() and not is_index(place) and any(entry.name != "lock" for entry in place.iterdir()):
        raise UserError(f"{place}: is not empty, and no index; choose another place")
    maker = maker_of(options)
    notices: list[str] = []
    with held(place):
        try:
            index = Index(place, maker=maker, folder=folder)
            broken = index.check(thoroughly=True)
        except Damaged as damage:
            notices.append(f"{place}: {damage}; the index is made anew")
            remove_index(place)
            index = Index(place, maker=maker, folder=folder)
            broken = []
        with index:
            done = _updated(index, folder, place, options, engine, broken, notices)
            return replace(done, notices=(*done.notices, *update_graphs(index, approximate)))


def _updated(
    index: Index, folder: Path, place: Path, options: Options, engine: Engine, broken: list[str], notices: list[str]
) -> Update:
    if broken:
        notices.append(f"{place}: {len(broken)} documents in it were damaged or cut off; they are read again")
        index.drop(broken)
    index.begin()
    before = index.stamps()
    there = dict(_stamped(folder, place))
    gone = [path for path in before if path not in there]
    index.drop(gone)
    paths = [path for path, stamp in there.items() if before.get(path) != stamp]
    meter = Meter("files", len(paths))
    one = replace(options, threads=options.threads or 1)
    tasks = (Task(number, _maker(folder, path, one)) for number, path in enumerate(paths))
    try:
        with closing(engine.run(tasks)) as outcomes:
            for done in outcomes:
                path = paths[done.number]
                # What may go better another time is tried again then.
                stamp = there[path] if done.outcome.kind in (None, "input") else (-1, -1)
                index.add(path, stamp, done.outcome)
                meter.step()
    except KeyboardInterrupt:
        index.commit()
        raise
    finally:
        meter.end()
    index.finish()
    entries = index.entries()
    count = sum(entry.sentences for entry in entries)
    troubles = index.troubles()
    if own := [path for path, error in troubles if error == OWN]:
        notices.append(own_notice(folder, own))
    rest = tuple(trouble for trouble in troubles if trouble[1] != OWN)
    return Update(len(entries), count, len(paths), len(gone), rest, tuple(notices))


def _maker(folder: Path, path: str, options: Options) -> Callable[[], ReadJob]:
    def make() -> ReadJob:
        return ReadJob(str(folder / path), load_source(str(folder / path), "").data, options)

    return make


def _stamped(folder: Path, place: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Path from the folder, size and time of change of every file.

    Not of hidden ones, nor of indexes and of what batches wrote.
    """
    for parent, folders, files in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not is_index(here / name) and not is_batch(here / name)
        )
        for name in sorted(files):
            file = here / name
            try:
                found = file.stat()
            except OSError:
                continue
            if (
                name.startswith(".")
                or not _is_text(str(file))
                or not stat.S_ISREG(found.st_mode)
                or not 0 < found.st_size <= MAX_BYTES
            ):
                continue
            yield file.relative_to(folder).as_posix(), (found.st_size, found.st_mtime_ns)


def _is_text(name: str) -> bool:
    """Whether a name can be kept: one of bytes in no encoding cannot."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
