"""How long glosses take: `python tests/benchmarks/bench_gloss.py [--large]`.

The toy package of the tests shows what batches and the cache save; with
--large, a model of the size of a published package (6 + 6 layers of 512, int8,
random weights) shows what a real one costs: the time does not depend on the
weights, only on the lengths, which are fixed here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent / "gloss"), str(Path(__file__).parent.parent.parent)]

import numpy as np  # noqa: E402
import toy_package  # noqa: E402

from compare.gloss import translator as module  # noqa: E402
from compare.gloss.glosser import Glosser  # noqa: E402
from compare.gloss.package import Package  # noqa: E402
from compare.gloss.translator import PackageTranslator  # noqa: E402

WORDS = [word for word in toy_package.WORDS if word not in toy_package.MARKS]


def sentences(count: int) -> list[str]:
    """Different sentences of 5 to 30 words."""
    random = np.random.default_rng(1)
    return [" ".join(random.choice(WORDS, random.integers(5, 31))) + "." for _ in range(count)]


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of all threads."""
    start = time.process_time()
    work()
    return time.process_time() - start


def row(what: str, count: int, seconds: float) -> None:
    print(f"| {what} | {seconds:.2f} | {count / seconds:.0f} |")


def toy(package: Package) -> None:
    texts = sentences(1000)
    translator = PackageTranslator(package, threads=1)
    print("| toy package, 1,000 sentences | CPU s | sentences/s |\n|---|---|---|")
    row("one at a time", 200, cpu(lambda: [translator.translate([text]) for text in texts[:200]]))
    for pieces in (32, 256, 1024, 4096):
        module.BATCH_PIECES = pieces
        row(f"batches of {pieces} pieces", 1000, cpu(lambda: translator.translate(texts)))
    module.BATCH_PIECES = 256
    Glosser((package,), threads=1).gloss(texts)
    row("from the cache, doubts included", 1000, cpu(lambda: Glosser((package,), threads=1).gloss(texts)))
    code = (
        "from compare.gloss.glosser import open_glosser;"
        "print(open_glosser('ar', 'en', cache=False, threads=1).gloss(['وصل الوفد.'])[0].text)"
    )
    start = os.times()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    end = os.times()
    used = end.children_user + end.children_system - start.children_user - start.children_system
    print(f"\ncold process, first sentence: {used:.2f} CPU s")


def large(folder: Path) -> None:
    """A Transformer of the usual size with random weights, 30 pieces in and 35 out."""
    import ctranslate2
    from ctranslate2.specs import transformer_spec

    size, dim, vocabulary = 512, 2048, 32_000
    random = np.random.default_rng(1)
    spec = transformer_spec.TransformerSpec.from_config((6, 6), 8, pre_norm=True)

    def linear(layer: object, rows: int, columns: int) -> None:
        layer.weight = random.normal(0, 0.02, (rows, columns)).astype(np.float32)  # type: ignore[attr-defined]
        layer.bias = np.zeros(rows, np.float32)  # type: ignore[attr-defined]

    def norm(layer: object) -> None:
        layer.gamma, layer.beta = np.ones(size, np.float32), np.zeros(size, np.float32)  # type: ignore[attr-defined]

    table = random.normal(0, 0.04, (vocabulary, size)).astype(np.float32)
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = table
    linear(spec.decoder.projection, vocabulary, size)
    for side in (spec.encoder, spec.decoder):
        norm(side.layer_norm)
        for layer in side.layer:
            for attention in filter(None, (layer.self_attention, getattr(layer, "attention", None))):
                norm(attention.layer_norm)
                widths = (3, 1) if len(attention.linear) == 2 else (1, 2, 1)
                for part, width in zip(attention.linear, widths, strict=True):
                    linear(part, width * size, size)
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, dim, size)
            linear(layer.ffn.linear_1, size, dim)
    tokens = ["<unk>", "<s>", "</s>", *(f"t{number}" for number in range(vocabulary - 3))]
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))
    megabytes = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    start = time.process_time()
    model = ctranslate2.Translator(str(folder), compute_type="auto", intra_threads=1)
    loading = time.process_time() - start
    text = [[f"t{number}" for number in random.integers(0, vocabulary - 3, 30)] for _ in range(34)]
    print(
        f"\n| random weights, {megabytes:.0f} MB, loaded in {loading:.2f} CPU s | CPU s | sentences/s |\n|---|---|---|"
    )
    options = {"beam_size": 4, "min_decoding_length": 35, "max_decoding_length": 35}
    for count in (1, 2, 4, 8, 17, 34):
        parts = [text[at : at + count] for at in range(0, 34 if count > 4 else 8, count)]
        used = cpu(lambda parts=parts: [model.translate_batch(part, **options) for part in parts])  # type: ignore[misc]
        row(f"beam 4, {count} at a time", sum(map(len, parts)), used)
    for beam in (1, 2):
        row(
            f"beam {beam}, 8 at a time",
            8,
            cpu(lambda n=beam: model.translate_batch(text[:8], **options | {"beam_size": n})),
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"MUQABALA_DATA": str(folder / "data"), "MUQABALA_CACHE": str(folder / "cache")}
        toy(toy_package.put_package(toy_package.make_package(folder / "toy.argosmodel")))
        if "--large" in sys.argv:
            large(folder / "large")


if __name__ == "__main__":
    main()
