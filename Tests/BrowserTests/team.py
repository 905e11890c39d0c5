"""Two people of a team in a real browser: invited, signed in, one judges and the other sees it, roles hold, log-ins end.

    Tests/BrowserTests/team.py TOCSIN WORKSPACE [FOLDER]

Serves a copy of the workspace, invites an administrator from the terminal and an analyst in the console. With FOLDER, screenshots are
put there. Needs Playwright and axe-playwright-python for Python and Debian's Chromium.
"""

import os
import shutil
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PASSWORD = "seven quiet lanterns"


def join(page, link, name):
    page.goto(link)
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", PASSWORD)
    page.fill("input[name=repeated]", PASSWORD)
    page.click("main button")
    page.wait_for_url(lambda url: "/invitations/" not in url)
    assert page.locator(".me").inner_text() == name


def shown(page, folder, name):
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    if folder:
        page.screenshot(path=os.path.join(folder, f"team-{name}.png"))


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
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                first, second = (browser.new_context().new_page() for _ in range(2))
                # Nobody signs in until there is a user.
                first.goto(address)
                assert first.locator("table.queue").count() == 1
                link = subprocess.run(
                    [tocsin, "users", "invite", "--workspace", copy, "--role", "administrator", "--address", address],
                    check=True, capture_output=True, text=True,
                ).stdout.strip()
                first.goto(link)
                shown(first, folder, "invitation")
                join(first, link, "Ada North")
                second.goto(address + "findings/F1")
                assert "/sign-in" in second.url, second.url
                shown(second, folder, "door")
                first.click("text=Users")
                first.select_option("form[action='/users/invitations'] select", "analyst")
                first.click("text=Make a link")
                shown(first, folder, "users")
                join(second, first.locator(".notice code").inner_text(), "Ben South")
                # One judges, the other is told and sees who did.
                first.goto(address)
                second.goto(address + "findings/F1")
                second.keyboard.press("c")
                second.wait_for_url(lambda url: "done" in url)
                first.wait_for_selector("#live:not([hidden])", timeout=5000)
                first.goto(address + "findings/F1?state=all")
                assert "Ben South" in first.content()
                # One hands a finding on, and the other finds it among what he has.
                first.goto(address + "findings/F2?state=all")
                first.select_option(".held select", "Ben South")
                first.click(".held >> text=Hand on")
                second.goto(address + "?has=Ben%20South&state=all")
                assert second.locator("table.queue tbody tr").count() == 1
                second.locator("table.queue .what a").click()
                assert "Ben South has it" in second.locator(".held").inner_text()
                # An analyst invites nobody.
                assert second.goto(address + "users").status == 403
                shown(second, folder, "refused")
                first.goto(address + "audit")
                shown(first, folder, "audit")
                first.goto(address + "account")
                shown(first, folder, "account")
                # Who is signed in elsewhere can end it here, and who is removed is out at once.
                first.goto(address + "users")
                first.locator("tr", has_text="Ben South").locator("text=Remove").click()
                second.goto(address)
                assert "/sign-in" in second.url
                second.fill("input[name=name]", "Ben South")
                second.fill("input[name=password]", PASSWORD)
                second.click("main button")
                assert "no user of this name" in second.content()
                first.goto(address + "account")
                first.click("main >> text=Sign out")
                first.goto(address)
                assert "/sign-in" in first.url
                browser.close()
        finally:
            server.terminate()
            server.wait(timeout=20)
    print("two of a team: invited, told of each other, kept to their roles, and out when removed")


main()
