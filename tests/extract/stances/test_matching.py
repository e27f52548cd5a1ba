from onrecord.dossier import Issue
from onrecord.extract.stances.matching import IssueWords, keys

ISSUES = IssueWords(
    [
        Issue("inspectors", "return of inspectors", "letting IAEA inspectors back to the reactor"),
        Issue("talks", "holding talks", "whether to negotiate at all"),
    ]
)


def best(text: str) -> int:
    found = ISSUES.match(keys(text))
    return max(range(len(found)), key=lambda i: found[i].strength)


def test_inflected_words_meet() -> None:
    assert best("an inspection of the plant") == 0
    assert best("they will negotiate in May") == 1


def test_words_of_one_topic_meet() -> None:
    assert best("monitors may return") == 0
    assert best("no dialogue with them") == 1


def test_words_apart_from_all_issues_meet_none() -> None:
    assert all(match.strength == 0 for match in ISSUES.match(keys("the sky was blue")))


def test_a_word_of_every_issue_weighs_less() -> None:
    shared = IssueWords([Issue("a", "island ferry", ""), Issue("b", "island lighthouse", "")])
    island, ferry = shared.match(keys("island")), shared.match(keys("ferry"))
    assert island[0].label == island[1].label < ferry[0].label
