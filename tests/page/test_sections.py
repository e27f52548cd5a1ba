from __future__ import annotations

import pytest

from onrecord.page import build_page
from onrecord.records import Document

STORY = "The bay is closed, the minister said on Tuesday, and it will stay closed until May.\n\n"


def kinds(text: str) -> list[tuple[str, str]]:
    read = build_page(Document("page", text.encode(), kind="text"))
    return [(block.kind, read.text[block.start : block.end]) for block in read.blocks]


def furniture(text: str) -> str:
    return " / ".join(words for kind, words in kinds(text) if kind == "furniture")


def test_a_section_of_comments_is_no_part_of_the_page_but_one_remark_is() -> None:
    several = "4 comments\nFergus: give them the bay\nmoira_k: So when do we get the pier back?\n"
    assert furniture(STORY * 3 + several) == several.strip().replace("\n", " / ")
    alone = "Comments\nFergus: I sailed that bay for nine years, and they never give anything back.\n"
    assert "Fergus" not in furniture(STORY * 3 + alone)


def test_a_list_of_other_items_ends_with_its_titles() -> None:
    listed = "RELATED\nNetball: Velsk side beaten, blames wind\nHow to tell cod from hake"
    assert furniture(STORY + listed + "\n\n" + STORY * 2) == listed.replace("\n", " / ")
    below = "Related\nThe minister spoke of peace and of fish.\n\n"
    assert furniture(STORY + below + STORY * 2) == "Related"


@pytest.mark.parametrize("last", ["ARAI: On the record. Follow us there.", "ARAI: Since noon."])
def test_a_turn_is_nobodys_furniture(last: str) -> None:
    turns = "LUNDE: The bay is closed.\n\nQ. Since when?\n\nLUNDE: Since May.\n\n"
    assert furniture(turns + last) == ""
    # The same line under a report is a scrap of the site's.
    assert furniture(STORY * 4 + last.removeprefix("ARAI: ")) == last.removeprefix("ARAI: ")
