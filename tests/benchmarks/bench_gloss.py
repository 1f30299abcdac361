"""How long glosses take: `python tests/benchmarks/bench_gloss.py [--large]`.

The toy package of the tests shows what batches and the cache save; with
--large, a package of the size of a published one (6 + 6 layers of 512, 32,000
pieces, int8, random weights) shows what a real one costs on one and two
threads, each in a process of its own: neither time nor memory depends on the
weights, only on the lengths, which are fixed here.
"""

from __future__ import annotations

import json
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
from compare.gloss.package import Package, read_package  # noqa: E402
from compare.gloss.translator import PackageTranslator  # noqa: E402

PIECES = 32_000
PIECES_OF_A_SENTENCE = 30
SENTENCES = 32
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


def large(folder: Path) -> Path:
    """A package of a published one's size: 6 + 6 layers of 512, 32,000 pieces, int8, random weights."""
    from ctranslate2.specs import transformer_spec

    size, dim = 512, 2048
    random = np.random.default_rng(1)
    spec = transformer_spec.TransformerSpec.from_config((6, 6), 8, pre_norm=True)

    def linear(layer: object, rows: int, columns: int) -> None:
        layer.weight = random.normal(0, 0.02, (rows, columns)).astype(np.float32)  # type: ignore[attr-defined]
        layer.bias = np.zeros(rows, np.float32)  # type: ignore[attr-defined]

    def norm(layer: object) -> None:
        layer.gamma, layer.beta = np.ones(size, np.float32), np.zeros(size, np.float32)  # type: ignore[attr-defined]

    pieces = [f"▁w{number}" for number in range(PIECES - 3)]
    tokenizer = toy_package._tokenizer([*toy_package.SPECIAL, *pieces])
    tokens = ["<unk>", "<s>", "</s>", *pieces]
    for embeddings in (spec.encoder.embeddings[0], spec.decoder.embeddings):
        embeddings.weight = random.normal(0, 0.04, (PIECES, size)).astype(np.float32)
    linear(spec.decoder.projection, PIECES, size)
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
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    (folder / "model").mkdir(parents=True)
    spec.save(str(folder / "model"))
    (folder / "sentencepiece.model").write_bytes(tokenizer)
    about = {"package_version": "1.0", "from_code": "ar", "to_code": "en", "from_name": "Arabic", "to_name": "English"}
    (folder / "metadata.json").write_text(json.dumps(about))
    return folder


def article(lengths: list[int]) -> list[str]:
    """Sentences of as many pieces as `lengths` say."""
    random = np.random.default_rng(2)
    return [" ".join(f"w{number}" for number in random.integers(0, PIECES - 3, length)) for length in lengths]


class Measured:
    """The model with outputs of a fixed length, as random weights see no end."""

    def __init__(self, model: object, beam: int) -> None:
        self._model, self._beam = model, beam

    def translate_batch(self, batch: list[list[str]], **options: object) -> object:
        longest = max(map(len, batch)) * 7 // 6
        more = {"min_decoding_length": longest, "max_decoding_length": longest, "beam_size": self._beam}
        return self._model.translate_batch(batch, **options | more)  # type: ignore[attr-defined]


def use(folder: str, threads: str, beam: str, at_a_time: str) -> None:
    """In a process of its own: load the package, gloss an article, tell the seconds and the peak of memory."""
    start = time.perf_counter()
    translator = PackageTranslator(read_package(Path(folder)), threads=int(threads))
    loading = time.perf_counter() - start
    translator._translator = Measured(translator._translator, int(beam))
    module.BATCH_PIECES = int(at_a_time) * PIECES_OF_A_SENTENCE
    texts = article([PIECES_OF_A_SENTENCE] * SENTENCES)
    start, used = time.perf_counter(), time.process_time()
    translator.translate(texts)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    # Not ru_maxrss, which a process takes over from the one that starts it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(f"{loading:.2f} | {seconds:.1f} | {SENTENCES / seconds:.1f} | {SENTENCES / used:.1f} | {peak:.0f} |")


def measure_large(folder: Path) -> None:
    package = large(folder)
    megabytes = sum(path.stat().st_size for path in package.rglob("*") if path.is_file()) / 1e6
    print(f"\n| {SENTENCES} sentences of {PIECES_OF_A_SENTENCE} pieces, random weights of {megabytes:.0f} MB ", end="")
    print("| loading s | s | glosses/s | of a core | peak MB |\n|---|---|---|---|---|---|")
    for threads, beam, at_a_time in ((1, 4, 8), (2, 4, 8), (1, 4, 1), (1, 1, 8)):
        print(f"| {threads} thread(s), beam {beam}, {at_a_time} at a time | ", end="", flush=True)
        arguments = [str(package), str(threads), str(beam), str(at_a_time)]
        subprocess.run([sys.executable, __file__, "--use", *arguments], check=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"MUQABALA_DATA": str(folder / "data"), "MUQABALA_CACHE": str(folder / "cache")}
        toy(toy_package.put_package(toy_package.make_package(folder / "toy.argosmodel")))
        if "--large" in sys.argv:
            measure_large(folder / "large")


if __name__ == "__main__":
    if "--use" in sys.argv:
        use(*sys.argv[2:])
    else:
        main()
