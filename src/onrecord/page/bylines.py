"""Bylines, datelines, stamps and credits: lines that say who wrote, took or sent a page, and when."""

from __future__ import annotations

import re

from onrecord.page.sentences import is_prose, is_reported

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

_NAME = r"[A-ZÀ-Þ][\w’'.-]+"
_BYLINES = (
    # By Ann Lee / By our correspondent / By the editors
    rf"[Bb][Yy] (?:our |the |a )?{_NAME}(?: [\w’'.|,-]+){{0,8}}",
    r"[Bb]y (?:our|a) (?:own )?(?:reporter|correspondent|staff|editors?)\b.{0,60}",
    r"[Bb]y the editors\b.{0,80}",
    # Opinion 12. By Ann Lee | Port Selm
    rf"(?:[\w’' ]+ \d+\. )?[Bb]y {_NAME} {_NAME} \|.{{0,60}}",
    rf"[\w’' ]{{2,20}} \d+\. By (?:{_NAME} ?){{2,4}}",
    # Ann Lee | Port Selm
    rf"{_NAME}(?: {_NAME}){{1,3}} \| [A-ZÀ-Þ][\w ,’'.-]{{1,40}}",
    # Photos: R. Quist / Analysis by Ann Lee / Live | the strait
    r"(?i:photos?|pictures?|images?|map|video|graphic|illustration|story and pictures|words|text|live|"
    r"analysis|opinion)(?i:\s*(?::|\bby\b)).{0,110}",
    r"(?i:live|latest|newest|breaking)\b[^.]{0,30}[|].*",
)
_STAMPS = (
    # Updated 5 March 2031, 10:20
    r"(?i:updated|published|posted|last updated|last modified|first published|received)\b.{0,60}\d.*",
    # Mo Hart 8:30 AM | March 14, 2033
    rf"(?:[\w’'.-]+ ){{1,4}}\|? ?{_TIME} ?\|? ?{_DATE}",
    # Port Selm, 5 March 2031
    rf"(?:[\w’' .,-]{{2,40}}[,|] )?{_DATE}(?:[ ,|]+{_TIME})?\.?",
    rf"[A-ZÀ-Þ][\w’' -]{{2,40}}, {_DATE}\. [^\"“]{{0,60}}",
    rf"{_TIME}(?:[ ,|]+{_DATE})?\.?",
    rf"{_DATE}[ ,|]+{_TIME}\.?",
)
_MARKS = (
    # No. 112, initials of editors (al/bm), rules, ends, counts
    r"no\.? ?:? ?\d+\b.{0,60}",
    r"[A-Z]{2,5}(?:/[a-z]{1,4}){1,3}",
    r"\([A-Z]{2,6}(?:/[a-z]{1,4})+\)",
    r"[-–—*#\\_ ]{2,}",
    r"\\?#{2,}",
    r"-?\s*(?:30|ends?)\s*-?",
    r"\d[\d ,.]* (?:min(?:ute)?s? read|views|shares|likes)",
    r"\d+ (?:min|minutes?|hours?|days?) ago",
)
_NAMED_SAID = re.compile(rf"({_NAME}) Said\b")  # Omar Said is somebody's name
_HEADER = re.compile("|".join(rf"(?:{one})$" for one in (*_BYLINES, *_STAMPS, *_MARKS)))
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
_CREDITED = re.compile(r"^(?:photos?|pictures?|images?|credit|source)\s*(?:[:|]|by\b|credit)", _I)


def is_header(text: str) -> bool:
    """Whether a line at a page's edge is a byline, a stamp or an editor's mark."""
    return _HEADER.match(text) is not None and not is_reported(_NAMED_SAID.sub(r"\1", text))


def is_credit(text: str) -> bool:
    """Whether a line credits a picture, or those who reported and edited."""
    if _BRACKETED.match(text) and _BRACKET_WORDS.search(text):
        return True
    if text.startswith(("(", "[")) and text.rstrip(".").endswith((")", "]")):
        return _CREDIT.match(text) is not None
    return len(text) < 130 and _CREDITED.match(text) is not None and not is_reported(text)


def is_teaser(text: str) -> bool:
    """Whether a line names another item by its title and date."""
    return (
        _TEASER_DATE.search(text) is not None
        and len(text) < 120
        and not is_prose(text)
        and not is_reported(text)
    )
