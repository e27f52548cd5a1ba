"""What is weighed to tell which stance a unit shows, if it shows one."""

from __future__ import annotations

import re

from onrecord.dossier import Issue
from onrecord.extract.acts.triggers import find_triggers, outermost
from onrecord.extract.stances.about import Features, keyed
from onrecord.extract.stances.cues import CUES, NEGATION
from onrecord.extract.stances.matching import IssueWords, keys
from onrecord.extract.stances.units import Unit

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
        for name, pattern in CUES.items():
            if pattern.search(words):
                f[where + name] = 1.0
        negations = len(NEGATION.findall(words))
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
    refused = "no" if NEGATION.search(clause) else "yes"
    f[f"moved {moved} {refused}"] = 1.0
    f[f"moved {moved} {refused} of {worded}"] = 1.0
    for name in moved.split("+"):
        for other in worded.split("+"):
            f[f"{name} {refused} of {other}"] = 1.0
    for act in unit.acts:
        f[f"{act.type} of {worded}"] = 1.0
        f[f"{act.type} {direction(' '.join(s.text for s in act.evidence))} of {worded}"] = 1.0
    mine = any(key in keyed(about) for key in keys(unit.holder))
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


def _blinded(token: str, issue: int, issues: IssueWords) -> bool:
    found = keys(token)
    return bool(found) and issues.meets(found[0], issue)
