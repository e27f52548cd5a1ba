from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ana PEÑALOZA", "ana penaloza"),
        ("Ana Pen\u0303aloza", "ana penaloza"),
        ("Łukasz Đorđević, Søren", "lukasz dordevic soren"),
        ("Straße", "strasse"),
        ("Orlov's deputies' aides", "orlov deputies aides"),
        ("Al-Sha‘ar", "al shaar"),
        ("the U.S. envoy J.K. Orlov", "the us envoy jk orlov"),
        ("Олена Лук’яненко", "олена лукяненко"),
        ("प्रधानमंत्री", "परधानमंतरी"),
        ("under_score—dash", "under score dash"),
        ("…", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == unicodedata.normalize("NFKD", folded)


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F)))
def test_case_and_composition_do_not_matter(text: str) -> None:
    forms = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert forms == {fold(text)} == {fold(text.casefold())}


@given(st.text())
def test_words_are_parted_by_single_spaces(text: str) -> None:
    words = fold(text).split(" ") if fold(text) else []
    assert all(words) and not set("%\\'\"") & set("".join(words)) and "_" not in fold(text)
