"""The PLOVER mode of an act of a known type, and its move in negotiating, by its words."""

from __future__ import annotations

import re

from onrecord.extract.acts.triggers import find_triggers
from onrecord.records import ActType

_TALKS = (
    r"\b(?:talks?|meet\w*|met|negotiat\w*|dialogue|table|sit|sat|summit|mediat\w*|mediator|round|"
    r"conference|attend\w*|discuss\w*|delegat\w*|come|invit\w*|session|conversation|venue|go-between)\b"
)
_YIELD = (
    r"\b(?:releas\w*|free\w*|withdr\w*|pull\w*|lift\w*|end(?:ing|ed)?|stop\w*|halt\w*|truce|cease-?fire|"
    r"ceas\w+|hand\w* (?:over|back)|return\w*|leave|open\w*|reopen\w*|eas(?:e|ing)|through|fire|guns|"
    r"prisoners?|let|drop\w*|give|suspend\w*|freez\w*|pause|shut|resum\w*|pay|cut|lower\w*|step back|"
    r"concess\w*|exchange|swap|stay\w*)\b"
)
_ASSIST = (
    r"\b(?:help\w*|aid|assist\w*|money|fund\w*|loan\w*|send|sent|suppl\w*|weapons|troops to|cooperat\w*|"
    r"provid\w*|doctors?|monitors?|observers?|lend\w*|contribut\w*|guarantee\w*|compensat\w*|protect\w*)\b"
)
_BY_WORDS: dict[ActType, tuple[tuple[str, str], ...]] = {
    "REQUEST": (("meet", _TALKS), ("yield", _YIELD), ("assist", _ASSIST)),
    "REJECT": (("meet", _TALKS), ("yield", _YIELD), ("assist", _ASSIST)),
    "CONSULT": (
        ("phone", r"\b(?:tele)?phon\w*|\bcall(?:ed|s)?\b|\bvideo|\bline\b|\bspoke with\b|\brang\b"),
        (
            "multilateral",
            (r"\b(?:council|assembly|union|summit|conference|bloc|ministers of|plenary|session)\b"),
        ),
        (
            "visit",
            (
                r"\b(?:visit\w*|arriv\w*|flew|fly|travel\w*|went to|land(?:ed|ing)|came to|receiv\w*|"
                r"tour\w*)\b"
            ),
        ),
        ("third-party", r"\b(?:met|meet\w*|sat|sit|talks?|table|negotiat\w*|deleg\w*|round)\b"),
    ),
    "THREATEN": (
        ("relations", r"\b(?:talks?|walk|quit|leave|relations|negotiat\w*|recall|break)\b"),
        (
            "violence",
            (r"\b(?:fir\w+|attack\w*|shell\w*|war|force|kill\w*|guns?|fight\w*|strike back|retaliat\w*)\b"),
        ),
        ("arrest", r"\b(?:arrest\w*|detain\w*|jail\w*|prison)\b"),
        ("expel", r"\b(?:expel\w*|deport\w*)\b"),
        ("territory", r"\b(?:occup\w*|annex\w*|seiz\w*|take back|capture)\b"),
        (
            "restrict",
            (
                r"\b(?:block\w*|clos\w*|strik\w*|boycott\w*|ban\w*|shut\w*|cut\w*|stop\w*|sanction\w*|lock\w*|"
                r"impos\w*|measures|march\w*|gate)\b"
            ),
        ),
    ),
    "ACCUSE": (
        ("investigate", r"\b(?:investigat\w*|inquir\w*|probe\w*|look\w* into|question\w*)\b"),
        ("allege", r"\b(?:accus\w*|alleg\w*|charg\w*|su(?:e|ed|ing)|indict\w*|court|claim\w*|trial)\b"),
        ("disapprove", r""),
    ),
    "PROTEST": (
        ("hunger", r"\bhunger\b"),
        ("riot", r"\b(?:riot\w*|clash\w*|threw|stones)\b"),
        ("strike", r"\b(?:strik\w*|struck|stoppage|walk\w* (?:out|off)|down\w* tools|work|stayaway)\b"),
        ("boycott", r"\bboycott\w*"),
        ("obstruct", r"\b(?:block\w*|barricad\w*|occup\w*|obstruct\w*|closed|shut|sit-in)\b"),
        ("demo", r""),
    ),
    "SANCTION": (
        ("convict", r"\b(?:guilty|convict\w*|court|ruled|unlawful|unconstitutional)\b"),
        ("expel", r"\b(?:expel\w*|expuls\w*|persona non grata|throw\w* out)\b"),
        ("withdraw", r"\b(?:recall\w*|withdr\w*|pull\w* out|quit|left|observers|ambassador)\b"),
        ("discontinue", r""),
    ),
    "COERCE": (
        (
            "arrest",
            (r"\b(?:arrest\w*|detain\w*|jail\w*|held|hold\w*|custody|prison\w*|confin\w*|house arrest)\b"),
        ),
        ("curfew", r"\bcurfew"),
        ("martial-law", r"\b(?:martial law|state of (?:emergency|siege)|emergency)\b"),
        ("deport", r"\b(?:deport\w*|expel\w*)\b"),
        (
            "withhold",
            (r"\b(?:withh\w*|cut\w* off|turn\w* off|power|electricity|water|gas|tap|valve|unpaid|wages)\b"),
        ),
        ("censor", r"\b(?:censor\w*|newspaper|broadcast\w*|off the air)\b"),
        ("cyber", r"\b(?:hack\w*|cyber\w*|jamm\w*)\b"),
        (
            "seize",
            (
                r"\b(?:seiz\w*|confiscat\w*|impound\w*|board\w*|raid\w*|search\w*|took|taken|captur\w*|"
                r"occup\w*)\b"
            ),
        ),
        ("restrict", r""),
    ),
    "RETREAT": (
        (
            "release",
            (
                r"\b(?:releas\w*|freed?|let go|walk\w* free|home|handed (?:over|back)|set free|swap\w*|"
                r"exchang\w*)\b"
            ),
        ),
        (
            "ceasefire",
            (r"\b(?:cease-?fire|truce|stop\w* (?:firing|shelling)|guns|fell silent|hold\w* fire|quiet)\b"),
        ),
        ("disarm", r"\b(?:disarm\w*|weapons|surrender\w*|arms|decommission\w*)\b"),
        ("resign", r"\b(?:resign\w*|step\w* down|quit)\b"),
        ("withdraw", r"\b(?:withdr\w*|pull\w* (?:back|out)|left|leav\w*|moved? back|vacat\w*|retreat\w*)\b"),
        (
            "access",
            (
                r"\b(?:open\w*|reopen\w*|let|allow\w*|admit\w*|cross\w*|through|in\b|resum\w*|restor\w*|"
                r"flow\w*|access)"
            ),
        ),
    ),
    "MOBILIZE": (
        ("police", r"\bpolice"),
        (
            "weapons",
            (r"\b(?:missiles?|jets?|ships?|warships?|frigates?|patrol boats?|aircraft|guns|artillery)\b"),
        ),
        ("militia", r"\b(?:militia|fighters|volunteers)\b"),
        ("troops", r""),
    ),
    "ASSAULT": (
        ("abduct", r"\b(?:abduct\w*|kidnap\w*|hostage\w*|captur\w*|taken|hijack\w*|held)\b"),
        ("drone", r"\bdrone"),
        ("aerial", r"\b(?:air ?strike\w*|bomb(?:ed|er|ers) from|jets?|helicopter\w*|air raid\w*|aircraft)\b"),
        (
            "heavy-weapons",
            (r"\b(?:shell\w*|mortar\w*|artiller\w*|rocket\w*|missile\w*|tank\w*|guns?|fire (?:from|on))\b"),
        ),
        ("firearms", r"\b(?:shot\w*|shoot\w*|gunfire|fired|rifle\w*|sniper\w*|gunmen|bullets?)\b"),
        ("explosives", r"\b(?:bomb\w*|mines?|explo\w*|grenade\w*|blast)\b"),
        ("crowd-control", r"\b(?:tear ?gas|water cannon|rubber|baton\w*)\b"),
        ("primitive", r"\b(?:stones?|knives|knife|machete\w*|burn\w*|set fire|torch\w*)\b"),
        ("beat", r"\b(?:beat\w*|punch\w*|kick\w*)\b"),
        ("targeted", r"\b(?:assassinat\w*|execut\w*|murder\w*)\b"),
        ("destroy", r"\b(?:destroy\w*|ramm\w*|sank|cut the)\b"),
    ),
}
_LAST: dict[ActType, str] = {"REQUEST": "change", "REJECT": "yield"}
_COMPILED = {
    kind: tuple((mode, re.compile(pattern, re.IGNORECASE)) for mode, pattern in rules)
    for kind, rules in _BY_WORDS.items()
}


def find_mode(kind: ActType, words: str) -> str | None:
    """The mode of an act of this type by its words; None for types that have none, or where no word tells."""
    for mode, pattern in _COMPILED.get(kind, ()):
        if pattern.search(words):
            return mode
    return _LAST.get(kind)


_ULTIMATUM = re.compile(
    r"\b(?:ultimatum|until|deadline|by (?:noon|midnight|\w+day)|within|or else|otherwise)\b", re.I
)
_VIOLATION = re.compile(r"\b(?:violat\w*|breach\w*|br[eo]k\w* (?:the|its|their|his|her)|in breach)\b", re.I)
_MEASURES = re.compile(
    r"\b(?:sanction\w*|embargo\w*|tariff\w*|dut(?:y|ies)|surtax|lev(?:y|ies)|asset|ban|penalt\w*)\b", re.I
)
_VENUE = re.compile(
    r"\b(?:venue|host\w*|(?:meet|talks?|sit down|met|round|hold \w+|negotiat\w*|travel|come|go|delegation) "
    r"(?:\w+ ){0,3}(?:in|to|at) [A-Z])"
)
_MEDIATOR = re.compile(r"\b(?:mediat\w*|go-between|good offices|broker\w*|facilitat\w*|arbitrat\w*)\b", re.I)
_CONDITION = re.compile(
    r"\b(?:unless|until|provided|on condition|only (?:if|when|after)|if|once|before|as long as|subject to)\b",
    re.I,
)


def find_move(kind: ActType, mode: str | None, words: str, around: str) -> str | None:
    """The move of the extension that an act is, None where it is none.

    `words` are the act's, `around` the clause that they stand in.
    """
    if kind == "REQUEST" and _MEDIATOR.search(words):
        return "propose_mediator"
    if kind in ("REQUEST", "AGREE", "CONCEDE") and _VENUE.search(words):
        return "propose_venue" if kind == "REQUEST" or "host" in words.lower() else "accept_talks"
    if mode == "meet":
        return "request_talks" if kind == "REQUEST" else "reject_talks"
    if kind == "AGREE" and re.search(_TALKS, words, re.IGNORECASE):
        return "accept_talks"
    if kind == "THREATEN" and _ULTIMATUM.search(around):
        return "ultimatum"
    if kind == "ACCUSE" and _VIOLATION.search(words):
        return "accuse_violation"
    if kind in ("SANCTION", "COERCE") and _MEASURES.search(words):
        return "impose_sanction"
    if kind in ("RETREAT", "CONCEDE") and _MEASURES.search(words):
        return "lift_sanction"
    if kind in ("AGREE", "CONCEDE", "REJECT", "REQUEST") and _CONDITION.search(around):
        return "set_condition"
    return next(
        (hit.trigger.move for hit in find_triggers(words) if hit.trigger.type == kind and hit.trigger.move),
        None,
    )
