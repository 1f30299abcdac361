"""Sentence encoders: text to vectors in which translations are neighbours."""

from compare.encoding.base import Encoder
from compare.encoding.opening import EMBEDDED, open_encoder
from compare.encoding.space import of_language

__all__ = ["EMBEDDED", "Encoder", "of_language", "open_encoder"]
