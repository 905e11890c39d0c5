"""Triages findings in a real browser by keyboard alone, and photographs the pages.

    Tests/BrowserTests/triage.py TOCSIN WORKSPACE [FOLDER]

Serves a copy of the workspace, judges ten findings (fewer where there are fewer), undoes one, looks at it as a second
analyst would, and checks that the pages load nothing from elsewhere and report no error. With FOLDER, screenshots
are put there. Hands a file over, asks who published a text, and lets axe-core look at every page. Needs Playwright and axe-playwright-python
for Python and Debian's Chromium; prints how long the ten took.
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
COUNT = 10


def waiting(page, address):
    """How many findings wait, as the queue's heading says."""
    page.goto(address)
    words = page.locator("p.made").inner_text()
    return int(words.split()[0].replace(",", ""))


def triage(page, address, problems):
    before = waiting(page, address)
    count = min(COUNT, before - 1)
    assert count > 0, "nothing waits in this workspace"
    start = time.monotonic()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/**")
    for number in range(count):
        here = page.url
        key = "cdux"[number % 3]
        page.keyboard.press(key)
        if key == "d":
            page.keyboard.type("a reprint that names its source")
            page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url != here)
        page.wait_for_load_state()
    seconds = time.monotonic() - start
    assert waiting(page, address) == before - count, "not every judgement was kept"
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/**")
    here = page.url
    page.keyboard.press("c")
    page.wait_for_url(lambda url: url != here)
    page.keyboard.press("z")
    page.wait_for_url(lambda url: "done" not in url)
    assert waiting(page, address) == before - count, "undo left something"
    assert not problems, problems
    print(f"{count} findings by keyboard in {seconds:.1f} s")


def two_at_once(browser, address):
    first, second = browser.new_page(), browser.new_page()
    for page in (first, second):
        page.goto(address)
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url("**/findings/**")
    here = first.url
    first.keyboard.press("u")
    first.wait_for_url(lambda url: url != here)
    second.keyboard.press("c")
    second.wait_for_url("**overtaken**")
    assert second.get_by_role("alert").is_visible()
    assert "Unclear" in second.locator(".judging .state").inner_text()
    first.close()
    second.close()


def without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("table.queue a").first.click()
    page.get_by_role("button", name="Confirm").click()
    assert page.get_by_role("status").is_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    context.close()


def bulk(browser, address):
    """Ticks a range with Shift, judges it, and takes it back."""
    page = browser.new_page()
    before = waiting(page, address)
    boxes = page.locator("table.queue input[type=checkbox]")
    last = min(4, boxes.count() - 1)
    boxes.nth(0).click()
    boxes.nth(last).click(modifiers=["Shift"])
    assert page.locator("table.queue input:checked").count() == last + 1
    page.locator(".bulk input[name=reason]").fill("reprints")
    page.locator(".bulk").get_by_role("button", name="Dismiss").click()
    page.wait_for_url("**done=**")
    judged = page.url
    assert waiting(page, address) == before - last - 1
    page.goto(judged)
    page.get_by_role("button", name="Undo", exact=True).click()
    page.wait_for_url(lambda url: "done" not in url)
    assert waiting(page, address) == before
    page.close()


def who_published(browser, address):
    """From a finding to a document, to everybody who has its text, to its source, and to two texts side by side."""
    page = browser.new_page()
    page.goto(address + "publications")
    page.locator("#text").fill(
        "They moved three polling stations on the coast overnight and told nobody."
    )
    page.get_by_role("button", name="Who has it?").click()
    rows = page.locator("table.publications tbody tr")
    assert rows.count() > 1, "the example has this text in many places"
    first = rows.nth(1).locator("td:nth-child(3) a").get_attribute("href").rsplit("/", 1)[1]
    rows.nth(0).locator("td:nth-child(3) a").click()
    page.get_by_role("link", name="Compare with another text").click()
    page.locator("#b").fill(first)
    page.get_by_role("button", name="Compare").click()
    assert page.locator(".pair .row").count() > 0
    page.close()


def handed_over(browser, address, folder):
    """Hands a file over and waits until its text is found."""
    path = os.path.join(folder, "handed over.jsonl")
    text = "Every lamp on the quay was counted twice, and the second count was the one that nobody signed."
    with open(path, "w") as file:
        file.write('{"id": "q1", "account": "quay_walker", "text": "%s"}\n' % text)
    page = browser.new_page()
    page.goto(address + "add")
    page.locator("#files").set_input_files(path)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("stored, to be read").wait_for()
    for _ in range(60):
        page.goto(address + "publications")
        page.locator("#text").fill(text)
        page.get_by_role("button", name="Who has it?").click()
        if page.get_by_role("link", name="quay_walker").count() == 1:
            break
        time.sleep(0.5)
    else:
        raise AssertionError("what was handed over was not read")
    page.goto(address + "entities/account?name=quay_walker")
    assert "1 document by it" in page.locator("p.lead").inner_text()
    page.close()


def accessible(browser, address):
    """axe-core finds nothing on any page, light and dark."""
    from axe_playwright_python.sync_playwright import Axe

    violations = []
    for scheme in ("light", "dark"):
        # The checker is a script of its own, which the pages' policy forbids.
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(address)
        paths = ["", "overview", "search", "search?q=the", "compare", "publications", "add", "nothing", "campaigns", "cases",
                 "register", "exports", "settings", "techniques", "account"]
        finding = page.locator("table.queue .what a").first.get_attribute("href")
        page.goto(address + finding.lstrip("/"))
        paths += [finding.lstrip("/"), finding.lstrip("/").split("?")[0] + "?show=publications",
                  finding.lstrip("/").split("?")[0] + "?show=texts"]
        page.goto(address + "?state=all")
        kinds = page.locator("table.queue .what a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        paths += [path.lstrip("/") for path in kinds]
        page.goto(address + finding.lstrip("/"))
        paths += [a.get_attribute("href").lstrip("/") for a in page.locator(".entities a").all()[:2]]
        for path in paths:
            page.goto(address + path)
            for found in Axe().run(page).response["violations"]:
                violations.append((scheme, path, found["id"], found["nodes"][0]["html"][:120]))
        context.close()
    assert not violations, violations
    print(f"axe-core: no violation on {2 * len(paths)} pages")


def english_sentences():
    """What the catalogue has French for, as far as it has no places and is no single word, which may be a name."""
    folder = os.path.join(os.path.dirname(__file__), "..", "..", "Sources", "Wording", "French")
    entries = []
    for path in glob.glob(os.path.join(folder, "*.swift")):
        with open(path) as file:
            entries += re.findall(r'\(\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\s*\)', file.read())
    plain = {a.strip(): b.strip() for a, b in entries if "{" not in a and "\\" not in a and " " in a.strip() and a.strip() != b.strip()}
    assert len(plain) > 400, len(plain)
    return plain


def speaks_french(browser, address):
    """No page says in English what there is French for; what the example's texts say stays as it is."""
    english = english_sentences()
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(address + "?state=all")
    findings = page.locator("table.queue .what a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    page.goto(address + "cases?finding=F1")
    if page.locator("form[action='/cases'] input[name=title]").count():
        page.fill("form[action='/cases'] input[name=title]", "Essai")
        page.fill("form[action='/cases'] input[name=purpose]", "Essai")
        page.locator("form[action='/cases'] button").click()
        page.wait_for_url("**/cases/C*")
    case = page.url.replace(address, "/")
    paths = ["/", "/overview", "/search", "/search?q=the", "/search?q=since:x", "/compare", "/publications", "/add", "/campaigns",
             "/cases", case, "/register", "/exports", "/settings", "/users", "/account", "/audit", "/techniques", "/nothing"]
    paths += findings
    paths += [f.split("?")[0] + f"?show={part}" for f in findings[:4] for part in ("publications", "texts")]
    left = []
    for path in paths:
        page.goto(address + path.lstrip("/"))
        # Lists of what may be chosen are read as well, and what is folded.
        texts = page.evaluate("""() => {
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const all = [];
            while (walk.nextNode()) all.push(walk.currentNode.textContent.trim());
            for (const e of document.querySelectorAll('[aria-label], [placeholder]'))
                all.push((e.getAttribute('aria-label') || '').trim(), (e.placeholder || '').trim());
            return all.filter(Boolean);
        }""")
        left += [(path, text) for text in texts if text in english]
    context.close()
    assert not left, left[:20]
    print(f"French: none of {len(english)} English sentences on {len(paths)} pages")


def keys_of_pages(browser, address):
    """`?` lists what the page has and nothing else; n leads to the next new finding; Ctrl and Enter send a form."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()

    def listed():
        page.keyboard.press("?")
        rows = page.locator("#keys dl > div:visible").all()
        keys = {row.locator("kbd").inner_text(): row.locator("dd").inner_text() for row in rows}
        page.keyboard.press("Escape")
        return keys

    page.goto(address)
    keys = listed()
    assert "n" in keys and "j k" in keys and "c" not in keys and "y" not in keys, keys
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.locator("table.queue tbody tr").nth(1).get_attribute("class") == "open new chosen"
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/**")
    keys = listed()
    assert keys.get("c") == "Confirm" and "n" in keys and "j k" not in keys, keys
    # Every key that is listed is on the page, and the other way round.
    assert set(page.locator("[data-key]").evaluate_all("all => all.map(e => e.dataset.key.replace('Escape', 'Esc'))")) <= set(keys), keys
    page.locator("form[action*='/notes'] textarea").fill("Looked at twice.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Looked at twice.").wait_for()
    page.goto(address + "campaigns")
    campaign = page.locator("table.cases .what a")
    if campaign.count():
        campaign.first.click()
        page.wait_for_url("**/findings/**")
        assert listed().get("y") == "Accept all of it"
    page.goto(address + "cases?finding=F1")
    page.locator("form[action='/cases'] input[name=title]").fill("Keys")
    page.locator("form[action='/cases'] input[name=purpose]").fill("Trial")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/cases/C*")
    keys = listed()
    assert keys.get("a") == "Assess" and keys.get("m") == "Draft a countermeasure" and "c" not in keys, keys
    context.close()
    print("keys: each page lists its own")


def photographs(browser, address, folder):
    os.makedirs(folder, exist_ok=True)
    looks = [
        ("light", {"width": 1280, "height": 900}, "light"),
        ("dark", {"width": 1280, "height": 900}, "dark"),
        ("phone", {"width": 390, "height": 844}, "light"),
        ("french", {"width": 1280, "height": 900}, "light"),
        ("french-phone", {"width": 390, "height": 844}, "dark"),
    ]
    for name, viewport, scheme in looks:
        locale = "fr-FR" if name.startswith("french") else "en-GB"
        context = browser.new_context(viewport=viewport, color_scheme=scheme, locale=locale)
        page = context.new_page()
        for place, path in [("queue", ""), ("finding", None), ("search", "search?q=the"), ("asking", "search"),
                            ("overview", "overview"), ("add", "add"), ("compare", "compare"), ("settings", "settings"),
                            ("campaigns", "campaigns"), ("cases", "cases"), ("register", "register"),
                            ("exports", "exports"), ("publications", "publications")]:
            if path is None:
                page.goto(address + "?state=all")
                page.locator("table.queue .what a").first.click()
                page.wait_for_load_state()
                for part in ("publications", "texts"):
                    here = page.url
                    page.keyboard.press({"publications": "2", "texts": "3"}[part])
                    page.wait_for_url(f"**show={part}**")
                    page.screenshot(path=f"{folder}/{part}-{name}.png")
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    assert wide <= viewport["width"], f"{part} is wider than a {name} screen: {wide}"
                    page.goto(here)
            else:
                page.goto(address + path)
            page.screenshot(path=f"{folder}/{place}-{name}.png")
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= viewport["width"], f"{place} is wider than a {name} screen: {width}"
        context.close()


def main():
    tocsin, workspace = sys.argv[1:3]
    folder = sys.argv[3] if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory() as scratch:
        copy = os.path.join(scratch, "workspace")
        shutil.copytree(workspace, copy)
        server = subprocess.Popen(
            [tocsin, "serve", "--workspace", copy, "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        try:
            address = server.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), address
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=CHROMIUM, args=["--no-sandbox"]
                )
                page = browser.new_page()
                problems = []
                page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
                page.on("pageerror", lambda error: problems.append(str(error)))
                page.on(
                    "request",
                    lambda r: None if r.url.startswith(address) else problems.append(r.url),
                )
                if folder:
                    photographs(browser, address, folder)
                two_at_once(browser, address)
                without_scripts(browser, address)
                keys_of_pages(browser, address)
                bulk(browser, address)
                who_published(browser, address)
                speaks_french(browser, address)
                accessible(browser, address)
                triage(page, address, problems)
                handed_over(browser, address, scratch)
                browser.close()
        finally:
            server.terminate()
            server.wait(timeout=20)


main()
