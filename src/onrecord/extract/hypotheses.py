"""Explanations of what a side does that recur from one negotiation to the next, told by their words."""

from __future__ import annotations

import re

_NAMED = {
    "playing for time": (
        r"play\w*[^.]{0,20} for time|buy\w*[^.]{0,15} (?:time|weeks|days|months)|stall\w*|delaying tactic|"
        r"drag\w*[^.]{0,20} (?:feet|out)|run\w* down the clock|wait\w* (?:for|until|out)\b|until "
        r"(?:winter|spring|snow|its reserves|the election|the harvest)|gain\w* time|time is on"
    ),
    "not sincere": (
        r"(?:in)?sincer\w*|bad faith|good faith|(?:not|never|hardly) (?:serious|mean)\w*|do(?:es)?n[’']t "
        r"mean (?:it|a word)|don[’']t buy (?:it|a word)|pretext|pretend\w*|sham\b|charade|farce|theatre|"
        r"theater|for show|a trap\b|smokescreen|fig leaf|window.dressing|lip service"
    ),
    "speaking to an audience at home": (
        r"domestic audience|audience at home|for (?:the )?(?:cameras?|gallery|voters|home front|"
        r"pictures?)|before (?:the|an) (?:election|vote|primary|congress)|headlines|sav\w+ face|los\w+ "
        r"face"
    ),
    "yielding to pressure": (
        r"gave? (?:way|in)|cav\w+ in|blink\w*|bow\w* to|climb\w* down|(?:the )?(?:sanctions|pressure|"
        r"strike|blockade|measures)[^.]{0,30}(?:bite|biting|work|hurt\w*|bit\b|convinc\w*|mov\w*|got)|cannot "
        r"(?:afford|hold out|feed)|running out of|forced (?:to|its|his|her|their) hand|under pressure"
    ),
    "bluffing": r"bluff\w*|empty threat|crying wolf|sabre.rattling|saber.rattling|posturing|upping the ante",
    "raising the price": (
        r"rais\w+ (?:its|his|her|their|the) price|driv\w+ a (?:hard )?bargain|bargaining chip|haggl\w*|"
        r"asking price|for a better (?:deal|offer|price)|more than (?:it|they|he|she) expects?"
    ),
    "divided within": (
        r"(?:is|are) (?:split|divided)|two minds|one hand (?:does not|doesn[’']t) know|generals? (?:and|"
        r"against)|rift|infighting|who is in charge|hardliners?"
    ),
}
_FOUND = tuple(
    (name, re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)) for name, pattern in _NAMED.items()
)


def find_hypothesis(words: str) -> str | None:
    """The explanation that these words name first, None where they name none that is known here."""
    found = [(match.start(), name) for name, pattern in _FOUND if (match := pattern.search(words))]
    return min(found)[1] if found else None
