"""Write the card of the languages of the space `core`: sources, licences, figures, from their recipes.

    python scripts/card_languages.py --data FOLDER --derived FOLDER --output compare/models/core

FOLDER and OUTPUT as for scripts/train_languages.py; the figures are those that
`tests/benchmarks/bench_languages.py --write` put into the folders.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from train_languages import DERIVED, EARLIER, LEFT_OUT, WEIGHTS, counts_of

from compare.encoding.standing import GOOD_LINKS, GOOD_RETRIEVAL, standing_of
from compare.training.recipe import SIDE_OPTIONS, Options

SOURCES = {
    "news": ("WMT news test sets, 2008-2021 without 2019", "CC0 / CC BY-SA repository; texts distributed for research"),
    "tico19": ("TICO-19, health and Wikinews", "CC0"),
    "tatoeba": ("Tatoeba challenge test sets, everyday sentences", "CC BY 2.0 FR"),
    "tanaka": ("Tanaka corpus, everyday Japanese", "CC BY"),
    "stories": ("African Storybook and Pratham, children's stories", "CC BY"),
    "sib200": ("sentences of FLORES in SIB-200", "CC BY-SA 4.0"),
    "indian": ("Indian parallel corpora, Wikipedia", "CC BY-SA 3.0"),
    "opensource_guide": ("Open Source Guides", "CC BY 4.0"),
    "umbrella": ("Umbrella, safety for human rights defenders", "CC BY-SA 4.0"),
    "djangogirls": ("Django Girls tutorial", "CC BY-SA 4.0"),
    "bitcoin": ("bitcoin.org", "MIT"),
    "amharic_news_legal": ("Amharic news and laws", "MIT / CC0"),
    "xquad": ("XQuAD, questions", "CC BY-SA 4.0"),
    "lex": ("Open Multilingual Wordnet, words", "by wordnet: CC BY / CC BY-SA / MIT-like"),
    "mozilla_www": ("mozilla.org", "MPL-2.0"),
    "osm": ("OpenStreetMap interface", "GPL-2.0"),
    "bible": ("Bible, Amharic", "public domain / CC0"),
    "bible_nt": ("New Testament, Swahili", "public domain / CC0"),
    "cldr": ("names of territories, cities, languages, currencies", "Unicode License v3"),
    "names_ar": ("Wikidata names in Arabic, in Hebrew letters", "MIT-style"),
    **{
        f"kin_{name}": (f"{name} of a close language, respelled", "as there")
        for name in ("news", "tico19", "sib200", "opensource_guide", "umbrella", "tatoeba", "tanaka", "indian")
    },
}

TEXT = """---
license: cc-by-sa-4.0
language: [{codes}]
pipeline_tag: sentence-similarity
---

# core: further languages in the space of the embedded encoder

One folder a language: a table of token vectors, 256 dimensions, learned so that a sentence lies where
[ar-en](../ar-en/README.md) puts its English translation, with everything of ar-en kept as it is. So every two of these
languages, and Arabic and English, are in one space.

* `tokenizer.json.gz`: normalisation and a unigram tokenizer, in the format of the `tokenizers` library, packed
* `model.safetensors`: `embeddings` uint8 (rows, 128), two numbers of four bits a byte, and `weights` float32 (rows)
* `encoder.json`: the fingerprint of the space, and the figures below
* `recipe.toml`: files, stretches of files, weights, options;
  `python scripts/train_languages.py --data FOLDER --derived FOLDER --output compare/models/core` makes them all
  again (after `scripts/derive_pairs.py`), and
  `muqabala encoder train --recipe recipe.toml --data FOLDER --output DIR --threads 1` one of them

Beside them, for every pair of these languages: `tagger.safetensors`, which tells words without counterpart by their
vectors alone, trained on as many pairs of each language as of the others, and `judge.json`, by which findings get a
probability ([docs/judge.md](../../../docs/judge.md)); `judge_recipe.toml` says how both were made. Both are older than
the tables of {again}.

{options}

## How good they are

P@1 of news sentences (NTREX-128, 894 candidates, of which those of 31 documents were asked for that nothing was chosen
on), strict F1 of the program's links on these documents with sentences left out and joined;
`tests/benchmarks/bench_languages.py` measures both. Below P@1 {retrieval} or F1 {links} a language is called weak.

| language | pairs | P@1 to English | P@1 from English | links, strict F1 | |
|---|---|---|---|---|---|
{figures}

## What they were trained from

Left out on either side: sentences of NTREX, FLORES devtest, PUD, and the LASER Tatoeba test set of the language.
Sources without a licence, or for research only, were not used ({left_out}).

| source | weight | licence as stated |
|---|---|---|
{sources}

Pairs by language:

{pairs}

Japanese is respelled by the readings of the package `hanja`, which states no licence (single readings of characters, as
Unicode lists them), and the variants of `opencc-python-reimplemented` (Apache-2.0).

The models hold statistics of these texts, none of the texts themselves.

## Limits

* A bag of tokens, as ar-en: order, negation and numbers count for little.
* Short sentences, literature and law are found less surely than news; names that the pairs do not hold are spelt out of
  pieces.
* Chinese is mostly simplified; script variants (traditional Chinese, Serbian in Latin letters) were not tried.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--derived", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    languages = sorted(path.name for path in arguments.output.iterdir() if (path / "encoder.json").is_file())
    figures, pairs, used = [], [], set()
    for language in languages:
        counts = counts_of(language, arguments.data, arguments.derived)
        used |= set(counts)
        standing = standing_of(arguments.output / language)
        if standing is None:
            raise SystemExit(f"{language}: is not measured yet")
        linked = "-" if standing.links is None else f"{standing.links:.3f}"
        figures.append(
            f"| {language} | {sum(counts.values()):,} | {standing.forward:.3f} | {standing.backward:.3f} | "
            f"{linked} | {'weak' if standing.weak else ''} |"
        )
        pairs.append(f"* {language}: " + ", ".join(f"{name} {count:,}" for name, count in counts.items()))
    text = TEXT.format(
        codes=", ".join(languages),
        options=f"At most {SIDE_OPTIONS.vocabulary:,} tokens, {SIDE_OPTIONS.epochs} epochs (more where pairs are few), "
        f"batch {SIDE_OPTIONS.batch:,}, cosines times {SIDE_OPTIONS.scale:g}. {_parts(EARLIER)};\n"
        f"{', '.join(sorted(DERIVED))}: {_parts(SIDE_OPTIONS).lower()}.",
        again=", ".join(sorted(DERIVED)),
        retrieval=GOOD_RETRIEVAL,
        links=GOOD_LINKS,
        figures="\n".join(figures),
        left_out=", ".join(f"{name}: {why}" for name, why in LEFT_OUT.items()),
        sources="\n".join(
            f"| {name}: {SOURCES[name][0]} | {weight:g} | {SOURCES[name][1]} |"
            for name, weight in WEIGHTS.items()
            if name in used
        ),
        pairs="\n".join(pairs),
    )
    (arguments.output / "README.md").write_text(text, "utf-8")


def _parts(options: Options) -> str:
    sizes = ", ".join(f"{size:,}" for size in options.parts)
    return f"Parts of {sizes} pieces, {options.runs} run{'s' * (options.runs > 1)}, noise {options.noise:g}"


if __name__ == "__main__":
    main()
