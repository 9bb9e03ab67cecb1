"""The page of drift in a browser: its filter and search, by mouse and keyboard, on a phone, and without JavaScript.

Wants Debian's packages chromium and chromium-driver, or others that have the two programs.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from mailcow_facade.drift.formats import render
from mailcow_facade.drift.report import Report
from tests.made_up_drift import everything, hostile, real, report

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
if not CHROMIUM or not DRIVER:
    pytest.skip("there is no Chromium with ChromeDriver here", allow_module_level=True)

FLAGS = """
    --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --disable-dev-shm-usage
""".split()
Open = Callable[[Report], "Page"]


class Page:
    """The page in a browser, as somebody sees it."""

    def __init__(self, browser: webdriver.Chrome) -> None:
        self.browser = browser

    def one(self, selector: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def shown(self) -> list[str]:
        """The places of the changes that are to be seen."""
        return [
            each.find_element(By.CSS_SELECTOR, ".place").text for each in self.all("article") if each.is_displayed()
        ]

    def operations(self) -> list[str]:
        """The paths of the operations that are to be seen."""
        return [each.text for each in self.all(".operation h2") if each.is_displayed()]

    def told(self) -> str:
        return self.one("output").text

    def search(self, text: str) -> None:
        field = self.one("#search")
        field.clear()
        field.send_keys(text)

    def choose(self, level: str) -> None:
        self.one(f"input[value={level}]").click()

    def script(self, code: str) -> Any:
        return self.browser.execute_script(f"return {code}")

    def complaints(self) -> list[str]:
        """What the browser wrote into its console: a breach of the page's own policy among them."""
        return [entry["message"] for entry in self.browser.get_log("browser")]  # type: ignore[no-untyped-call]

    def requests(self) -> list[str]:
        entries = self.browser.get_log("performance")  # type: ignore[no-untyped-call]
        messages = [json.loads(entry["message"])["message"] for entry in entries]
        return [each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent"]


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with webdriver.Chrome(options=options, service=Service(str(DRIVER))) as chrome:
        yield chrome


@pytest.fixture
def open_page(browser: webdriver.Chrome, tmp_path: Path) -> Iterator[Open]:
    size(browser, 1280)

    def opened(shown: Report) -> Page:
        path = tmp_path / "drift.html"
        path.write_text(render(shown, "html"), encoding="utf-8")
        page = Page(browser)
        page.requests()
        browser.get(path.as_uri())
        assert page.requests() == [path.as_uri()], "it needs nothing else"
        return page

    yield opened
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert Page(browser).complaints() == []


def size(browser: webdriver.Chrome, width: int, *, dark: bool = False) -> None:
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


def test_the_filter_hides_a_level_and_shows_it_again(open_page: Open) -> None:
    page = open_page(everything())
    assert len(page.shown()) == 9
    assert page.told() == "All 9 shown"
    page.choose("breaking")
    assert page.told() == "6 of 9 shown"
    assert "200/*/quota" not in page.shown()
    assert "GET /api/v1/get/spam-score/{mailbox}" not in page.operations(), "it has nothing left"
    page.choose("accepted")
    page.choose("safe")
    assert page.shown() == ["200/*/rl", "query/tags", "servers"]
    page.choose("breaking")
    assert page.told() == "6 of 9 shown"


def test_the_search_finds_paths_fields_rules_and_methods(open_page: Open) -> None:
    page = open_page(everything())
    for text, places in (
        ("SPAM-score", ["the operation itself"]),
        ("body/realm", ["body/realm"]),
        ("request-parameter-removed", ["query/tags"]),
        ("mailboxes.create", ["body/realm"]),
        ("mailcow_client.api.mailboxes.create_mailbox", ["body/realm"]),
        ("mailbox/{id} array", ["200/*/quota"]),
        ("tests is ill", ["200/*/name"]),
    ):
        page.search(text)
        assert page.shown() == places, text
        assert page.told() == f"{len(places)} of 9 shown"


def test_nothing_found_is_told_and_undone(open_page: Open) -> None:
    page = open_page(everything())
    assert not page.one("button[type=reset]").is_displayed()
    page.choose("safe")
    page.search("nothing is called so")
    assert page.shown() == page.operations() == []
    assert page.told() == "0 of 9 shown"
    assert page.one("#none").text == "No change is like that."
    page.one("button[type=reset]").click()
    assert page.told() == "All 9 shown"
    assert len(page.shown()) == 9
    assert page.one("#search").get_attribute("value") == ""
    assert not page.one("#none").is_displayed()


def test_filter_and_search_go_together_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(real("2020-06-07", "2026-07-28"))
    number = len(page.shown())

    def press(*keys: str) -> WebElement:
        webdriver.ActionChains(page.browser).send_keys(*keys).perform()
        return page.browser.switch_to.active_element

    assert press(Keys.TAB).text == "To the changes"
    assert press(Keys.TAB).get_attribute("id") == "search"
    press("domain")
    found = page.shown()
    assert 0 < len(found) < number
    names = [press(Keys.TAB).accessible_name for _ in range(3)]
    assert [name.split(" ")[0] for name in names] == ["Breaking", "Risky", "Safe"]
    press(Keys.SPACE)
    assert len(page.shown()) < len(found)
    back = webdriver.ActionChains(page.browser).key_down(Keys.SHIFT).send_keys(Keys.TAB * 3).key_up(Keys.SHIFT)
    back.perform()
    assert press(Keys.ENTER).get_attribute("id") == "search", "Enter sends nothing"
    assert page.browser.current_url.startswith("file:")


def test_what_a_screen_reader_is_told(open_page: Open) -> None:
    page = open_page(everything())
    assert page.one("form").aria_role == "search"
    assert page.one("#search").accessible_name == "Search"
    assert page.one("fieldset").accessible_name == "Level"
    assert page.one("output").get_attribute("aria-live") == "polite"
    assert page.one("section.operation").accessible_name == "GET /api/v1/get/spam-score/{mailbox}"
    levels = [int(each.tag_name[1]) for each in page.all("h1, h2, h3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("shown", [everything(), hostile(), real()], ids=["everything", "hostile", "real"])
def test_a_phone_shows_before_beside_after_and_nothing_sticks_out(open_page: Open, shown: Report) -> None:
    page = open_page(shown)
    size(page.browser, 390)
    assert page.script("document.documentElement.scrollWidth") == 390
    wide = "[...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > 390.5)"
    assert page.script(f"{wide}.map(each => each.outerHTML)") == []
    before, after = (page.one(f"article .{side}").rect for side in ("before", "after"))
    assert before["y"] == after["y"]
    assert before["x"] + before["width"] < after["x"]
    small = [each.rect["height"] for each in page.all(".choice, #search")]
    assert min(small) >= 40, "a finger hits them"


def test_dark_and_light_follow_the_system_and_can_be_read(open_page: Open) -> None:
    page = open_page(everything())
    grounds = []
    for dark in (False, True):
        size(page.browser, 1280, dark=dark)
        grounds.append(page.script("getComputedStyle(document.body).backgroundColor"))
        for selector in (
            "h1", ".tally", ".kind", "dt", ".level", ".place", ".rule", ".extra", ".impact b", "summary", ".reason",
            ".change .before code", ".change .after code", ".change .nothing dd", ".choice .name", ".number", ".method",
        ):  # fmt: skip
            for element in page.all(selector):
                assert contrast(page, element) >= 4.5, (selector, dark, element.text)
    assert light(grounds[0]) > 0.5 > light(grounds[1])


def contrast(page: Page, element: WebElement) -> float:
    """As WCAG reckons it, of a text and the nearest ground behind it."""
    code = """
        const [element] = arguments; let ground = element;
        while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
        return [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
    """
    one, other = sorted(map(light, page.browser.execute_script(code, element)))
    return (other + 0.05) / (one + 0.05)


def light(color: str) -> float:
    parts = [float(part) / 255 for part in color.partition("(")[2].rstrip(")").split(",")[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_without_javascript_everything_is_there_but_the_filter(browser: webdriver.Chrome, open_page: Open) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page = open_page(everything())
    assert not page.one("form").is_displayed()
    assert len(page.shown()) == 9
    assert not page.one("#none").is_displayed()
    page.one("summary").click()
    assert "spam_scores.get" in page.one("details").text


def test_no_drift_is_a_page_too(open_page: Open) -> None:
    page = open_page(report())
    assert page.one("h1").text == "No drift"
    assert page.one("#none").text == "Nothing has changed."
    assert page.all("form") == []
