"""Machine gloss: what the original says, for those who cannot read it.

Packages are Argos Translate's: an archive with a CTranslate2 model and its
tokenizer. They are run with ctranslate2 directly, which starts in a tenth of a
second and needs no network; argostranslate itself is only needed for its oldest
kind of tokenizer.
"""

from compare.gloss.record import Gloss

__all__ = ["Gloss"]
