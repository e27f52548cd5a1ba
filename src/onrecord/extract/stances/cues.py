"""Words that tell how somebody stands to what is said: conditions, consent, refusal, silence."""

from __future__ import annotations

import re

NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t)\b", re.I)
_WORDS = {
    "condition": (
        r"\b(?:if|provided|providing|unless|on condition|as long as|so long as|once|in (?:return|"
        r"exchange)|only (?:when|if|after)|when|after|subject to|depends? on|in case|assuming|conditional|"
        r"for as long as)\b"
    ),
    "until": r"\b(?:until|till|before|as long as|while|first)\b",
    "ready": (
        r"\b(?:ready|willing|prepared|open to|agree\w*|accept\w*|welcom\w*|support\w*|yes|favou?r\w*|"
        r"happy to|could live with|can live with|would (?:sign|accept|consider)|in principle|back(?:s|ed|"
        r"ing)|approv\w*|endors\w*)\b"
    ),
    "refuse": (
        r"\b(?:reject\w*|refus\w*|rul\w+ out|turn\w* down|oppos\w*|never|unacceptable|out of the question|"
        r"non-?starter|won[’']t|will not|would not|shall not|nothing to|no way|against|dismiss\w*|"
        r"resist\w*|insist\w*|not on the table|red line|suspend\w*|cancel\w*|boycott\w*|walk\w* out|"
        r"block\w*|stays?|remain\w*)\b"
    ),
    "ask": (
        r"\b(?:call\w* (?:for|on)|urg\w*|demand\w*|ask\w*|appeal\w*|propos\w*|want\w*|need\w*|must|should|"
        r"request\w*|seek\w*|press\w*|invit\w*|offer\w*|suggest\w*|let us|let the)\b"
    ),
    "maybe": (
        r"\b(?:may|might|perhaps|could|consider\w*|stud(?:y|ying|ied)|weigh\w*|look(?:ing)? at|think "
        r"about|discuss\w*|review\w*|undecided|not decided|no decision|has not|have not|nothing has been|"
        r"rumou?r\w*|reported\w*|reportedly|possible|possibly|unclear|whether|depend\w*)\b"
    ),
    "silent": (
        r"\b(?:declin\w* to|would not say|did not say|refused to say|no comment|did not rule out|would "
        r"not rule out|does not rule out|not (?:rule|ruled|ruling) out|not exclude\w*|would neither)\b"
    ),
    "change": (
        r"\b(?:no longer|now|chang\w*|dropp?\w*|soften\w*|shift\w*|revers\w*|abandon\w*|back(?:ed)? down|"
        r"U-turn|after all|had (?:said|insisted|refused|demanded|rejected|ruled)|earlier|previously|"
        r"yesterday|until now)\b"
    ),
    "promise": r"\b(?:will|shall|[’']ll|promis\w*|pledg\w*|commit\w*|undertak\w*|vow\w*|guarantee\w*)\b",
    "done": (
        r"\b(?:signed|began|begun|opened|released|freed|withdrew|withdrawn|lifted|arrived|met|returned|"
        r"handed|left|landed|sent|took)\b"
    ),
    (
        "denydeny"
    ): r"\b(?:den(?:y|ied|ies|ying)|false|lie|lies|invent\w*|never said|did not say|fabricat\w*|rumou?rs?)\b",
    "only": r"\b(?:only|at least|at most|not more than|no more than|less than)\b",
}
CUES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _WORDS.items()}
