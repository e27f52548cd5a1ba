import pytest

from onrecord.extract.acts.inflection import forms_of


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("reject", {"reject", "rejects", "rejected", "rejecting"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("refuse", {"refuse", "refuses", "refused", "refusing"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("withdraw", {"withdraw", "withdraws", "withdrawing", "withdrew", "withdrawn"}),
        ("free", {"free", "frees", "freed", "freeing"}),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: set[str]) -> None:
    assert set(forms_of(verb)) == forms
