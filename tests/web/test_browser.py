"""A real browser walks the desk: nothing complains or bars the way, and what is pointed at lights up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.stanced import fill
from tests.web.test_hostile import hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that fails the test when a page complains."""
    opened = browser.new_page(viewport={"width": 1600, "height": 1000})
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(f"{message.text} ({message.location})"))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    opened.close()
    assert complaints == []


def views(tab: Page, home: str) -> list[str]:
    items = tab.request.get(f"{home}/overview.json").json()["items"]
    inner = next((item for item in items if item["nested_in"]), items[0])
    people, issues, shifts = (
        tab.request.get(f"{home}/{name}.json").json()["items"] for name in ("people", "issues", "shifts")
    )
    return [
        "/", "/timeline", "/timeline?outlet=Post&kind=direct", "/search", "/search?q=the", "/people",
        "/pages", "/sources", "/gaps", "/issues", "/shifts", "/contradictions", "/terms", "/add",
        inner["address"], f"/pages/{inner['page']}",
        *[one["address"] for one in (*people[:1], *issues[:1], *shifts[:1])],
    ]  # fmt: skip


def wait(tab: Page, home: str) -> None:
    """Until what the pages say together has been found."""
    for _ in range(300):
        if "being found anew" not in tab.request.get(home).text():
            return
        time.sleep(0.1)
    raise AssertionError("still being found")


def barriers(tab: Page) -> list[str]:
    """What axe-core finds on the page that is serious or critical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found: list[dict[str, Any]] = axe.run(tab).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("kept", ["named", "stanced"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1600])
def test_every_view_is_open_to_all(
    tab: Page,
    serve: Callable[[Path], str],
    record_path: Path,
    tmp_path: Path,
    width: int,
    scheme: Any,
    kept: str,
) -> None:
    home = serve(record_path if kept == "named" else fill(tmp_path / "stanced.db"))
    wait(tab, home)
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 900})
    for view in views(tab, home):
        answer = tab.goto(home + view)
        assert answer is not None and answer.ok
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, view
        assert barriers(tab) == [], view


def test_a_hostile_record_runs_nothing(tab: Page, serve: Callable[[Path], str], tmp_path: Path) -> None:
    from onrecord.store import open_record

    with open_record(tmp_path / "hostile.db") as record:
        record.add(hostile())
    home = serve(tmp_path / "hostile.db")
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", note)
    tab.set_viewport_size({"width": 380, "height": 900})
    for view in views(tab, home):
        tab.goto(home + view)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 380, view
    assert dialogs == []


def article_of(tab: Page, home: str) -> None:
    pages = tab.request.get(f"{home}/pages.json").json()["items"]
    tab.goto(home + next(page["address"] for page in pages if page["title"] == "Boats wait"))


def look(tab: Page, selector: str, name: str = "backgroundColor") -> str:
    return str(tab.eval_on_selector(selector, f"e => getComputedStyle(e).{name}"))


def test_pointing_at_a_statement_lights_its_source(
    tab: Page, serve: Callable[[Path], str], record_path: Path
) -> None:
    article_of(tab, serve(record_path))
    dark = look(tab, ".text .source.s2")
    tab.hover(".text .content.s2")
    lit = look(tab, ".text .source.s2")
    assert lit != dark and look(tab, ".text .source.s1") != dark  # the outer one holds the pointer, too
    tab.mouse.move(0, 0)
    assert look(tab, ".text .source.s2") == dark
    tab.focus("aside .entry.s2 .jump")
    assert look(tab, ".text .source.s2") == lit and look(tab, ".text .source.s1") == dark


def test_keys_step_through_statements_and_to_the_search(
    tab: Page, serve: Callable[[Path], str], record_path: Path
) -> None:
    article_of(tab, serve(record_path))
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.dataset.n") == "1"
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.dataset.n") == "2"
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "find"
    tab.keyboard.type("jk/")
    assert tab.input_value("#find") == "jk/"


def test_layers_go_and_come(tab: Page, serve: Callable[[Path], str], record_path: Path) -> None:
    article_of(tab, serve(record_path))
    marked = look(tab, ".text .content.s1")
    tab.uncheck(".layer-statements")
    assert look(tab, ".text .content.s1") != marked
    tab.uncheck(".layer-furniture")
    assert not tab.is_visible(".text .furniture")
    tab.check(".layer-furniture")
    assert tab.is_visible(".text .furniture")


def test_colours_are_chosen_and_kept(tab: Page, serve: Callable[[Path], str], record_path: Path) -> None:
    home = serve(record_path)
    tab.emulate_media(color_scheme="dark")
    tab.goto(home)
    dark = look(tab, "body")
    tab.click("#theme")
    light = look(tab, "body")
    assert light != dark
    tab.goto(f"{home}/timeline")
    assert look(tab, "body") == light
    tab.click("#theme")
    tab.click("#theme")
    assert look(tab, "body") == dark


def test_the_keyboard_skips_to_the_content(
    tab: Page, serve: Callable[[Path], str], record_path: Path
) -> None:
    tab.goto(serve(record_path))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


def test_filters_leave_empty_fields_out_of_the_address(
    tab: Page, serve: Callable[[Path], str], record_path: Path
) -> None:
    home = serve(record_path)
    tab.goto(f"{home}/timeline")
    tab.fill("#f-speaker", "Solvang")
    tab.click("text=Show")
    assert tab.url == f"{home}/timeline?speaker=Solvang"
    assert tab.locator("article.said").count() == 2


@pytest.mark.model
def test_a_page_is_added_and_opened(tab: Page, serve: Callable[[Path], str], tmp_path: Path) -> None:
    home = serve(tmp_path / "new.db")
    tab.goto(f"{home}/add")
    tab.fill("#a-text", "“The ferry will sail on Monday,” harbour master Ida Brenn said.")
    tab.fill("#a-title", "Ferries")
    tab.click("text=Read and add it")
    tab.click("text=the page with 1 statement", timeout=60_000)
    assert tab.inner_text("h1") == "Ferries"
    assert "Ida Brenn" in tab.inner_text("aside .entry")
