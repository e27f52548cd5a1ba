import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.quotation import find_quotations, find_quoted, kind_of


def marked(text: str) -> str:
    return "".join(c for c, inside in zip(text, find_quoted(text), strict=True) if inside)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She said “no deal” and left.", "no deal"),
        ('She said "no deal" and "no talks".', "no dealno talks"),
        ("„Kein Abkommen“ is what he wrote.", "Kein Abkommen"),
        ("The envoy spoke of a ‘pause’, no more.", "pause"),
        ("‘We don’t know,’ said the envoy’s aide.", "We don’t know,"),
        ("The ministers’ cars and the envoy’s hat.", ""),
        ("He said “not ‘now’ but later”.", "not ‘now’ but later"),
    ],
)
def test_what_stands_between_marks(text: str, inside: str) -> None:
    assert marked(text) == inside


def quotations(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


def test_a_mark_never_closed_ends_with_its_line() -> None:
    text = "“We will come, said Ola Dahl.\nThe mayor said that the hall was empty.\n\n“And stay,” he added."
    assert quotations("A word.\n\n" + text.split("\n\n")[0]) == ["“We will come, said Ola Dahl."]


def test_a_paragraph_left_open_goes_on_where_the_next_one_opens() -> None:
    text = "“We will come,\nall of us.\n\n“And stay.” He left."
    assert quotations(text) == ["“We will come,\nall of us.", "“And stay.”"]


def test_the_house_style_decides_whether_single_marks_count() -> None:
    british = (
        "‘He told me “no” twice,’ she said. ‘We don’t leave the table,’ said Ola Dahl. ‘It’s too early.’"
    )
    assert quotations(british) == [
        "‘He told me “no” twice,’",
        "‘We don’t leave the table,’",
        "‘It’s too early.’",
    ]
    american = "“He called it a ‘very bad day’ for us all,” she said of the ministers’ cars."
    assert quotations(american) == ["“He called it a ‘very bad day’ for us all,”"]
    typewritten = (
        "'We do not leave the ministers' table,' said Ola Dahl. It's early. 'Much too early for that.'"
    )
    assert quotations(typewritten) == [
        "'We do not leave the ministers' table,'",
        "'Much too early for that.'",
    ]
    assert quotations("``It was a bomb,'' an official said.") == ["``It was a bomb,''"]


@given(st.text(alphabet='ab “”"‘’\n«»', max_size=60))
def test_any_text_has_a_byte_a_character_and_no_mark_inside_straight_ones(text: str) -> None:
    inside = find_quoted(text)
    assert len(inside) == len(text)
    assert not any(flag for c, flag in zip(text, inside, strict=True) if c == '"')


@pytest.mark.parametrize(
    ("content", "kind"),
    [("“We are ready,”", "direct"), ("that he was “ready”", "mixed"), ("that he was ready", "indirect")],
)
def test_kind_by_the_marks(content: str, kind: str) -> None:
    text = f"The minister said {content} and left."
    start = text.index(content)
    assert kind_of(text, find_quoted(text), [(start, start + len(content))]) == kind
