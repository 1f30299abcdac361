"""From glyphs on a page to paragraphs: lines, direction, columns, running heads.

A PDF says where each glyph stands and nothing about lines, words, columns or
the order in which Arabic is read. These modules rebuild that, step by step.
"""
