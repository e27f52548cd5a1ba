"""Lists that are announced and do not follow, in HTML and in plain text alike."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.page.leadins import announces
from onrecord.page.voice import author_marks, report_marks

# Items and quotations are often plain paragraphs: "1. …", "– …", "First, …", "“…".
_ITEM = re.compile(r"[“\"«‘'•*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)]|(?:First|One|To begin|No)\b")


def is_list_lost(lead: str, following: str | None, kind: Literal["prose", "set", "nothing"]) -> bool:
    """Whether a paragraph announces a list and none follows: no item, no quotation, but talk about it.

    `following` is the text of what comes next; `kind` says whether that is a paragraph ("prose"), set
    apart as a list, quotation, post or embed is ("set"), or no part of what was announced ("nothing":
    a heading, a lost embed, the end).
    """
    announced = announces(lead)
    if announced not in ("list", "either"):
        return False
    if kind == "nothing" or following is None:
        return True
    if kind == "set" or _ITEM.match(following):
        return False
    return announced == "list" or author_marks(following) > 0 or report_marks(following) < 2
