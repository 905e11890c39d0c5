"""Opens every page of a workspace in which whatever somebody else wrote is an attack.

    Tests/BrowserTests/hostile.py TOCSIN [FOLDER]

Makes posts, pages, mails, names and settings with payloads in every field, scans them, writes payloads into cases, notes, views
and judgements as well, and follows every link of the console in both languages, with scripts. Fails where a payload runs, becomes an
element or an address, is asked for elsewhere, or breaks the policy; where an answer is a failure of the server; and where a
page is wider than the screen of a phone. Then sends broken UTF-8 and NUL in every field of every form. Needs Playwright for
Python and Debian's Chromium.
"""

import json
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

from playwright.sync_api import Error, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAYLOADS = [
    "<script>window.owned=1</script>",
    "\"><img src=x onerror=window.owned=1>",
    "' autofocus onfocus=window.owned=1 x='",
    "</title></textarea></style><svg onload=window.owned=1>",
    "javascript:window.owned=1",
    "\u202egpj.exe\u2066 \u0007\u001b[31m \ufeff\u200b",
    "${7*7}{{7*7}}%00%0d%0aSet-Cookie:a=b",
    "A" * 3000,
    "مرحبا <b>בלי</b> \u2067",
]
MOST = int(os.environ.get("PAGES", "250"))


def payload(number):
    return PAYLOADS[number % len(PAYLOADS)]


def write(folder):
    """Every kind of input, with a payload in every field; texts are long and shared, so that there are findings of them."""
    shared = "They moved three polling stations on the coast overnight and told nobody that the count would be elsewhere. "
    with open(os.path.join(folder, "posts.jsonl"), "w") as out:
        for number in range(60):
            attack = payload(number)
            out.write(json.dumps({
                "id": f"{number}{attack}"[:200], "account": f"a{number % 9}{attack}"[:150], "platform": attack[:60],
                "title": attack[:300], "text": f"{shared}{payload(number // 3)} {shared}", "lang": attack[:20],
                "url": [f"https://h{number}.example/{attack}", attack, f"data:text/html,{attack}"][number % 3][:900],
                "created_at": f"2026-10-{1 + number % 28:02}T10:{number % 60:02}:00Z",
            }) + "\n")
    with open(os.path.join(folder, "shares.csv"), "w") as out:
        out.write("object_id,account_id,content_id,timestamp_share\n")
        for event in range(40):
            for account in range(4):
                quoted = f"acc{account}{payload(account)}"[:120].replace('"', '""')
                thing = f"https://o{event}.example/{payload(event)}"[:200].replace('"', '""')
                out.write(f'"{thing}","{quoted}","c{event}-{account}",{1790000000 + 3600 * event + account}\n')
    for number, attack in enumerate(PAYLOADS[:5]):
        with open(os.path.join(folder, f"page{number}.html"), "w") as out:
            out.write(
                f"<html><head><title>{attack}</title><meta name=author content=\"{attack}\">"
                f"<meta property='og:site_name' content='{attack}'><link rel=canonical href=\"{attack}\"></head>"
                f"<body><article><h1>&lt;script&gt;window.owned=1&lt;/script&gt;</h1><p>{shared * 3}</p>"
                f"<p>&lt;img src=x onerror=window.owned=1&gt; {attack}</p></article></body></html>")
    for number, attack in enumerate(PAYLOADS[:5]):
        with open(os.path.join(folder, f"mail{number}.eml"), "w") as out:
            plain = attack.replace("\n", " ")
            out.write(
                f"From: \"Electoral Authority {plain}\" <x{number}@mail-verify.example>\nTo: {plain} <y@z.example>\n"
                f"Subject: {plain} Your account is locked, sign in now\nMessage-ID: <{number}{plain}@x>\n"
                "Date: Thu, 1 Oct 2026 10:00:00 +0000\nContent-Type: text/html; charset=utf-8\n\n"
                f"<p>Dear customer, your account of the Electoral Authority is locked. Confirm your password within 24 hours "
                f"<a href='http://electoral-authority.login-verify.example/{plain}'>https://authority.example</a> {plain}</p>\n")
    with open(os.path.join(folder, "names.txt"), "w") as out:
        for name in ["authority-login.example.top", "auth0rity.example", "authorlty.example", "<script>.example",
                     "authority.example.evil-host.top", "xn--uthority-w1a.example"]:
            out.write(name + "\n")


def configuration(folder):
    attack = json.dumps(PAYLOADS[1])
    path = os.path.join(folder, "tocsin.yaml")
    with open(path, "w") as out:
        out.write(f"election:\n  name: {attack}\n  date: 2026-10-25\nprotect:\n  - name: {attack}\n    domains: [authority.example]\n"
                  "    words: [authority]\n")
    return path


def asked(address, path, data=None, headers=None):
    """The status of an answer, whatever it is."""
    request = urllib.request.Request(address + path.lstrip("/"), data=data, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def fill(address):
    """Payloads in what people write, too."""
    form = lambda **fields: urllib.parse.urlencode(fields).encode()
    for number, attack in enumerate(PAYLOADS):
        asked(address, "/cases", form(title=attack[:400], purpose=attack[:400], legal_basis=attack[:400], findings="F1"))
        asked(address, "/views", form(name=attack[:80], query="state=all"))
        asked(address, "/register", form(
            text=f"source,status,asserted_by,act,domains,document\n\"x{number} {attack[:80]}\",sanctioned,me,1,h{number}.example,"
            f"javascript:window.owned=1\n", asserted_by=attack[:80]))
        for finding in range(1, 5):
            asked(address, f"/findings/F{finding}/notes", form(text=attack))
            asked(address, f"/findings/F{finding}/judgements",
                  form(disposition="unclear", reason=attack, seen="", version="1"))
        asked(address, "/cases/C1/changes", form(action="note", text=attack, seen="1"))
        asked(address, "/cases/C1/changes", form(action="person", name=attack[:100], role="approver", seen=str(number + 1)))


def crawl(browser, address, problems):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.on("dialog", lambda dialog: (problems.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda m: problems.append(f"{page.url}: {m.text}")
            if m.type == "error" and "status of" not in m.text else None)
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
    page.on("request", lambda r: None if r.url.startswith(address) or r.url.startswith("data:,")
            else problems.append(f"{page.url} asked for {r.url}"))
    waits = [""] + [path + "?lang=" + language for language in ("en", "fr") for path in (
        "", "overview", "search", "compare", "publications", "add", "campaigns", "cases", "register", "exports", "settings",
        "users", "account", "audit")]
    for attack in PAYLOADS:
        quoted = urllib.parse.quote(attack[:280])
        waits += [f"search?q={quoted}", f"?about={quoted}", f"compare?a={quoted}&b={quoted}", f"findings/{quoted}",
                  f"entities/account?name={quoted}", f"dossier?name={quoted}", f"register?q={quoted}", f"techniques?q={quoted}"]
    seen, count = set(waits), 0
    while waits and count < MOST:
        path = waits.pop(0)
        try:
            answer = page.goto(address + path)
        except Error as error:
            # A case as a file is saved and not shown.
            if "Download is starting" in str(error):
                continue
            raise
        if answer is None or "text/html" not in (answer.headers.get("content-type") or ""):
            continue
        count += 1
        if answer.status >= 500:
            problems.append(f"{answer.status} {path}")
        state = page.evaluate("""() => ({
            owned: window.owned, width: document.documentElement.scrollWidth,
            strangers: [...document.querySelectorAll('script:not([src]), img, iframe, object, embed, style, base')].map(e => e.outerHTML.slice(0, 90)),
            handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,
            // By their attributes: a form with a field of the name action gives that field for its action.
            schemes: [...document.querySelectorAll('[href], [action], [src], [formaction]')]
              .flatMap(e => ['href', 'action', 'src', 'formaction'].map(name => e.getAttribute(name)).filter(a => a !== null))
              .map(a => new URL(a, location).href).filter(a => !/^https?:/.test(a)).slice(0, 3),
            hidden: /[\\u202a-\\u202e\\u2066-\\u2069\\u200b\\ufeff\\u0000-\\u0008\\u001b]/.test(document.body.innerText),
            own: [...document.querySelectorAll('main a[href]')].map(a => a.getAttribute('href')).filter(h => h.startsWith('/')),
        })""")
        for name in ("owned", "handlers"):
            if state[name]:
                problems.append(f"{path}: {name} {state[name]}")
        for name in ("strangers", "schemes"):
            if state[name]:
                problems.append(f"{path}: {name} {state[name]}")
        if state["hidden"]:
            problems.append(f"{path}: characters that hide or reorder")
        if state["width"] > 390:
            problems.append(f"{path}: {state['width']} wide")
        for link in state["own"]:
            link = link.split("#")[0].lstrip("/")
            if link and link not in seen and "export" not in link:
                seen.add(link)
                waits.append(link)
    context.close()
    return count


def broken(address, problems):
    """NUL and bytes that are no UTF-8 in every field, and numbers that make no sense."""
    fields = {
        "/findings/F1/judgements": ["disposition", "reason", "seen", "version", "duplicate"], "/findings/F1/notes": ["text"],
        "/judgements": ["finding", "disposition", "reason"], "/views": ["name", "query"], "/compare": ["a", "b"],
        "/publications": ["text"], "/cases": ["title", "purpose", "legal_basis", "findings", "expires"],
        "/cases/C1/changes": ["action", "seen", "number", "text", "findings", "statement"], "/campaigns/decisions": [
            "what", "campaign", "findings", "part", "reason"], "/register": ["text", "status", "asserted_by"],
        "/settings": ["election", "name"], "/add/addresses": ["addresses"], "/nothing": ["x"],
    }
    count = 0
    for path, names in fields.items():
        for value in ("%00", "%ff%fe%80", "%c0%af", "%ed%a0%80", "9" * 400, "-1", "%f0%9f%8f%b4" * 200, "a%00b", "%0d%0aX:%20y"):
            body = "&".join(f"{name}={value}" for name in names).encode()
            status, text = asked(address, path, body, {"Content-Type": "application/x-www-form-urlencoded"})
            count += 1
            if status >= 500 and status not in (503, 507):
                problems.append(f"{status} for {value[:20]} to {path}: {text[:200]}")
            status, text = asked(address, f"{path}?{body.decode()[:1500]}")
            count += 1
            if status >= 500 and status not in (503, 507):
                problems.append(f"{status} for GET {path}?{body.decode()[:60]}: {text[:200]}")
        for part in (b"", b"--", b"--x\r\n", b"--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\xff\x00/../a\"\r\n\r\n\x00\xff\r\n--x--\r\n"):
            status, text = asked(address, "/add", part, {"Content-Type": "multipart/form-data; boundary=x"})
            count += 1
            if status >= 500 and status not in (503, 507):
                problems.append(f"{status} for a form of files: {text[:200]}")
    return count


def main():
    tocsin = sys.argv[1]
    with tempfile.TemporaryDirectory() as scratch:
        folder, workspace = os.path.join(scratch, "input"), os.path.join(scratch, "ws")
        os.mkdir(folder)
        write(folder)
        config = configuration(scratch)
        scan = subprocess.run([tocsin, "scan", folder, "--config", config, "--workspace", workspace, "--quiet"],
                              capture_output=True, text=True)
        assert scan.returncode in (0, 3), scan.stderr
        server = subprocess.Popen(
            [tocsin, "serve", "--workspace", workspace, "--config", config, "--port", "0", "--no-watch", "--rate", "0"],
            stdout=subprocess.PIPE, text=True)
        problems = []
        try:
            address = server.stdout.readline().strip()
            fill(address)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                pages = crawl(browser, address, problems)
                browser.close()
            report = os.path.join(workspace, "report.html")
            sent = broken(address, problems)
            assert server.poll() is None, "the console ended"
            assert os.path.exists(report)
            count = json.loads(asked(address, "/api/v1/findings?state=all&limit=1")[1])["count"]
        finally:
            server.terminate()
            server.wait(timeout=20)
    assert not problems, "\n".join(problems[:40])
    print(f"hostile workspace: {count} findings, {pages} pages opened and {sent} broken requests sent, nothing ran")


main()
