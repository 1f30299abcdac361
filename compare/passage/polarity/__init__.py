"""Denied or stated, one end of a scale or the other, more or less."""
