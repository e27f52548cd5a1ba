"""How a statement was made, read from its cue: said, written, asked, denied, or not uttered at all.

PolNeAR counts beliefs, intentions, feelings and perceptions as attributions too; they are what a
reader reports of a mind rather than what was put into words. The cue's words decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.records import Manner

_SAID = """
accuse acknowledge add admit advise advocate affirm agree allege announce answer appeal applaud
argue assail assert assure attack attest back blame blast boast brag brief call caution censure
challenge chant chide cite claim clarify command comment commit complain concede conclude condemn
confess confide confirm congratulate contend continue counsel counter criticise criticize curse
declare decline decry defend demand denounce deplore deride describe detail dictate disclose dismiss
echo elaborate emphasise emphasize endorse enumerate exclaim explain express extol fault forecast
guarantee hail hint hit imply indicate inform insinuate insist invite invoke joke lambast lambaste
lament laud lecture lie list maintain mention mock mourn mutter name note object observe offer opine
oppose order outline pledge point portray praise preach predict preface present press proclaim
profess project promise propose protest pronounce push quip quote rail rant react reaffirm reason
recall recite recommend recount refer refuse reiterate relate relay remark remind repeat reply
report request respond retort reveal ridicule rule say scoff scold shout sign signal slam sneer
speak specify state stipulate stress submit suggest summarise summarize support swear talk taunt
tease tell testify thank threaten tout urge utter veto volunteer vote vow warn welcome whisper yell
according assertion statement warning accusation allegation announcement declaration testimony
speech address proposal insistence criticism complaint argument suggestion ultimatum apology
"""
_WRITTEN = """
write tweet post email e-mail text print publish blog letter document paper editorial caption
headline memo note read
"""
_ASKED = """
ask question query inquire enquire wonder interrogate press
"""
_DENIED = """
deny refute dispute disavow disown reject rebut contradict repudiate denial rejection
"""
_BELIEVED = """
believe think know suspect assume suppose presume doubt consider deem expect understand reckon guess
imagine feel view regard judge estimate conclude anticipate figure realise realize recognise
recognize accept remember forget calculate trust belief opinion expectation suspicion assumption
conviction understanding skeptical sceptical convinced confident certain sure unsure aware
"""
_INTENDED = """
want plan intend aim seek decide hope wish prepare mean resolve determine try attempt consider
refuse choose prefer vow strive need desire aspire eager ready willing unwilling reluctant
determined intention goal decision willingness readiness refusal effort bid ambition
"""
_FELT = """
fear worry regret love hate like dislike enjoy admire resent dread lament grieve favor favour afraid
worried concerned angry happy glad proud sad sorry upset outraged furious anxious optimistic
pessimistic pleased disappointed shocked surprised frustrated alarmed concern anger outrage
frustration obsession
"""
_PERCEIVED = """
see hear watch notice find discover learn show witness observe perceive sense detect seem appear
look sound evidence poll survey finding study data
"""
# "form dictionary-form" pairs; light verbs ("made clear", "gave word") count as saying.
_FORMS = """
said:say says:say told:tell thought:think knew:know known:know wrote:write written:write saw:see
seen:see heard:hear felt:feel found:find learnt:learn spoke:speak spoken:speak swore:swear
sworn:swear sought:seek meant:mean shown:show chose:choose chosen:choose forgot:forget
understood:understand hid:hide lying:lie denied:deny denies:deny put:say gave:say made:say laid:say
set:say
"""
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("s", ""),
)
_TOKEN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?")
_NOT = re.compile(r"\b(?:not|never|n[’']t|no longer)\b|n[’']t\b", re.IGNORECASE)
_WORDS_OF_MOUTH = frozenset(("say", "tell", "claim", "suggest", "promise", "propose", "announce", "state"))


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    forms: dict[str, str] = {}
    for pair in _FORMS.split():
        form, _, base = pair.partition(":")
        forms[form] = base
    return forms


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Manner]:
    lexicon: dict[str, Manner] = {}
    lists: tuple[tuple[str, Manner], ...] = (
        (_SAID, "said"),
        (_WRITTEN, "written"),
        (_ASKED, "asked"),
        (_DENIED, "denied"),
        (_PERCEIVED, "perceived"),
        (_BELIEVED, "believed"),
        (_INTENDED, "intended"),
        (_FELT, "felt"),
    )
    for words, manner in lists:
        for word in words.split():
            lexicon.setdefault(word, manner)
    return lexicon


def manner_of(cue: str) -> Manner:
    """The manner of the cue's first telling word.

    Without one (a colon, a dash) and without a cue, words are merely set out: said.
    """
    lexicon = _lexicon()
    for base in _bases(cue):
        manner = lexicon.get(base)
        if manner is not None:
            # "did not say that" reports words that were not spoken: what it conveys is a denial.
            return "denied" if base in _WORDS_OF_MOUTH and _NOT.search(cue) else manner
    return "said"


def _bases(cue: str) -> Iterator[str]:
    """The dictionary forms that the cue's words may have, word by word."""
    irregular = _irregular()
    for word in _TOKEN.findall(cue.lower()):
        yield irregular.get(word, word)
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                base = word[: -len(ending)] + instead
                yield base
                if not instead and len(base) > 3 and base[-1] == base[-2]:
                    yield base[:-1]
