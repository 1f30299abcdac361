"""Files of many formats in, a `Document` out: its text, its paragraphs, and what to tell the user.

`read_document` is the one function the rest of the program calls. A format is
one module of `compare.reading.formats`; adding a file there adds the format.
"""

from compare.reading.read import read_document

__all__ = ["read_document"]
