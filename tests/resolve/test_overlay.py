from __future__ import annotations

from onrecord.dossier import Dossier, Party, Person
from onrecord.records import ModelId, Reading, Stance, Statement
from onrecord.resolve import Resolved
from onrecord.resolve.overlay import with_dossier

from .saying import page_of, resolved

DOSSIER = Dossier(
    parties=(Party("Norway", ("Oslo", "the government")), Party("Port Union", ("the dockers",))),
    people=(
        Person("Petra Solheim", ("Petra Solhjem", "the minister"), "Oslo", "energy minister"),
        Person("Jan Vos", (), "Port Union"),
    ),
)
TEXT = (
    "Petra Solhjem said the line was shut. The dockers said it was not. "
    "A driver said he had no idea. Mr. Vos said so too."
)


def reading_of(result: Resolved, stances: tuple[Stance, ...] = ()) -> Reading:
    return Reading(
        page=page_of(TEXT),
        statements=result.statements,
        gaps=(),
        opinions=(),
        model=ModelId("none", "0"),
        onrecord="0",
        entities=result.entities,
        mentions=result.mentions,
        stances=stances,
    )


def laid_over(stances: tuple[Stance, ...] = ()) -> tuple[Reading, Reading]:
    result = resolved(
        TEXT,
        ("Petra Solhjem", "said", "the line was shut"),
        ("The dockers", "said", "it was not"),
        ("A driver", "said", "he had no idea"),
        ("Mr. Vos", "said", "so too"),
    )
    reading = reading_of(result, stances)
    return reading, with_dossier(reading, DOSSIER)


def told(statements: tuple[Statement, ...]) -> list[tuple[str | None, str | None]]:
    return [(stmt.speaker_name, stmt.on_behalf_of) for stmt in statements]


def test_speakers_and_sides_get_the_dossiers_names() -> None:
    _, over = laid_over()
    assert told(over.statements) == [
        ("Petra Solheim", "Norway"),
        ("Port Union", "Port Union"),
        ("(unnamed) driver", None),
        ("Jan Vos", "Port Union"),
    ]


def test_every_named_speaker_is_an_entity() -> None:
    _, over = laid_over()
    names = {entity.id: entity.name for entity in over.entities}
    for stmt in over.statements:
        if stmt.speaker is not None:
            assert names[stmt.speaker] == stmt.speaker_name
    assert [stmt.speaker is None for stmt in over.statements] == [False, False, True, False]


def test_the_reading_beneath_stays_and_an_empty_dossier_changes_nothing() -> None:
    reading, over = laid_over()
    assert told(reading.statements)[0] == ("Petra Solhjem", None)
    assert over != reading
    assert with_dossier(reading, Dossier()) == reading


def test_holders_are_parties() -> None:
    _, over = laid_over(
        (Stance("Petra Solhjem", "line", "against", (), ()), Stance("Oslo", "line", "for", (), ()))
    )
    assert [stance.holder for stance in over.stances] == ["Norway", "Norway"]
