"""Sentence encoders: text to vectors in which translations are neighbours."""

from compare.encoding.base import Encoder

__all__ = ["Encoder"]
