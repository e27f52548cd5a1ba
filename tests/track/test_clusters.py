from __future__ import annotations

from onrecord.track.clusters import find_clusters
from onrecord.track.naming import Naming
from onrecord.track.pages import TrackedPage
from onrecord.track.sayings import make_sayings
from tests.track.pages_made import Draft

PLAIN = Naming(None)


def groups(*pages: TrackedPage) -> list[set[str]]:
    found: dict[str, set[str]] = {}
    sayings = [one for page in pages for one in make_sayings(page, PLAIN)]
    for ref, name in find_clusters(sayings).items():
        found.setdefault(name, set()).add("#".join(ref))
    return sorted((group for group in found.values() if len(group) > 1), key=sorted)


def filled(key: str, published: str, outlet: str = "Fjord Post") -> Draft:
    """A page with statements about other things, without which no word would be rarer than another."""
    draft = Draft(key, published, outlet)
    for speaker, content in (
        (f"Mira {key.upper()}olm", "the weather at the lighthouse was poor"),
        (f"Jon {key.upper()}aas", "taxes on timber would rise in the district"),
        (f"Per {key.upper()}dahl", "a choir would sing for the harvest"),
    ):
        draft.says(speaker, content, side=f"Town {key}")
    return draft


def test_one_statement_in_three_outlets_and_two_wordings() -> None:
    a, b, c = filled("a", "2031-05-03"), filled("b", "2031-05-04"), filled("c", "2031-05-05")
    for draft, words in (
        (a, "“The prisoners will be freed when the last soldier has left the island”"),
        (b, "“The prisoners will be freed when the last soldier has left the island”"),
        (c, "that captives would be released once every soldier had left the island"),
    ):
        draft.says("Ida Vik", words, side="Norway", at="2031-05-03", kind="direct")
    assert groups(a.page(), b.page(), c.page()) == [{"a#s4", "b#s4", "c#s4"}]


def test_one_name_in_two_spellings_is_one_speaker_where_the_side_is_one() -> None:
    a, b = filled("a", "2031-05-03"), filled("b", "2031-05-04")
    for draft, name in ((a, "Levan Tsereli"), (b, "Levan Zereli")):
        draft.says(name, "“a raft in the middle of the river would do”", side="Norway", at="2031-05-03")
    assert groups(a.page(), b.page()) == [{"a#s4", "b#s4"}]


def test_the_same_words_of_two_people_are_two_statements() -> None:
    a, b = filled("a", "2031-05-03"), filled("b", "2031-05-04")
    a.says("Ida Vik", "the island is ours and will be defended", side="Norway", at="2031-05-03")
    b.says("Sven Lind", "the island is ours and will be defended", side="Sweden", at="2031-05-03")
    assert groups(a.page(), b.page()) == []


def test_one_persons_different_statements_are_apart() -> None:
    a, b = filled("a", "2031-05-03"), filled("b", "2031-05-04")
    a.says("Ida Vik", "the prisoners will be freed on Monday", side="Norway", at="2031-05-03")
    b.says("Ida Vik", "grain prices have nothing to do with the port", side="Norway", at="2031-05-04")
    assert groups(a.page(), b.page()) == []


def test_a_cluster_bears_the_name_of_its_first_telling() -> None:
    late, early = filled("a", "2031-05-09"), filled("z", "2031-05-03")
    for draft in (late, early):
        draft.says(
            "Ida Vik", "“no ship leaves before the ice has gone”", side="Norway", at="2031-05-03T10:00"
        )
    sayings = [one for page in (late.page(), early.page()) for one in make_sayings(page, PLAIN)]
    names = find_clusters(sayings)
    assert names["a", "s4"] == names["z", "s4"] == "a#s4"  # said at one time: the first key
    assert names["a", "s1"] == "a#s1"


def test_no_statements() -> None:
    assert find_clusters([]) == {}
