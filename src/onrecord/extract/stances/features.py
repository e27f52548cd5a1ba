"""What is weighed to tell whether a unit shows a stance on an issue, and which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.dossier import Issue
from onrecord.extract.acts.triggers import find_triggers, outermost
from onrecord.extract.stances.matching import IssueWords, Match, keys
from onrecord.extract.stances.units import Unit

_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t)\b", re.I)
_CUES = {
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
_COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _CUES.items()}
_DIRECTIONS = {
    "start": (
        r"\b(?:open\w*|reopen\w*|start\w*|begin\w*|began|allow\w*|let(?:s|ting)?|permit\w*|introduc\w*|"
        r"impos\w*|pay\w*|paid|sign\w*|hold\w*|held|send\w*|sent|build\w*|giv\w*|gave|grant\w*|accept\w*|"
        r"join\w*|creat\w*|rais\w*|admit\w*|tak(?:e|es|ing) part|attend\w*|bring\w*|return\w*|releas\w*|"
        r"free(?:d|s|ing)?|hand(?:ed|s|ing)? (?:over|back)|resum\w*|restor\w*|recogni\w*|extend\w*|"
        r"sell\w*|buy\w*|install\w*|clos(?:e|es|ed|ing)|ban(?:s|ned|ning)?|freez\w*|froze\w*|suspend\w*|"
        r"paus\w*|withdr\w*|pull\w*|cut\w*)\b"
    ),
    "end": (
        r"\b(?:lift\w*|end(?:s|ed|ing)?|remov\w*|drop\w*|scrap\w*|stop\w*|halt\w*|abolish\w*|withdr\w*|"
        r"cancel\w*|phas\w+ out|eas(?:e|es|ed|ing)|unfreez\w*|repeal\w*|abandon\w*|leav\w*|left|"
        r"dismantl\w*|give up|gave up|giv\w+ up|do away|waiv\w*|reliev\w*|cut\w*|go(?:es)? in|out of)\b"
    ),
    "stay": (
        r"\b(?:stay\w*|remain\w*|keep\w*|kept|stand(?:s|ing)?|stood|in force|in place|maintain\w*|"
        r"retain\w*|continu\w*|insist\w*|stick\w*|stuck|not negotiable|non-negotiable|last word|last "
        r"offer|goes on|carry on|defend\w*|until)\b"
    ),
    "want": (
        r"\b(?:must|should|want\w*|need\w*|demand\w*|call\w* for|ask\w*|urg\w*|insist\w*|appeal\w*|"
        r"claim\w*|seek\w*|propos\w*|all or|nothing less|first)\b"
    ),
}
_DIRECTION = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _DIRECTIONS.items()}
_CLAUSE = re.compile(
    r"[;.!?—]\s+|,\s+(?=(?:and|but|or|while|if|when|provided|unless|until|so long|as long|although|"
    r"though)\b)|\s+(?:but|while|although|unless|until|if|provided|when|before|so long as|as long as|"
    r"and)\s+"
)
_NEAR = 220  # code points before a unit that may say what "it" is
_SHARES = (0.01, 0.25, 0.5, 0.75)

Features = dict[str, float]


def page_matches(text: str, units: Sequence[Unit], issues: IssueWords) -> list[dict[str, tuple[Match, ...]]]:
    """For each unit how its words, the sentence of its cue, and what goes before meet the issues."""
    out = []
    for unit in units:
        own = keys(" ".join(span.text for span in (*unit.frame, *unit.evidence)))
        start, end = unit.start, max(span.end for span in unit.evidence)
        first = max(text.rfind(". ", 0, start) + 1, text.rfind("\n", 0, start) + 1)
        last = min(
            (at for at in (text.find(". ", end - 1), text.find("\n", end)) if at >= 0), default=len(text)
        )
        out.append(
            {
                "own": issues.match(own),
                "sentence": issues.match(keys(text[first:last])),
                "before": issues.match(keys(text[max(0, start - _NEAR) : start])),
            }
        )
    return out


def relevance(
    units: Sequence[Unit],
    matches: Sequence[dict[str, tuple[Match, ...]]],
    n: int,
    issue: int,
    issues: IssueWords,
) -> Features:
    """Whether unit `n` is about the issue: numbers and flags."""
    f: Features = {}
    unit, own = units[n], matches[n]["own"]
    for where, found in matches[n].items():
        match = found[issue]
        best = max(m.strength for m in found)
        others = max((m.strength for i, m in enumerate(found) if i != issue), default=0.0)
        f[f"{where} strength"] = match.strength
        f[f"{where} label"] = match.label
        f[f"{where} description"] = match.description
        f[f"{where} topics"] = match.topics
        f[f"{where} words"] = min(match.words, 4) / 4
        f[f"{where} margin"] = match.strength - others
        f[f"{where} best"] = float(match.strength > 0 and match.strength >= best)
        f[f"{where} nothing"] = float(match.strength == 0)
        f[f"{where} none at all"] = float(best == 0)
        for share in _SHARES:
            f[f"{where} >{share}"] = float(match.strength > share)
    same = [k for k in range(len(units)) if units[k].holder == unit.holder and k != n]
    f["same holder"] = max((matches[k]["own"][issue].strength for k in same), default=0.0)
    before = [k for k in same if k < n]
    f["previous of holder"] = matches[before[-1]]["own"][issue].strength if before else 0.0
    f["previous unit"] = matches[n - 1]["own"][issue].strength if n else 0.0
    f["unmatched after match"] = float(
        own[issue].strength == 0 and bool(before) and f["previous of holder"] > 0
    )
    f["page"] = sum(m["own"][issue].strength for m in matches) / len(matches)
    f["issues"] = len(issues.issues) / 5
    f["actor"] = float(unit.role == "actor")
    f["length"] = min(3.0, sum(len(s.text) for s in unit.evidence) / 100)
    about = issues.topics[issue]
    wanted = issues.issues[issue]
    f["holder in issue"] = float(any(key in _keyed(wanted) for key in keys(unit.holder)))
    f["units of holder"] = min(len(same), 6) / 6
    f["first units"] = float(n < 4)
    quoted = " ".join(s.text for s in (*unit.frame, *unit.evidence))
    for name in ("condition", "ready", "refuse", "ask", "maybe", "silent", "promise", "done"):
        if _COMPILED[name].search(quoted):
            f[f"says {name}"] = 1.0
    f["pronoun"] = float(bool(re.search(r"\b(?:it|this|that|them|one|so)\b", quoted[:80])))
    f["strength & before"] = own[issue].strength * matches[n]["before"][issue].strength
    f["no issue but before"] = float(max(m.strength for m in own) == 0) * matches[n]["before"][issue].strength
    f["acts & strength"] = own[issue].strength * float(bool(unit.acts))
    f["no acts & strength"] = own[issue].strength * float(not unit.acts)
    hits = outermost(find_triggers(quoted))
    for hit in hits:
        f[f"trigger {hit.trigger.type}"] = 1.0
    f["inside act"] = max(
        (issues.match(keys(" ".join(s.text for s in act.evidence)))[issue].strength for act in unit.acts),
        default=0.0,
    )
    for act in unit.acts:
        f[f"act {act.type}"] = 1.0
        for topic in ("talks", "ceasefire", "release", "venue"):
            if topic in about:
                f[f"{topic} & {act.type} {act.mode}"] = 1.0
    f["acts"] = float(min(len(unit.acts), 3))
    for topic in about:
        f[f"topic {topic}"] = 1.0
    if unit.statement:
        f[f"manner {unit.statement.manner}"] = 1.0
        f["nested"] = float(unit.statement.nested_in is not None)
    return f


def position(unit: Unit, issue: int, issues: IssueWords) -> Features:
    """Which stance the unit shows, if it shows one on the issue: flags, most of them of words."""
    f: Features = {"bias": 1.0}
    evidence = " … ".join(span.text for span in unit.evidence)
    frame = " ".join(span.text for span in unit.frame)
    whole = f"{frame} {evidence}"
    clauses = _CLAUSE.split(evidence)
    strengths = [issues.match(keys(clause))[issue].strength for clause in clauses]
    near = max(range(len(clauses)), key=lambda k: strengths[k], default=0)
    clause = clauses[near] if clauses else evidence
    if clauses and near == 0:
        clause = f"{frame} {clause}"
    for where, words in (("", whole), ("near ", clause), ("cue ", frame)):
        for name, pattern in _COMPILED.items():
            if pattern.search(words):
                f[where + name] = 1.0
        negations = len(_NEGATION.findall(words))
        f[where + "negations"] = min(negations, 3) / 2
        f[where + "negated"] = float(negations > 0)
        f[where + "question"] = float("?" in words)
        for hit in outermost(find_triggers(words)):
            f[f"{where}trigger {hit.trigger.type}"] = 1.0
            if where == "near ":
                f[f"trigger {hit.trigger.type} {hit.trigger.mode}"] = 1.0
    for act in unit.acts:
        told = " ".join(span.text for span in act.evidence)
        meets = issues.match(keys(told))
        here = meets[issue].strength
        best = max(m.strength for m in meets)
        which = (
            "here" if here > 0 and here >= best else "some" if here > 0 else "none" if best == 0 else "other"
        )
        flags = "".join(c for c, on in (("n", act.negated), ("h", act.hypothetical), ("f", act.future)) if on)
        f[f"act {which} {act.type} {flags}"] = 1.0
        f[f"act {act.type} {act.mode}"] = 1.0
        f[f"act {act.type} {act.mode} {flags} {which}"] = 1.0
        f[f"flags {flags} {which}"] = 1.0
    about = issues.issues[issue]
    form = _form(about)
    worded = direction(about.label or about.id)
    f |= form
    moved = direction(clause)
    refused = "no" if _NEGATION.search(clause) else "yes"
    f[f"moved {moved} {refused}"] = 1.0
    f[f"moved {moved} {refused} of {worded}"] = 1.0
    for name in moved.split("+"):
        for other in worded.split("+"):
            f[f"{name} {refused} of {other}"] = 1.0
    for act in unit.acts:
        f[f"{act.type} of {worded}"] = 1.0
        f[f"{act.type} {direction(' '.join(s.text for s in act.evidence))} of {worded}"] = 1.0
    mine = any(key in _keyed(about) for key in keys(unit.holder))
    f[f"holder named {mine}"] = 1.0
    for act in unit.acts[:2]:
        f[f"holder named {mine} {act.type}"] = 1.0
    shown = (*unit.frame, *unit.evidence)
    same = [key for span in shown for key in keys(span.text) if issues.meets(key, issue)]
    f["meets"] = min(len(same), 4) / 4
    f[f"role {unit.role}"] = 1.0
    if unit.statement:
        f[f"manner {unit.statement.manner}"] = 1.0
    tokens = re.findall(r"[a-z’']+|\?", whole.lower())
    # The issue's own words are blinded, so that what is learned of one negotiation holds in another.
    blind = ["ISSUE" if _blinded(token, issue, issues) else token for token in tokens]
    for size in (1, 2):
        for k in range(len(blind) - size + 1):
            f["w " + " ".join(blind[k : k + size])] = 0.5
    return f


def direction(words: str) -> str:
    """What happens to something in these words: it starts, ends, stays, is wanted; several joined."""
    return "+".join(name for name, pattern in _DIRECTION.items() if pattern.search(words)) or "thing"


def _form(issue: Issue) -> Features:
    """How the issue is worded: a change, an end, a thing."""
    label = issue.label or issue.id
    described = f"{label} {issue.description}"
    f = {f"issue {direction(label)}": 1.0, f"described {direction(described)}": 1.0}
    f["issue gerund"] = float(bool(re.match(r"\w+ing\b", label)))
    f["issue whether"] = float("whether" in issue.description)
    f["issue numbers"] = float(any(c.isdigit() for c in described))
    return f


def _keyed(issue: Issue) -> frozenset[str]:
    return frozenset(keys(f"{issue.label} {issue.description}"))


def _blinded(token: str, issue: int, issues: IssueWords) -> bool:
    found = keys(token)
    return bool(found) and issues.meets(found[0], issue)
