"""What is not part of an article, told from its words: prompts, credits, bylines, other items.

Every rule asks for the form of furniture (a prompt's verb, a credit's shape, a date that ends a
teaser), never for a site's own words. A paragraph with a whole reported sentence is kept: losing
a statement is worse than carrying a prompt along.
"""

from __future__ import annotations

import re

from onrecord.page.bylines import is_credit, is_header, is_teaser
from onrecord.page.prompts import is_prompt
from onrecord.page.sentences import is_attributed, is_reported

# What names the site's own business. Two such, or one in a short line at the edge, make furniture.
_BUSINESS = re.compile(
    r"\b(?:subscri(?:be|bers?|ption|ptions)|unsubscribe|newsletters?|sign up|advertising|reader[- ]supported|"
    r"supported by (?:its|our) readers|support (?:us|our work|this blog|independent)|donate(?= ?$|"
    r" now| here| today)|"
    r"free to read|is free\b|free articles? left|members only|for members\b|buy (?:me|the author|this photo)|"
    r"leave a comment|comments (?:are|have been) closed|\d+ comments|comments \(\d+\)|rss|"
    r"read also|most read|popular now|more (?:on|from|in) this|from (?:the|our) archives?|archive photo|"
    r"older posts?|"
    r"previous (?:post|statements?|communiqu[eé])|join (?:our|the) (?:\w+ )?(?:conversations?|forum|"
    r"discussion)|last post|next (?:note|column|issue|post|edition|appointment)|^next week|"
    r"in the next issue|filed under|posted in|related|like and share|follow us|follow (?:the|"
    r"our) \w+ (?:on|for)|"
    r"refresh(?:es)? (?:for|automatically)|updates? automatically|newest (?:first|entries|posts|on top)|"
    r"latest (?:first|entries|at the top)|"
    r"all times|times (?:are )?local|"
    r"(?:lightly|slightly) edited|check against delivery|unofficial translation|official translation|"
    r"translated from|"
    r"near-verbatim|uncorrected|this transcript|transcribed from|transcript (?:by|prepared|of)|"
    r"automatic transcript|"
    r"official record|for immediate release|free for publication|for information only|"
    r"press (?:contacts?|enquiries|service|office|desk)|media accreditation|accreditation enquiries|"
    r"contact for journalists|"
    r"note to editors|reproduction (?:is )?(?:free|permitted)|print this page|all rights reserved|©|\(c\)|"
    r"the (?:author|writer) (?:is|was|has|teaches|taught|works|writes)|writes every|corrections?:|"
    r"corrections should|"
    r"live (?:desk|blogs?)|ticker editor|our newsroom|write to (?:us|the newsroom)|"
    r"get in touch with (?:us|our)|letters to the editor|"
    r"listen again|get alerts|editing by|reporting by|additional reporting|writing by|cite as|"
    r"page \d+|weather:|tides?:|tide tables?|prayer times|^liked? this|^enjoying|compiled (?:by|from)|"
    r"our translations?|"
    r"translations? (?:by|are)|(?:texts|errors) (?:\w+ ){0,3}(?:is|are) ours|gathered for you|enquiries|"
    r"next (?:\w+ )?(?:printed )?edition|refer a friend|"
    r"(?:typed|edited|published) without corrections|please recycle|on the record\b\. )",
    re.IGNORECASE,
)


def is_furniture(text: str, *, edge: bool) -> bool:
    """Whether a paragraph is furniture by its form.

    `edge`: it stands among the first or last of the page, where bylines, credits and prompts do.
    """
    text = " ".join(text.split())
    if not text or len(text) > 400:
        return not text
    if is_prompt(text) or is_credit(text):
        return True
    return edge and (is_header(text) or _is_business(text) or is_teaser(text))


def _is_business(text: str) -> bool:
    """Whether a line speaks of the site itself: its subscriptions, desks, editions and authors."""
    count = len(_BUSINESS.findall(text))
    if count >= 2:
        return not is_attributed(text)
    return count == 1 and len(text) <= 170 and not is_reported(_BUSINESS.sub("", text))
