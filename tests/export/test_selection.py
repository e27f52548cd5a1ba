from __future__ import annotations

from onrecord.export.selection import ExportedPage, narrow


def test_what_is_kept_takes_along_what_it_carries(exported: ExportedPage) -> None:
    kept = ExportedPage("k", narrow(exported.reading, {"a", "c"}))
    assert [stmt.id for stmt in kept.reading.statements] == ["a", "c"]
    assert kept.reading.statements[1].nested_in is None  # what it was nested in went
    assert [act.statement for act in kept.acts] == ["a"]
    assert [len(part) for part in (kept.stances, kept.terms, kept.reading.gaps)] == [1, 1, 0]
    assert len(narrow(exported.reading, {"b", "c"}).opinions) == 0


def test_the_authors_own_voice_stays_when_asked(exported: ExportedPage) -> None:
    kept = ExportedPage("k", narrow(exported.reading, {"b"}, own_voice=True))
    assert [act.type for act in kept.acts] == ["ASSAULT", "RETREAT"]
    assert (len(kept.stances), len(kept.reading.gaps), len(kept.reading.opinions)) == (0, 1, 1)


def test_a_page_that_keeps_all_is_whole(exported: ExportedPage) -> None:
    assert narrow(exported.reading, {"a", "b", "c", "d"}) is exported.reading
