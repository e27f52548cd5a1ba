import pytest

from onrecord.extract.manner import manner_of


@pytest.mark.parametrize(
    ("cue", "manner"),
    [
        ("said", "said"),
        ("has repeatedly told", "said"),
        ("according to", "said"),
        (":", "said"),
        ("her insistence", "said"),
        ("posted on Telegram", "written"),
        ("was asked", "asked"),
        ("denies", "denied"),
        ("did not say", "denied"),
        ("never said", "denied"),
        ("is widely believed", "believed"),
        ("expects", "believed"),
        ("are hoping", "intended"),
        ("is ready to", "intended"),
        ("worries", "felt"),
        ("planned", "intended"),
        ("seemed", "perceived"),
        ("", "said"),
    ],
)
def test_the_cue_tells_the_manner(cue: str, manner: str) -> None:
    assert manner_of(cue) == manner
