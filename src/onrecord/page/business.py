"""The words in which a page speaks of itself: subscriptions, comments, desks, editions, authors, rights."""

from __future__ import annotations

import re

_LANGUAGE = (
    r"(?:english|french|spanish|portuguese|arabic|russian|chinese|german|turkish|persian|hindi|swahili)"
)
_SUBSCRIPTIONS = (
    r"subscri(?:be|bers?|ption|ptions)|unsubscribe|newsletters?|sign up|register here|by e-?mail every|"
    r"advertising|advertise here|advertisement:|paid announcement|sponsor(?:ed)?\b ?(?::|by)|powered by|"
    r"ads? by|"
    r"reader[- ]supported|supported by (?:its|our) readers|support (?:us|our work|this blog|independent)|"
    r"donate(?= ?$| now| here| today)|buy (?:me|the author|this photo)|free to read|is free\b|"
    r"free articles? left|members only|for members\b|want alerts|get alerts|listen again|refer a friend|"
    r"forward this|missed (?:yesterday|it)\?|like and share|follow us|follow (?:the|our) \w+ (?:on|for)|"
    r"^liked? this|^enjoying"
)
_COMMENTS = (
    r"leave a comment|comments (?:are|have been) closed|\d+ (?:comments?|replies)|comments \(\d+\)|"
    r"reactions:|"
    r"log ?in to (?:reply|comment|post)|join (?:our|the) (?:\w+ )?(?:conversations?|forum|discussion)|"
    r"letters to the editor|do not reply to"
)
_OTHER_ITEMS = (
    r"read also|most read|popular now|related|more (?:on|from|in) this|from (?:the|our) archives?|"
    r"archive photo|"
    r"older posts?|previous (?:post|statements?|communiqu[eé])|last post|"
    r"next (?:note|column|issue|post|(?:\w+ )?(?:printed )?edition|appointment)|^next week|in the next issue|"
    r"filed under|posted in|rss|back issues|page \d+|weather:|tides?:|tide tables?|prayer times"
)
_UPDATES = (
    r"refresh(?:es)? (?:for|automatically|by itself|every)|refresh:|updates? automatically|"
    r"is updated (?:every|each|daily|weekly)|newest (?:first|entr(?:y|ies)|posts|on top)|"
    r"latest (?:first|entries|at the top)|all times|times (?:are )?local|schedule: suspended|"
    r"live (?:desk|blogs?)|ticker editor"
)
_TEXTS = (
    r"(?:lightly|slightly) edited|check against delivery|(?:un)?official translation|courtesy translation|"
    r"translated (?:from|by (?:our|a))|our translations?|translations? (?:by|are|checked)|"
    r"(?:text|translation|version) (?:prevails|is a translation)|"
    rf"(?:distributed|released|published|available|issued) in (?:[\w, ]+ )?(?:{_LANGUAGE}|languages)\b|"
    r"near-verbatim|uncorrected|not yet corrected|may contain errors|cleaned up for length|"
    r"(?:automatic|rush|this) transcript|transcribed from|transcript (?:by|prepared|of)|summary record|"
    r"^recorded (?:at|on|in)|(?:interview|conversation) (?:was )?recorded|official record|on the record\b\. |"
    r"(?:typed|edited|published) without corrections|(?:texts|errors) (?:\w+ ){0,3}(?:is|are) ours|"
    r"^collected (?:from|by)|compiled (?:by|from)|gathered for you|^digest of|sources in brackets|"
    r"posts are as written|to be read (?:aloud|out)|notify corrections|corrections?:|corrections should|"
    r"cite as"
)
_DESKS = (
    r"for immediate release|free for publication|for information only|"
    r"not for (?:release|publication|distribution)|"
    r"press (?:contacts?|enquiries|service|office|desk)|media accreditation|accreditation enquiries|"
    r"enquiries|"
    r"contact for journalists|notes? to editors|forward-looking statements|not responsible for|disclaimer|"
    r"disclosure:|reproduction (?:is )?(?:free|permitted)|"
    r"(?:reproduced|printed) (?:free|without) (?:of )?charge|"
    r"all rights reserved|©|\(c\)|print this page|please recycle|our newsroom|write to (?:us|the newsroom)|"
    r"get in touch with (?:us|our)|[\w.+-]+@[\w-]+\.[\w.]+|https?://"
)
_AUTHORS = (
    r"the (?:author|writer) (?:is|was|has|teaches|taught|works|writes)|writes every|editing by|reporting by|"
    r"additional reporting|writing by|by our correspondent|"
    r"opinions? (?:\w+ ){0,4}(?:is|are) (?:his|her|their|those|the author[’']s)\b|"
    r"(?:free|print|online|digital|evening|morning|weekend) (?:edition|selection)"
)
_BUSINESS = re.compile(
    rf"\b(?:{'|'.join((_SUBSCRIPTIONS, _COMMENTS, _OTHER_ITEMS, _UPDATES, _TEXTS, _DESKS, _AUTHORS))})",
    re.IGNORECASE,
)


def count_business(text: str) -> int:
    """How often a line speaks of the site itself."""
    return len(_BUSINESS.findall(text))


def without_business(text: str) -> str:
    """The line without the words that speak of the site itself."""
    return _BUSINESS.sub("", text)
