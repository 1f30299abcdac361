"""Sentence encoders: text to vectors in which translations are neighbours."""

from compare.encoding.base import Encoder
from compare.encoding.opening import EMBEDDED, open_encoder

__all__ = ["EMBEDDED", "Encoder", "open_encoder"]
