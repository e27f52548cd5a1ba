from __future__ import annotations

from onrecord.track.people import People, Ref, Ruling, gather

from .made import page, person, record

PAGES = record(
    page(person("Mira Solvang", "Solvang")),
    page(person("Mira Solvang", "Solvang"), on="2031-05-15"),
    page("M. Berg", on="2031-05-16"),
)


def mention(people: People, text: str, page: str) -> Ref:
    place = next(
        Ref(m.page, m.start, m.end, m.text)
        for key, reading in PAGES
        if key == page
        for m in (Ref(key, one.start, one.end, one.text) for one in reading.mentions)
        if m.text == text
    )
    assert (place.page, place.start, place.end) in people.mentions
    return place


def shape(people: People) -> dict[str, int]:
    return {one.name: one.statements for one in people.entities}


def test_a_merge_and_its_evidence() -> None:
    before = gather(PAGES)
    assert shape(before) == {"Mira Solvang": 4, "M. Berg": 1}
    anchors = (mention(before, "Mira Solvang", "p1"), mention(before, "M. Berg", "p3"))
    after = gather(PAGES, [Ruling(7, "merge", anchors)])
    assert shape(after) == {"Mira Solvang": 5}
    assert [(m.reason, m.judgement, m.b.text) for m in after.entities[0].merges if m.judgement] == [
        ("judgement", 7, "M. Berg")
    ]
    assert gather(PAGES) == before


def test_one_mention_is_split_off_with_its_statement() -> None:
    before = gather(PAGES)
    out = mention(before, "Solvang", "p2")
    after = gather(PAGES, [Ruling(1, "split", (mention(before, "Mira Solvang", "p1"), out))])
    assert shape(after) == {"Mira Solvang": 3, "Solvang": 1, "M. Berg": 1}
    assert after.name_of("p2", "s1") == "Solvang"
    assert after.name_of("p2", "s0") == "Mira Solvang"


def test_a_spelling_is_split_off_wherever_it_stands() -> None:
    before = gather(PAGES)
    after = gather(
        PAGES, [Ruling(1, "split", (mention(before, "Mira Solvang", "p1"),), spellings=("Solvang",))]
    )
    assert shape(after) == {"Mira Solvang": 2, "Solvang": 2, "M. Berg": 1}


def test_rulings_hold_in_the_order_in_which_they_were_made() -> None:
    before = gather(PAGES)
    mira, berg = mention(before, "Mira Solvang", "p1"), mention(before, "M. Berg", "p3")
    merge, split = Ruling(1, "merge", (mira, berg)), Ruling(2, "split", (mira, berg))
    rename = Ruling(3, "rename", (mira,), name="Solvang, M.")
    assert shape(gather(PAGES, [rename, split, merge])) == {"Solvang, M.": 4, "M. Berg": 1}


def test_a_ruling_whose_mention_is_gone_is_told_and_changes_nothing() -> None:
    before = gather(PAGES)
    lost = Ruling(1, "merge", (mention(before, "Mira Solvang", "p1"), Ref("p9", 0, 5, "Hansen")))
    after = gather(PAGES, [lost])
    assert after.adrift == (lost,)
    assert after.entities == before.entities
