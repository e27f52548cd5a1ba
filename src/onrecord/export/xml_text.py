"""Text as XML can hold it."""

from __future__ import annotations

import re

_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 has no place for; as long as before.

    >>> writable("a\\x00b")
    'a\\ufffdb'
    """
    return _UNWRITABLE.sub("\ufffd", text)
