"""Training the tagger (`evidence/tagger.py`) with torch; the network here is the reference of the one in numpy."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.passage.evidence.tagger import FIGURES, HEADS, WIDTH
from compare.training.tagging_data import Changer, Example, Floats, Ints, Material

if TYPE_CHECKING:
    import torch

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast."""

    pairs: int = 60_000
    """Examples seen."""
    batch: int = 48
    rate: float = 1e-3
    warm: int = 200
    """Steps until the full rate."""
    weight: float = 2.0
    """What a changed word counts against a faithful one."""
    dropout: float = 0.1
    seed: int = 0


def train_tagger(
    materials: Sequence[Material], schedule: Schedule | None = None, progress: Progress | None = None
) -> dict[str, Floats]:
    """The weights of a tagger, by name, as `compare.passage.evidence.tagger.Tagger` takes them.

    `materials`: one for each pair of languages of the encoder's space; some batches of one, then some of another.
    """
    import torch
    from torch.nn import functional

    schedule = schedule or Schedule()
    torch.manual_seed(schedule.seed)
    network = _network(materials[0].lexicons[0].vectors.shape[1], schedule.dropout)
    optimizer = torch.optim.AdamW(network.parameters(), schedule.rate, weight_decay=0.01)
    changers = [Changer(material, schedule.seed) for material in materials]
    steps = math.ceil(schedule.pairs / schedule.batch)
    step = 0
    for number, group in _groups([len(material.group) for material in materials], schedule):
        # Sentences of like length together: less padding.
        examples = sorted(changers[number].examples(group), key=lambda example: sum(map(len, example.words)))
        batches = [examples[at : at + schedule.batch] for at in range(0, len(examples), schedule.batch)]
        for at in np.random.default_rng(step).permutation(len(batches)):
            for settings in optimizer.param_groups:
                settings["lr"] = schedule.rate * min(1, step / schedule.warm) * max(0.02, 1 - step / steps)
            inputs, labels = _tensors(batches[at], materials[number])
            loss = torch.zeros(())
            for logits, wanted in zip(network(*inputs), labels, strict=True):
                known = wanted >= 0
                loss = loss + functional.binary_cross_entropy_with_logits(
                    logits[known], wanted[known], pos_weight=torch.tensor(schedule.weight)
                )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            if progress is not None:
                progress("training", min(step, steps), steps)
    return {name: value.detach().numpy().copy() for name, value in network.state_dict().items()}


def _groups(sizes: Sequence[int], schedule: Schedule) -> Iterator[tuple[int, Ints]]:
    """(number of a material, its pairs), some batches at a time, in random order, until enough pairs have been seen.

    `sizes`: pairs of each material. Each gives as many groups as the others, however large it is.
    """
    random = np.random.default_rng(schedule.seed)
    size, share = 8 * schedule.batch, math.ceil(schedule.pairs / len(sizes))
    groups = []
    for number, pairs in enumerate(sizes):
        order = np.concatenate([random.permutation(pairs) for _ in range(math.ceil(share / pairs))])[:share]
        groups += [(number, order[at : at + size]) for at in range(0, len(order), size)]
    turns = random.permutation(len(groups)) if len(sizes) > 1 else range(len(groups))
    return (groups[turn] for turn in turns)


def _tensors(examples: Sequence[Example], material: Material) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """(vectors, sizes, masks of both sides, chances) and the labels, padded."""
    import torch

    count = len(examples)
    widths = [max(len(example.words[side]) for example in examples) for side in (0, 1)]
    dim = material.lexicons[0].vectors.shape[1]
    vectors = [np.zeros((count, width, dim), np.float32) for width in widths]
    sizes = [np.zeros((count, width), np.float32) for width in widths]
    masks = [np.zeros((count, width), bool) for width in widths]
    labels = [np.full((count, width), -1, np.float32) for width in widths]
    chances = np.zeros((count, widths[0], widths[1]), np.float32)
    for row, example in enumerate(examples):
        for side in (0, 1):
            words, lexicon = example.words[side], material.lexicons[side]
            vectors[side][row, : len(words)] = lexicon.vectors[words]
            sizes[side][row, : len(words)] = lexicon.sizes[words]
            masks[side][row, : len(words)] = True
            labels[side][row, : len(words)] = example.labels[side]
        one, other = (material.lexicons[side].entries[example.words[side]] for side in (0, 1))
        chances[row, : len(one), : len(other)] = material.translations.scores(one, other)
    inputs = [torch.from_numpy(array) for array in (*vectors, *sizes, *masks, chances)]
    return inputs, [torch.from_numpy(array) for array in labels]


def _network(dim: int, dropout: float) -> Any:
    """The network of `compare.passage.evidence.tagger`, to be trained."""
    import torch
    from torch import nn
    from torch.nn import functional

    class Network(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.project = nn.Linear(dim, WIDTH)
            self.compare = nn.Linear(dim, WIDTH, bias=False)
            self.evidence = nn.Parameter(torch.tensor([6.0, 3.0, 4.0, 2.0]))
            self.around = nn.Conv1d(WIDTH, WIDTH, 5, padding=2)
            self.mix = nn.Linear(4 * WIDTH + FIGURES, WIDTH)
            self.along = nn.Conv1d(WIDTH, WIDTH, 5, padding=2)
            self.first = nn.LayerNorm(WIDTH)
            self.attention = nn.Linear(WIDTH, 3 * WIDTH)
            self.joined = nn.Linear(WIDTH, WIDTH)
            self.second = nn.LayerNorm(WIDTH)
            self.wide = nn.Linear(WIDTH, 2 * WIDTH)
            self.narrow = nn.Linear(2 * WIDTH, WIDTH)
            self.out = nn.Linear(WIDTH, 1)
            self.drop = nn.Dropout(dropout)

        def forward(self, va: Any, vb: Any, sa: Any, sb: Any, ma: Any, mb: Any, chances: Any) -> tuple[Any, Any]:
            cosines = va @ vb.transpose(1, 2)
            qa, qb = (functional.normalize(self.compare(v), dim=-1) for v in (va, vb))
            learned = qa @ qb.transpose(1, 2)
            xa, xb = self._read(va, ma), self._read(vb, mb)
            one = self._side(xa, xb, sa, ma, mb, cosines, learned, chances)
            turned = (matrix.transpose(1, 2) for matrix in (cosines, learned, chances))
            return one, self._side(xb, xa, sb, mb, ma, *turned)

        def _read(self, v: Any, m: Any) -> Any:
            x = functional.gelu(self.project(v)) * m[..., None]
            return (x + functional.gelu(self.around(x.transpose(1, 2)).transpose(1, 2))) * m[..., None]

        def _side(self, xa: Any, xb: Any, sa: Any, ma: Any, mb: Any, c: Any, q: Any, t: Any) -> Any:
            e = self.evidence
            logits = (e[0] * c + e[1] * q + e[2] * t).masked_fill(~mb[:, None, :], -1e4)
            null = e[3].expand(*logits.shape[:2], 1)
            weights = torch.cat([logits, null], -1).softmax(-1)
            null, weights = weights[..., -1:], weights[..., :-1]
            facing = weights @ xb
            cm = c.masked_fill(~mb[:, None, :], -1)
            best = cm.topk(min(2, cm.shape[-1]), -1).values
            best = functional.pad(best, (0, 2 - best.shape[-1]))
            back = c.masked_fill(~ma[:, :, None], -1).amax(1, keepdim=True)
            mutual = (cm - back).amax(-1, keepdim=True)
            known = t.amax(-1, keepdim=True)
            na, nb = ma.sum(1).clamp_min(1)[:, None, None], mb.sum(1).clamp_min(1)[:, None, None]
            pa = (torch.arange(c.shape[1]) / na.squeeze(-1))[..., None]
            pb = torch.arange(c.shape[2])[None, None] / nb
            shift = (weights * pb).sum(-1, keepdim=True) - (1 - null) * pa
            usual = (null * ma[..., None]).sum(1, keepdim=True) / na
            ratio = torch.log(na / nb)
            figures = [best, known, null, mutual, shift, sa[..., None]]
            figures += [usual.expand_as(null), ratio.expand_as(null)]
            z = functional.gelu(self.mix(torch.cat([xa, facing, xa - facing, xa * facing, *figures], -1)))
            z = z * ma[..., None]
            z = self.drop(z + functional.gelu(self.along(z.transpose(1, 2)).transpose(1, 2)))
            z = z + self._attend(self.first(z), ma)
            z = z + self.narrow(functional.gelu(self.wide(self.second(z))))
            return self.out(z).squeeze(-1)

        def _attend(self, z: Any, m: Any) -> Any:
            count, size = z.shape[:2]
            split = self.attention(z).view(count, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
            logits = split[0] @ split[1].transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
            weights = logits.masked_fill(~m[:, None, None, :], -1e4).softmax(-1)
            return self.joined((weights @ split[2]).transpose(1, 2).reshape(count, size, WIDTH))

    return Network()
