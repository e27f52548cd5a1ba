"""Whether a cue is a reporting verb: the public verbs of Quirk et al., A Comprehensive Grammar (1985), 16.31.

They report something put into words. "Tell", "ask", "note", "call" and "tweet", which take other
complements or are younger than the list, and "according to" are counted with them. Other cues ("voted
against", "worries", "is ready", a noun) report a deed, a mind or a paper.
"""

from __future__ import annotations

import re

_STEMS = """
acknowledg add admit affirm agree alleg announc argu assert bet boast certif claim comment complain conced
confess confid confirm contend convey declar deny deni disclos exclaim explain forecast foretell foretold
guarante hint insist maintain mention object predict proclaim promis pronounc prophes protest remark repeat
repl report retort stat submit suggest swear swore testif vow warn writ wrote
tell told ask call tweet
"""
_ENDING = r"(?:e|es|ed|s|y|ies|ied|ing|ying|d|ted|ting|ten|n|l?ling)?"
_VERB = re.compile(
    rf"\b(?:sa(?:y|ys|id|ying)|not(?:e|es|ed|ing)|according to|(?:{'|'.join(_STEMS.split())}){_ENDING})\b",
    re.IGNORECASE,
)


def is_reporting(cue: str) -> bool:
    """Whether a form of such a verb, or the noun that is spelt like one, stands among the cue's words."""
    return _VERB.search(cue) is not None
