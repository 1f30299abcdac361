"""Right-to-left text in a terminal, free of any user-interface library.

`algorithm` is UAX #9, `shaping` joins Arabic letters, `layout` makes lines of
cells, `terminal` finds out what the terminal does by itself. docs/bidi.md
explains the modes.
"""
