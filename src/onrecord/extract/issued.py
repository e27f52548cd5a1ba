"""What an official text says without a cue: its points and paragraphs are its issuer's statements.

The corpus's convention ("Official texts"): what performs or reports with a cue of its own ("The Council
condemns …", "We ask …") is a statement with source and cue; what stands between is a statement of the
issuer, content alone. What it tells of others ("You promised us that …") is nested in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.extract.draft import Draft
from onrecord.extract.official import PARTICIPLE, SALUTATION, SIGNATURE, SUBJECT, is_letter, is_official
from onrecord.extract.performed import performed
from onrecord.extract.points import Point, find_points, find_sentences
from onrecord.extract.spans import Run, overlap, trim
from onrecord.page.sentences import is_finite
from onrecord.records import Page

_FIRST_PERSON = re.compile(r"\A(?:i|we|us|me)\b|\b(?:undersigned|signatories)\b", re.IGNORECASE)
_SIGNATORY = re.compile(
    r"\A(?:the |both |all |its |our )*(?:two |three |four |five )?(?:[A-ZÀ-Þ][\w’'-]* )*"
    r"(?:sides?|parties|ministers?|presidents?|prime ministers?|leaders|delegations?|governments?|countries|"
    r"states|heads of state|participants|members|council|committee|assembly|commission|ministry|office|"
    r"bureau|company|board)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\A(?:he|she|it|they|who|which)\Z", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]{3,}")
_STEM = 5  # letters in which "India" and "Indian", "Nepal" and "Nepali" agree
_TOPIC = re.compile(r"\b(?:on|about|regarding|concerning|in response|with)\b.*", re.IGNORECASE)
# The past reports ("I have told him") and is told within the text; the present performs ("We ask").
_PAST = re.compile(r"\b(?:have|has|had|was|were|been|told|did|wrote|\w{2,}ed)\b", re.IGNORECASE)
# What goes on after words that are reported: the sentence is the issuer's verdict on them.
_PREDICATE = re.compile(
    r"[\s,;”\"’–—]*(?:is|are|was|were|has|have|had|does|do|did|will|would|can|cannot|could|must|should|remains?)\b"
)
_LEADS = re.compile(r":\s*(?:\n|\Z)")
_RECALLED = re.compile(r"\b[Aa]s \Z")  # "As we said last week, …"
_HEAD = 2  # points in which a letterhead, an address or a blessing may stand
_SURE = 0.5  # what the model holds for likelier than not: less divides no text, and stands in none
_CONFIDENCE = 0.6  # the share of them that is right: 14 of 22 on the development pages of talks


def with_issued(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of an official text, with a statement for each stretch that has no cue of its own.

    Other pages' drafts come back as they are.
    """
    if not is_official(page):
        return list(drafts)
    letter = is_letter(page)
    points = list(_issuing(page))
    preamble = _preamble(page.text, points)
    kept = [
        draft
        for draft in drafts
        if not _recites(draft, preamble) and (draft.cue or (draft.confidence >= _SURE and not letter))
    ]
    kept = [performed(page.text, draft) for draft in kept]
    own = _own(page, kept, letter=letter)
    one = letter or (not any(d.cue for d in own) and not any(p.style for p in points))
    runs: list[Run] = []
    before: Point | None = None
    for point, within in zip(points, _by_point(points, kept), strict=True):
        found = (
            [point.run] if point in preamble else list(_stretches(page.text, point, within, own, whole=one))
        )
        if found and before and runs and found[0][0] == point.start and runs[-1][1] == before.end:
            led = _LEADS.search(page.text, *runs[-1]) is not None and point.style in ("letter", "mark")
            if (before in preamble) == (point in preamble) and (one or led or point in preamble):
                runs[-1] = (runs[-1][0], found.pop(0)[1])
        runs.extend(found)
        before = point
    starts = [start for start, _ in runs]
    kept = [d for d in kept if d.confidence >= _SURE or not d.cue or not _is_within(d.cue[0], runs, starts)]
    issued = (Draft((), (), (run,), _CONFIDENCE) for run in runs)
    return [*kept, *(issued if one else (performed(page.text, draft) for draft in issued))]


def _issuing(page: Page) -> Iterator[Point]:
    """The points and paragraphs without salutation, subject line, signatures and what is no sentence."""
    for number, point in enumerate(find_points(page)):
        words = page.text[point.start : point.end]
        if number >= _HEAD and SIGNATURE.match(words):
            return
        if SUBJECT.match(words) or words.isupper() or (number < _HEAD and SALUTATION.match(words)):
            continue
        if is_finite(words) or point.style or PARTICIPLE.match(words):
            yield point


def _by_point(points: Sequence[Point], drafts: Sequence[Draft]) -> list[list[Draft]]:
    """For each point the drafts that have words in it."""
    out: list[list[Draft]] = [[] for _ in points]
    ends = [point.end for point in points]
    for draft in drafts:
        for start, end in draft.everything:
            number = bisect_right(ends, start)
            while number < len(points) and points[number].start < end:
                if draft not in out[number][-1:]:
                    out[number].append(draft)
                number += 1
    return out


def _is_within(run: Run, runs: Sequence[Run], starts: Sequence[int]) -> bool:
    number = bisect_right(starts, run[0]) - 1
    return number >= 0 and run[0] < runs[number][1]


def _preamble(text: str, points: Sequence[Point]) -> frozenset[Point]:
    """The paragraphs that begin with a participle ("Recalling …;"): two at least."""
    found = [point for point in points if PARTICIPLE.match(text[point.start : point.end])]
    return frozenset(found if len(found) > 1 else ())


def _recites(draft: Draft, preamble: frozenset[Point]) -> bool:
    """Whether its cue is the participle that begins a preamble's paragraph, or one adverb after it."""
    first = (draft.cue or draft.content)[0]
    return any(point.start <= first[0] <= point.start + len("gravely ") for point in preamble)


def _own(page: Page, drafts: Sequence[Draft], *, letter: bool) -> frozenset[Draft]:
    """The drafts that stand for themselves: the issuer or a signatory says or performs something with a cue.

    In a letter that is "we" and "I" in the present alone.
    """
    named = f"{page.outlet or ''} {_TOPIC.sub('', page.title or '')}"
    names = {match[0][:_STEM].lower() for match in _NAME.finditer(named)}
    own: set[Draft] = set()
    theirs = False
    for draft in sorted(drafts, key=lambda d: (d.cue or d.content)[0]):
        source = page.text[slice(*draft.source[0])] if draft.source else ""
        cue = " ".join(page.text[slice(*run)] for run in draft.cue)
        if _FIRST_PERSON.search(source):
            theirs = not _PAST.search(cue)
        elif draft.cue and not _PRONOUN.match(source):  # a pronoun is whoever spoke before
            told = {match[0][:_STEM].lower() for match in _NAME.finditer(source)}
            theirs = not letter and (_SIGNATORY.match(source) is not None or bool(told & names))
        start = min(draft.everything)[0]
        recalled = _RECALLED.search(page.text[max(0, start - 4) : start]) is not None
        judged = _PREDICATE.match(page.text, max(end for _, end in draft.everything)) is not None
        if draft.cue and (draft.confidence < _SURE or recalled or judged):
            continue
        if theirs or not draft.cue:
            own.add(draft)
    return frozenset(own)


def _stretches(
    text: str, point: Point, drafts: Sequence[Draft], own: frozenset[Draft], *, whole: bool
) -> Iterator[Run]:
    """The stretches of a point between the issuer's other statements, with at least one sentence of its own.

    Others' statements at the ends of a stretch stand for themselves, unless `whole`: a letter tells of
    them to somebody.
    """
    stretch: list[tuple[Run, bool]] = []  # sentence, whether it is the issuer's own
    for run in [*find_sentences(text, point.run), None]:
        if run and not any(d in own and overlap(d.cue or d.content, (run,)) for d in drafts):
            stretch.append((run, whole or not _is_told(text, run, drafts)))
            continue
        while stretch and not stretch[0][1]:
            del stretch[0]
        while stretch and not stretch[-1][1]:
            del stretch[-1]
        if stretch and (found := trim(text, (stretch[0][0][0], stretch[-1][0][1]))):
            yield found
        stretch = []


def _is_told(text: str, run: Run, drafts: Sequence[Draft]) -> bool:
    """Whether the sentence reports somebody and does not go on to judge it (“That claim is untrue”)."""
    told = [piece for d in drafts for piece in d.everything if overlap((piece,), (run,))]
    end = min(run[1], max((end for _, end in told), default=run[1]))
    return bool(told) and _PREDICATE.match(text, end, run[1]) is None
