"""Sentence encoders: text to vectors in which translations are neighbours."""

from compare.encoding.base import Encoder
from compare.encoding.opening import EMBEDDED, kept_encoder, open_encoder
from compare.encoding.space import of_language

__all__ = ["EMBEDDED", "Encoder", "kept_encoder", "of_language", "open_encoder"]
