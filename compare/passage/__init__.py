"""Comparing two sides of a passage: words, numbers, cues and names held against each other."""
