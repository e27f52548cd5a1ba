from typing import NamedTuple

from onrecord.dossier import Dossier, Party, Person
from onrecord.extract.acts import Sides, find_acts, find_lexical, sides_of
from onrecord.page import build_page
from onrecord.records import Act, Document, Entity, Page, Span, Statement

NAMES = [
    ("Norway", "Norway"),
    ("Oslo", "Norway"),
    ("the union", "Union"),
    ("Union", "Union"),
    ("Sweden", "Sweden"),
]


class Found(NamedTuple):
    start: int
    end: int
    kind: str
    confidence: float = 1.0


class Flagged(NamedTuple):
    start: int
    end: int
    kind: str
    confidence: float
    flags: tuple[str, ...]


def page(text: str) -> Page:
    return build_page(Document("page", text.encode(), kind="text"))


def at(read: Page, words: str) -> Span:
    start = read.text.index(words)
    return read.span(start, start + len(words))


def act(text: str, words: str, kind: str, *statements: Statement) -> Act:
    read = page(text)
    span = at(read, words)
    (found,) = find_acts(read, [Found(span.start, span.end, kind)], statements, Sides(NAMES))
    return found


def said(text: str, source: str, cue: str, content: str, behalf: str | None = None) -> Statement:
    read = page(text)
    who, how, what = (at(read, words) for words in (source, cue, content))
    return Statement("s1", "indirect", (who,), (how,), (what,), content, on_behalf_of=behalf)


def test_the_subject_acts_on_the_object() -> None:
    found = act(
        "Talks\n\nOslo turned down talks with Sweden on Monday.\n", "turned down talks with Sweden", "REJECT"
    )
    assert (found.actor, found.recipient) == (("Norway",), ("Sweden",))
    assert (found.mode, found.move, found.statement) == ("meet", "reject_talks", None)


def test_a_passive_turns_them_round() -> None:
    found = act(
        "Talks\n\nThe boats of Sweden were seized by Norway at dawn.\n", "were seized by Norway", "COERCE"
    )
    assert (found.actor, found.recipient, found.mode) == (("Norway",), ("Sweden",), "seize")


def test_who_meets_is_an_actor_and_the_host_is_not() -> None:
    text = "Talks\n\nNorway and the union met in Sweden for two hours.\n"
    found = act(text, "met in Sweden", "CONSULT")
    assert (set(found.actor), found.recipient) == ({"Norway", "Union"}, ("Sweden",))


def test_a_speech_act_is_its_speakers() -> None:
    text = "Talks\n\nThe minister demands that the union end the strike.\n"
    stmt = said(text, "The minister", "demands", "that the union end the strike", "Norway")
    found = act(text, "demands that the union end the strike", "REQUEST", stmt)
    assert (found.actor, found.recipient, found.statement) == (("Norway",), ("Union",), "s1")


def test_a_denied_deed_is_negated_and_a_refusal_never() -> None:
    text = "Talks\n\nNo patrol of Norway has fired on Sweden.\n"
    assert act(text, "No patrol of Norway has fired on Sweden", "ASSAULT").negated
    assert not act("Talks\n\nNorway will not meet Sweden.\n", "will not meet Sweden", "REJECT").negated


def test_consent_on_a_condition_is_hypothetical_and_a_promise_is_not() -> None:
    text = "Talks\n\nNorway will open the port if the union agrees.\n"
    assert act(text, "will open the port", "AGREE").hypothetical
    plain = act("Talks\n\nNorway will open the port on Friday.\n", "will open the port", "AGREE")
    assert not plain.hypothetical and not plain.future


def test_a_meeting_to_come_is_future() -> None:
    assert act("Talks\n\nNorway and Sweden will meet again.\n", "will meet again", "CONSULT").future


def test_a_first_time_is_told() -> None:
    text = "Talks\n\nNorway imposed sanctions on Sweden for the first time.\n"
    found = act(text, "imposed sanctions on Sweden", "SANCTION")
    assert (found.first_time, found.move, found.mode) == (True, "impose_sanction", "discontinue")


def test_the_models_flags_win_over_the_words() -> None:
    read = page("Talks\n\nNorway will open the port if the union agrees.\n")
    span = at(read, "will open the port")
    given = Flagged(span.start, span.end, "AGREE", 0.9, ("negated",))
    (found,) = find_acts(read, [given], (), Sides(NAMES))
    assert (found.negated, found.hypothetical) == (True, False)


def test_a_kind_that_is_no_type_is_passed_over() -> None:
    assert find_acts(page("Talks\n\nNorway agreed.\n"), [Found(7, 20, "AGREED")], (), Sides(NAMES)) == ()


def test_the_words_correct_a_tagger_that_is_not_sure() -> None:
    read = page("Talks\n\nNorway ruled out talks with Sweden on Monday.\n")
    span = at(read, "ruled out talks with Sweden")
    unsure, sure = Found(span.start, span.end, "CONSULT", 0.4), Found(span.start, span.end, "CONSULT", 1.0)
    assert [find_acts(read, [one], (), Sides(NAMES))[0].type for one in (unsure, sure)] == [
        "REJECT",
        "CONSULT",
    ]


def test_the_innermost_statement_carries_the_act() -> None:
    text = "Talks\n\nThe wire says that Oslo told reporters that it would open the port.\n"
    outer = said(text, "The wire", "says", "that Oslo told reporters that it would open the port")
    inner = said(text, "Oslo", "told reporters", "that it would open the port")
    inner = Statement("s2", "indirect", inner.source, inner.cue, inner.content, inner.text)
    assert act(text, "it would open the port", "AGREE", outer, inner).statement == "s2"


def test_the_lexicon_stands_in_for_a_model() -> None:
    read = page("Talks\n\nNorway rejected talks with Sweden, and the sea was calm.\n")
    (found,) = find_lexical(read)
    assert (read.text[found.start : found.end], found.kind) == ("rejected talks with Sweden", "REJECT")


def test_a_dossier_names_sides_over_what_the_page_says() -> None:
    entities = [
        Entity("e1", "Kari Moe", "person", ("Moe",), party="Kingdom of Norway"),
        Entity("e2", "Sweden", "state"),
    ]
    dossier = Dossier(
        parties=(Party("Norway", ("Kingdom of Norway",)),), people=(Person("Kari Moe", (), "Norway"),)
    )
    sides = sides_of(entities, dossier)
    assert [sides.party(name) for name in ("Moe", "Kari Moe", "Sweden", "nobody")] == [
        "Norway",
        "Norway",
        "Sweden",
        None,
    ]


def test_a_name_that_two_parties_claim_stands_for_none() -> None:
    assert Sides([("the ministry", "Norway"), ("the ministry", "Sweden")]).party("the ministry") is None
