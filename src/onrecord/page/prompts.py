"""What a site says to its reader: labels of other items, buttons, and calls to subscribe or follow.

Each rule asks for the form, a label or an order, and not for a word alone: "Read more: …" and
"Subscribe now" are a site's, "Read my lips: no new talks, said Mr. Brezh." is somebody's.
"""

from __future__ import annotations

import re

from onrecord.page.sentences import is_attributed, is_finite, is_reported

_I = re.IGNORECASE
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")  # buttons set apart by a style sheet alone run together
_LONG = 160  # characters from which a label's line holds more than a title

# "Read more: …", "WATCH | …": another item's title follows.
_POINTER = re.compile(
    r"^(?:also |further )?(?:read|see|watch|listen|hear|view)"
    r"(?: (?:also|more|next|again|now|here|live|on|too))*"
    r"(?P<object>(?: to)?(?: (?:our|the|this))?(?: (?:full|whole|latest|live|other|previous))?"
    r" (?:coverage|story|stories|articles?|explainer|series|gallery|video|podcast|blog))?"
    r" ?[:|](?P<rest>.*)$",
    _I,
)
# "More on this: …", "Also in this section: …", "More from Straits Wire | …".
_SECTION = re.compile(
    r"^(?:more|also) (?:from|on|in|about) "
    r"(?:(?P<own>(?:this|the|our|today[’']s|yesterday[’']s) (?:\w+ )?(?:blog|author|writer|paper|section|"
    r"page|site|issue|series|topic|story|subject|archives?|programme|program|show|channel|network|newsroom|"
    r"magazine|web)|this)|"
    r"(?-i:[A-ZÀ-Þ])[\w’'&.-]*(?: (?-i:[A-ZÀ-Þ])[\w’'&.-]*){0,4})"
    r" ?[:|](?P<rest>.*)$",
    _I,
)
_WHEN = re.compile(
    r"^\w+ \w+ (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
    r"august|september|october|november|december)\b",
    _I,
)
# Labels that name other items by themselves.
_LABEL = re.compile(
    r"^(?:related|recommended|most (?:read|viewed|popular|clicked|shared)|popular now|"
    r"trending(?: now| on\b.*)?|up next|don[’']t miss|you may (?:also )?like|"
    r"more (?:stories|live|posts|digests|news)|editors?[’'] picks?|"
    r"from (?:the|our) archives?|(?:older|previous|last|next) (?:posts?|column|"
    r"week[’']s \w+)|previously on .{2,40}|filed under|posted in|tags?|categories|"
    r"share(?: this(?: \w+)?)?|errata|"
    r"(?P<soft>topics?|elsewhere|in other news))\s*(?:[:|](?P<rest>.*))?$",
    _I,
)
_NOTICE = re.compile(
    r"^(?:to view this video\b.*|got a (?:story|tip|view)\?.*|for more stories like this\b.*|"
    r"advertisement|advertising|sponsored(?: content)?|"
    r"(?:story|article) continues(?: (?:below|after)\b.{0,40})?[.:…]?|continue reading.{0,80})$",
    _I,
)
# A button's words and what may stand beside them; anything else must be written like a name.
_BUTTON = re.compile(
    r"^(?:share|print|save|e-?mail|tweet|comments?|copy link|follow us|leave a (?:comment|reply)|reply|"
    r"\d+ (?:comments?|shares?))"
    r"(?P<beside>(?:(?:^|[\s&*(|:,/]*)(?:this|on|via|to|by|with|the|an?|your|us|or|and|it|now|here|all|social|"
    r"media|article|story|page|post|link|photo|friends?|me|in|app|facebook|twitter|policy|options|alerts?|"
    r"address|updates?|subscriptions?|comments?|\d[\dkm.,]*|(?-i:[A-Z])[\w]*)\b)*)[\s)*:|!.]*$",
    _I,
)
# An order about what only a site has.
_SUBSCRIBE = re.compile(
    r"^(?:sign up|log ?in|subscribe|register|join|click|tap|download|get|forward|refer|support|donate|follow|"
    r"buy|upgrade)\b(?<!support(?= for))"
    r"(?! (?:of|is|was|are|were|has|had|will|came|comes|from|among)\b)"
    r"[^.!?]{0,80}\b(?:newsletters?|inbox|alerts?|app|account|e-?mails?|channel|whats ?app|telegram|facebook|"
    r"twitter|instagram|podcast|membership|members?|subscription|subscribers?|vip|conversation|friend|coffee|"
    r"this blog|our work|this (?:blog|newspaper|photo))\b[^.!?]{0,60}[.!?]?$",
    _I,
)
_TOLD_OF = re.compile(r"\b(?:was|were|had|has been|have been)\b", _I)
# An order about anything is a site's only where nothing but "now" or "here" is its object.
_NOW = re.compile(
    r"^(?:(?:sign up|log ?in|register|join|click|tap|download|get|support|follow|buy|upgrade)"
    r"(?: (?:us|it|me|or \w+))? (?:here|now|today)|"
    r"(?:subscribe|donate)\b[^.!?]{0,80}\b(?:here|now|today|month))\b[^.!?]{0,60}[.!?]?$",
    _I,
)


def is_prompt(text: str) -> bool:
    """Whether a line, its white space made single, is a site's word to its reader."""
    text = _JOINT.sub(" ", text)
    return _is_label(text) or _is_button(text) or _is_order(text)


def _is_label(text: str) -> bool:
    """A label, alone or before the title of another item."""
    if _NOTICE.match(text):
        return not is_attributed(text)
    if match := _POINTER.match(text):
        return not (_goes_on(match["rest"]) or (match["object"] and is_attributed(text)) or _is_told(text))
    if match := _SECTION.match(text):
        if match["own"]:
            return not _is_told(text)
        return not (_WHEN.match(text) or _goes_on(match["rest"]) or is_attributed(text))
    if match := _LABEL.match(text):
        told = match["soft"] and (is_reported(text) or _goes_on(match["rest"] or ""))
        return not (told or _is_told(text))
    return False


def _goes_on(rest: str) -> bool:
    """What follows a colon goes on with the sentence: a title would begin with a capital."""
    rest = rest.strip()
    return rest[:1].islower() and rest.endswith((".", "!", "?", "”", '"'))


def _is_told(text: str) -> bool:
    return len(text) > _LONG and is_reported(text)


def _is_button(text: str) -> bool:
    match = _BUTTON.match(text)
    if match is None or len(match["beside"]) > 40:
        return False
    # "Save" and "Saved", "Copy link" and "Copied!" are two buttons; "came at noon" is a verb.
    return not is_finite(re.sub(r"\b[A-Z]\w*", "", match["beside"]))


def _is_order(text: str) -> bool:
    """An order to the reader: the verb first, no subject, nobody who is said to give it."""
    if not (_SUBSCRIBE.match(text) or _NOW.match(text)):
        return False
    return not (_TOLD_OF.search(text) or is_attributed(text) or _is_told(text))
