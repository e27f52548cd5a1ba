"""What is not part of an article, told from its words: prompts, credits, bylines, other items.

Every rule asks for the form of furniture (a prompt's verb, a credit's shape, a date that ends a
teaser), never for a site's own words. A paragraph with a whole reported sentence is kept: losing
a statement is worse than carrying a prompt along.
"""

from __future__ import annotations

import re

from onrecord.page.business import count_business, without_business
from onrecord.page.bylines import is_credit, is_header, is_teaser
from onrecord.page.prompts import is_prompt
from onrecord.page.sentences import is_attributed, is_reported

_MOST = 400  # characters; what is longer is no furniture
_SHORT = 170  # characters of a line in which one word of the site's own is enough
# “3 comments. Ann: … Log in to reply”: a form to fill in, with what others wrote.
_COUNTED = re.compile(r"(?:\A|[.!?] )\d+ (?:comments?|replies)\b", re.IGNORECASE)


def is_furniture(text: str, *, edge: bool) -> bool:
    """Whether a paragraph is furniture by its form.

    `edge`: it stands among the first or last of the page, where bylines, credits and prompts do.
    """
    text = " ".join(text.split())
    if len(text) > _MOST or not any(c.isalnum() for c in text):
        return len(text) <= _MOST  # a rule between parts
    if is_prompt(text) or is_credit(text) or _is_reply_box(text):
        return True
    return edge and (is_header(text) or _is_business(text) or is_teaser(text))


def _is_reply_box(text: str) -> bool:
    return _COUNTED.search(text) is not None and count_business(text) > 1


def _is_business(text: str) -> bool:
    """Whether a line speaks of the site itself: twice, or once in a short line that reports nobody."""
    count = count_business(text)
    if count >= 2:
        return not is_attributed(text)
    return count == 1 and len(text) <= _SHORT and not is_reported(without_business(text))
