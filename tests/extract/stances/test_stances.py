from onrecord.dossier import Issue
from onrecord.extract.acts import Sides
from onrecord.extract.stances import KNOWN_ISSUES, find_stances
from onrecord.page import build_page
from onrecord.records import Act, Document, Page, Span, Stance, Statement

SIDES = Sides([("Norway", "Norway"), ("the union", "Union")])
TEXT = (
    "Ferries\n\nNorway refused to hold talks with the union on Monday. "
    "The union said it was ready to negotiate. "
    "Norway would accept a cease-fire only if the boats leave.\n"
)


def page(text: str = TEXT) -> Page:
    return build_page(Document("page", text.encode(), kind="text"))


def at(read: Page, words: str) -> Span:
    start = read.text.index(words)
    return read.span(start, start + len(words))


def read_stances(issues: tuple[Issue, ...] = KNOWN_ISSUES) -> dict[tuple[str, str], Stance]:
    read = page()
    told = Statement(
        "s1",
        "indirect",
        (at(read, "The union"),),
        (at(read, "said"),),
        (at(read, "it was ready to negotiate"),),
        "",
    )
    refused, ready, accept = (
        at(read, "refused to hold talks with the union"),
        at(read, "it was ready to negotiate"),
        at(read, "would accept a cease-fire only if the boats leave"),
    )
    acts = [
        Act("REJECT", "meet", ("Norway",), ("Union",), (refused,)),
        Act("AGREE", None, ("Union",), ("Norway",), (ready,), statement="s1"),
        Act("AGREE", None, ("Norway",), ("Union",), (accept,), hypothetical=True),
    ]
    found = find_stances(read, [told], acts, [], issues, SIDES)
    return {(stance.holder, stance.issue): stance for stance in found}


def test_who_refuses_is_against_and_who_is_ready_is_for() -> None:
    stances = read_stances()
    assert stances["Norway", "talks"].stance == "against"
    assert stances["Union", "talks"].stance == "for"
    assert stances["Union", "talks"].statement == "s1"


def test_consent_that_hangs_on_something_is_conditional_and_shows_on_what() -> None:
    stance = read_stances()["Norway", "ceasefire"]
    assert stance.stance == "conditional"
    assert [span.text for span in stance.conditions] == ["only if the boats leave"]


def test_an_issue_of_which_nobody_speaks_gets_no_stance() -> None:
    assert read_stances((Issue("lighthouse", "painting the lighthouse", "red or white"),)) == {}


def test_nobody_holds_what_no_party_said() -> None:
    read = page()
    stranger = Statement("s1", "indirect", (), (), (at(read, "it was ready to negotiate"),), "")
    assert find_stances(read, [stranger], [], [], KNOWN_ISSUES, SIDES) == ()


def test_a_change_that_the_text_tells_of_is_kept_with_its_words() -> None:
    read = page("Ferries\n\nThe union changed course and said it was ready for talks.\n")
    content = at(read, "it was ready for talks")
    told = Statement("s1", "indirect", (at(read, "The union"),), (at(read, "said"),), (content,), "")
    act = Act("AGREE", None, ("Union",), (), (content,), statement="s1")
    (stance,) = (s for s in find_stances(read, [told], [act], [], KNOWN_ISSUES, SIDES) if s.issue == "talks")
    assert stance.announced is not None and stance.announced.text == "changed course"
