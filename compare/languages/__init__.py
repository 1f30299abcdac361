"""Languages as data: one file of tables each, and the words of a text.

The codes are read from files so that a further language needs no code; see
`compare.languages.language` for the form of the files.
"""

from compare.languages.folding import Folded, fold, fold_word, loosen
from compare.languages.language import Analysis, Language, Word, load_language, phrase_pattern

__all__ = [
    "Analysis",
    "Folded",
    "Language",
    "Word",
    "fold",
    "fold_word",
    "load_language",
    "loosen",
    "phrase_pattern",
]
