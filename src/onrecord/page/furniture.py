"""What is not part of an article, told from its words: prompts, credits, bylines, other items.

Every rule here asks for the form of furniture (a prompt's verb, a credit's shape, a date that ends
a teaser), never for a site's own words. A paragraph with a whole reported sentence is kept: losing
a statement is worse than carrying a prompt along.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

_MONTH = (
    r"(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DATE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s+\d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_TIME = r"\d{1,2}[:.]\d{2}(?:\s*(?i:[ap]\.?\s?m\.?))?(?:\s*[A-Z]{2,4})?"

# Anywhere in the article: a prompt to the reader, a related item, a player's or a form's words.
_ALWAYS = re.compile(
    r"^(?:"
    r"to view this video\b.*$|got a (?:story|tip|view)\?.*$|for more stories like this\b.*$|"
    r"(?:advertisement|advertising|sponsored(?: content)?|story continues(?: below)?.*|article continues.*|"
    r"continue reading.*)$"
    r"|(?:read|see|watch|listen|hear|also read|read also|see also|more on this|more from|more in|also in|"
    r"also on|also see)\b"
    r"(?: also| more| next| again| now)?[^:|.!?]{0,30}[:|]"
    r"|(?:related|recommended|most (?:read|viewed|popular|clicked|shared)|popular now|trending(?: now|"
    r" on\b.*)?|up next|"
    r"don[’']t miss|you may (?:also )?like|more (?:stories|live|posts|digests|news)|editors?[’'] picks?|"
    r"from (?:the|our) archives?|in other news|elsewhere|(?:older|previous|last|next) (?:posts?|column|"
    r"week[’']s \w+)|"
    r"previously on .{2,40}|filed under|posted in|tags?|topics?|categories|share(?: this)?.{0,20}|"
    r"errata)\s*(?::|\||$)"
    r"|(?:share|print|save|email|e-mail|tweet|comment|copy link|follow us|comments?(?: \(\d+\))?|"
    r"leave a comment|reply|\d+ (?:comments?|shares?))\b.{0,25}$"
    r"|(?:sign up|subscribe|register|log ?in|join|click|tap|download|get|forward|refer|support|donate|"
    r"follow|buy|upgrade)\b"
    r"[^.!?]{0,80}\b(?:newsletter|newsletters|inbox|alerts?|app|account|e-?mails?|channel|whatsapp|"
    r"telegram|facebook|twitter|"
    r"instagram|podcast|membership|members?|subscription|subscribers?|vip|conversation|here|friend|coffee|"
    r"this blog|our work|"
    r"this (?:blog|newspaper|photo)|month|today|now)\b[^.!?]{0,60}[.!?]?$"
    r")",
    _I,
)

# What names the site's own business. Two such, or one in a short line at the edge, make furniture.
_BUSINESS = re.compile(
    r"\b(?:subscri(?:be|bers?|ption|ptions)|unsubscribe|newsletters?|sign up|advertising|reader[- ]supported|"
    r"supported by (?:its|our) readers|support (?:us|our work|this blog|independent)|donate(?= ?$|"
    r" now| here| today)|"
    r"free to read|is free\b|free articles? left|members only|for members|buy (?:me|the author|this photo)|"
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
    _I,
)
_EDGE = re.compile(
    r"^(?:"
    r"[Bb][Yy] (?:our |the |a )?[A-ZÀ-Þ][\w’'.-]+(?: [\w’'.|,-]+){0,8}$"
    r"|[Bb]y (?:our|a) (?:own )?(?:reporter|correspondent|staff|editors?)\b.{0,60}$|"
    r"[Bb]y the editors\b.{0,80}$"
    r"|(?:[\w’' ]+ \d+\. )?[Bb]y [A-ZÀ-Þ][\w’'.-]+ [A-ZÀ-Þ][\w’'.-]+ \|.{0,60}$|"
    r"[\w’' ]{2,20} \d+\. By (?:[A-ZÀ-Þ][\w’'.-]+ ?){2,4}$"
    r"|[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+){1,3} \| [A-ZÀ-Þ][\w ,’'.-]{1,40}$"
    r"|(?i:photos?|pictures?|images?|map|video|graphic|illustration|story and pictures|words|text|live|"
    r"analysis|opinion)(?i:\s*(?::|\bby\b)).{0,110}$"
    r"|(?i:live|latest|newest|breaking)\b[^.]{0,30}[|].*$"
    r"|(?i:updated|published|posted|last updated|last modified|first published|received)\b.{0,60}\d.*$"
    rf"|(?:[\w’'.-]+ ){{1,4}}\|? ?{_TIME} ?\|? ?{_DATE}$"
    rf"|(?:[\w’' .,-]{{2,40}}[,|] )?{_DATE}(?:[ ,|]+{_TIME})?\.?$"
    rf"|[A-ZÀ-Þ][\w’' -]{{2,40}}, {_DATE}\. [^\"“]{{0,60}}$"
    rf"|{_TIME}(?:[ ,|]+{_DATE})?\.?$"
    rf"|{_DATE}[ ,|]+{_TIME}\.?$"
    r"|no\.? ?:? ?\d+\b.{0,60}$"
    r"|[A-Z]{2,5}(?:/[a-z]{1,4}){1,3}$|\([A-Z]{2,6}(?:/[a-z]{1,4})+\)$"
    r"|[-–—*#\\_ ]{2,}$|\\?#{2,}$|-?\s*(?:30|ends?)\s*-?$"
    r"|\d[\d ,.]* (?:min(?:ute)?s? read|views|shares|likes)$|\d+ (?:min|minutes?|hours?|days?) ago$"
    r")",
)
# Photographs' agencies and words in brackets, alone in their line.
_CREDIT = re.compile(
    r"^[(\[]?[^.!?\"“”]{0,140}\b(?:photos?|photograph(?:er|y)?|pictures?|images?|getty|afp|ap|reuters|epa|"
    r"sputnik|shutterstock|"
    r"wireimage|pool|courtesy|handout|file|archive)\b[^.!?\"“”]{0,60}[)\]]?\.?$",
    _I,
)
_BRACKETED = re.compile(r"^[(\[][^()\[\]]{3,160}[)\]]\.?(?:\s*[A-Z]{2,5} ?# ?\d+)?$")
_BRACKET_WORDS = re.compile(
    r"\b(?:report(?:ing|ed)|writing|editing|photos?|images?|briefing|transcript|end of|translated|edited|"
    r"getty|reuters|afp|ap|sputnik|via|additional)\b",
    _I,
)
_TEASER_DATE = re.compile(rf"(?:\({_DATE}\)|[,–—-] ?{_DATE})[.!]?(?: \|.*)?$", _I)

# A reported sentence: quotation, or a subject with a verb of saying. Such lines are kept unless the
# form is beyond doubt.
_REPORT = re.compile(
    r"[“\"«][^”\"»]{15,}(?:[.,!?…][”\"»]|$)"
    r"|\b(?:said|says|told|announced|declared|warned|insist(?:s|ed)|den(?:y|ies|ied)|demand(?:s|ed)|"
    r"according to|argue[sd]|added|wrote|"
    r"wants?|hopes?|believes?|thinks?|expects?|plans|refuse[sd]|agree[sd]|promise[sd]|reject(?:s|ed))\b",
    _I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|"
    r"said|says|told|\w{3,}(?:ed|s))\b",
    _I,
)
# What a whole sentence has: an auxiliary, a past tense, or a pronoun before its verb.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|does|did|do|went|"
    r"came|took|made|"
    r"met|left|began|held|gave|got|saw|knew|\w{2,}ed|\w+n[’']t|(?:he|she|it|they|we|I|you|who|that) \w+)\b",
    _I,
)
# A turn, a ticker's entry, a quotation, a signed comment, or the beginning of a whole sentence.
_SPOKEN = re.compile(
    r"^(?-i:[A-ZÀ-Þ][A-ZÀ-Þ.’' ]+):|^\d{1,2}[:.]\d{2} |[“”\"«»:]$|^[“\"«]|\b(?:it|that|there|what|"
    r"who)[’']s\b| [–—-]+ ?@?\w+$"
    r"|^(?:The|A|An|This|These|Those) (?:\S+ ){5}",
    _I,
)
_SENTENCE_END = re.compile(r"[.!?…:][\"”’»)\]]*$")


def is_prose(text: str) -> bool:
    """Whether it reads as a sentence or more: eight words, an end, and a verb-like word."""
    words = text.split()
    return len(words) >= 8 and _SENTENCE_END.search(text) is not None and _VERB.search(text) is not None


def is_scrap(text: str) -> bool:
    """Whether a first or last line of a page is a scrap: short, no whole sentence, nobody's words.

    Standing notes of a site ("Newest on top.", "Tide tables on page 14.") have this form.
    """
    if len(text) > 140 or _SPOKEN.search(text):
        return False
    return _FINITE.search(text) is None and _REPORT.search(text) is None


def is_furniture(text: str, *, edge: bool) -> bool:
    """Whether a paragraph is furniture by its form.

    `edge`: it stands among the first or last of the page, where bylines, credits and prompts do.
    """
    text = " ".join(text.split())
    if not text or len(text) > 400:
        return not text
    if _ALWAYS.match(text):
        return not (_REPORT.search(text) and len(text) > 160)
    if _BRACKETED.match(text) and (_BRACKET_WORDS.search(text) or _CREDIT.match(text)):
        return True
    if _is_credit(text):
        return True
    if not edge:
        return False
    if _EDGE.match(text):
        return not _REPORT.search(text)
    business = len(_BUSINESS.findall(text))
    if business >= 2:
        return True
    if business and len(text) <= 170:
        return not _REPORT.search(_BUSINESS.sub("", text))
    return (
        bool(_TEASER_DATE.search(text))
        and len(text) < 120
        and not is_prose(text)
        and not _REPORT.search(text)
    )


def _is_credit(text: str) -> bool:
    bracketed = text.startswith(("(", "[")) and text.rstrip(".").endswith((")", "]"))
    if bracketed:
        return _CREDIT.match(text) is not None
    return (
        len(text) < 130
        and re.match(r"^(?:photos?|pictures?|images?|credit|source)\s*(?:[:|]|by\b|credit)", text, _I)
        is not None
        and not _REPORT.search(text)
    )
