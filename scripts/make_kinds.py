"""Write compare/languages/generated/kinds.LANG.txt from corpora/lexicon/kinds.EN-AR.tsv, folded as words are looked up.

python scripts/make_kinds.py
"""

from __future__ import annotations

from pathlib import Path

from compare.languages import fold_word, loosen

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "corpora" / "lexicon" / "kinds.tsv"
FOLDER = ROOT / "compare" / "languages" / "generated"
SIDES = {"en": 2, "ar": 3}
REMARK = "# Kinds of one class, which exclude one another; made by scripts/make_kinds.py.\n"


def forms(phrase: str, code: str) -> list[str]:
    """A phrase as it is looked up, with its plural where that is regular."""
    folded = " ".join(loosen(fold_word(word)) for word in phrase.replace("-", " ").split())
    if code != "en" or not folded.isascii() or folded.endswith("s"):
        return [folded]
    plural = folded[:-1] + "ies" if folded.endswith("y") and folded[-2:-1] not in "aeiou" else f"{folded}s"
    return [folded, f"{folded}es" if folded.endswith(("ch", "sh", "x")) else plural]


def main() -> None:
    """Write a file a language: `class.kind|phrase|phrase`."""
    rows = [line.split("\t") for line in SOURCE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for code, column in SIDES.items():
        with (FOLDER / f"kinds.{code}.txt").open("w", encoding="utf-8") as file:
            file.write(REMARK)
            for row in rows:
                phrases = [form for phrase in row[column].split(",") for form in forms(phrase.strip(), code)]
                name = f"{row[0]}.{row[1]}".replace(" ", "_")
                file.write("|".join([name, *dict.fromkeys(filter(None, phrases))]) + "\n")


if __name__ == "__main__":
    main()
