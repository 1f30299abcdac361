"""The tagger: what the program runs is what was trained, and it knows a word that has no counterpart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from compare.checks.engine import new_run
from compare.encoding import open_encoder
from compare.errors import UserError
from compare.passage.evidence.tagger import FIGURES, Tagger, read_tagger
from compare.records import Link, Side
from compare.training.judging import document

SOURCE = [
    "أعلنت الحكومة يوم الأحد عن خطة جديدة لبناء المدارس في الجنوب.",
    "وافتتح الوزير المستشفى الجديد في المدينة.",
    "وقال السكان إن الطريق ما زال مغلقا بسبب الثلوج.",
]
TARGET = [
    "The government announced on Sunday a new plan to build schools in the south.",
    "The minister opened the new hospital in the city, which cost the taxpayers a fortune in bribes.",
    "Residents said the road was still closed because of snow.",
]


def test_words_put_in_are_more_likely_without_counterpart_than_the_others() -> None:
    run = new_run(
        document("ar", SOURCE), document("en", TARGET), [Link((n,), (n,), 1.0) for n in range(3)], open_encoder()
    )
    assert run.tagging is not None
    tags = run.tagging.tags(1)
    assert tags is not None
    place = TARGET[1].index("which")
    added = tags[1].rows.inside([(place, len(TARGET[1]))])
    assert tags[1].unmatched[added].mean() > 3 * tags[1].unmatched[~added].mean()
    assert tags[0].unmatched.mean() < 0.3


def test_a_side_without_words_has_no_tags() -> None:
    run = new_run(document("ar", ["…"]), document("en", ["Yes."]), [Link((0,), (0,), 1.0)], open_encoder())
    assert run.tagging is not None and run.tagging.tags(0) is None


def test_what_stands_next_door_is_found_there() -> None:
    run = new_run(
        document("ar", SOURCE), document("en", TARGET), [Link((n,), (n,), 1.0) for n in range(3)], open_encoder()
    )
    assert run.tagging is not None
    rows = run.tagging.rows(Side.TARGET, 2)
    snow = rows.inside([(TARGET[2].index("snow"), len(TARGET[2]))])
    assert run.tagging.matches(Side.TARGET, 2, 2, snow) > run.tagging.matches(Side.TARGET, 2, 0, snow)


def test_the_network_in_numpy_gives_what_the_one_in_torch_gives() -> None:
    torch = pytest.importorskip("torch")
    from compare.training.tagging import _network

    torch.manual_seed(3)
    network = _network(16, 0.0).eval()
    tagger = Tagger({name: value.detach().numpy() for name, value in network.state_dict().items()})
    random = np.random.default_rng(5)
    for size in ((1, 1), (1, 7), (9, 4)):
        one, other = (random.normal(size=(n, 16)).astype(np.float32) for n in size)
        one, other = (side / np.linalg.norm(side, axis=1, keepdims=True) for side in (one, other))
        sizes = tuple(random.random(n).astype(np.float32) for n in size)
        chances = random.random(size).astype(np.float32)
        found = tagger.unmatched(one, other, sizes, chances)
        with torch.no_grad():
            masks = [torch.ones(1, n, dtype=torch.bool) for n in size]
            arrays = [torch.from_numpy(array)[None] for array in (one, other, *sizes)]
            wanted = network(*arrays, *masks, torch.from_numpy(chances)[None])
        for ours, theirs in zip(found, wanted, strict=True):
            assert np.allclose(ours, theirs[0].sigmoid().numpy(), atol=1e-5)


def test_a_file_of_something_else_is_one_line(tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    path = tmp_path / "tagger.safetensors"
    save_file({"evidence": np.zeros(4, np.float16)}, path)
    with pytest.raises(UserError, match="is no tagger"):
        read_tagger(path)
    assert FIGURES == 9
