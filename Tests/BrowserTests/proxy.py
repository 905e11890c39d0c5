"""A team behind nginx with TLS, as docs/console.md writes it down: signed in, judged, live, and nothing but TLS.

    Tests/BrowserTests/proxy.py TOCSIN WORKSPACE

Takes the server block of the documentation as it stands, gives it a certificate of its own making and a free port, and goes the
way of an analyst through it in Chromium. Needs nginx and openssl (Debian), and Playwright for Python.
"""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PASSWORD = "seven quiet lanterns"
NAME = "desk.example.org"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def nginx(folder, upstream, port):
    docs = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "console.md")
    with open(docs) as file:
        block = re.search(r"```\n(server \{.*?\n\}\n)```", file.read(), re.S).group(1)
    assert "127.0.0.1:8747" in block and "listen 443 ssl;" in block
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", f"{folder}/key.pem",
         "-out", f"{folder}/certificate.pem"], check=True, capture_output=True)
    block = block.replace("127.0.0.1:8747", f"127.0.0.1:{upstream}").replace(
        "listen 443 ssl;",
        f"listen 127.0.0.1:{port} ssl; ssl_certificate {folder}/certificate.pem; ssl_certificate_key {folder}/key.pem;")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in
                        ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    with open(f"{folder}/nginx.conf", "w") as out:
        out.write(f"daemon off; pid {folder}/pid; error_log {folder}/errors.log;\nevents {{}}\n"
                  f"http {{ access_log off; {temporary} {block} }}\n")
    return subprocess.Popen(["/usr/sbin/nginx", "-c", f"{folder}/nginx.conf", "-p", folder],
                            stderr=subprocess.DEVNULL)


def main():
    tocsin, workspace = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as scratch:
        copy = os.path.join(scratch, "workspace")
        shutil.copytree(workspace, copy)
        server = subprocess.Popen(
            [tocsin, "serve", "--workspace", copy, "--port", "0", "--name", NAME], stdout=subprocess.PIPE, text=True)
        proxy = None
        try:
            upstream = int(server.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])
            port = free_port()
            proxy = nginx(scratch, upstream, port)
            time.sleep(1)
            address = f"https://{NAME}:{port}/"
            link = subprocess.run(
                [tocsin, "users", "invite", "--workspace", copy, "--role", "administrator", "--address", address],
                check=True, capture_output=True, text=True).stdout.strip()
            assert link.startswith(address), link
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=CHROMIUM, args=["--no-sandbox", f"--host-resolver-rules=MAP {NAME} 127.0.0.1"])
                context = browser.new_context(ignore_https_errors=True)
                page = context.new_page()
                page.goto(link)
                page.fill("input[name=name]", "Ada North")
                page.fill("input[name=password]", PASSWORD)
                page.fill("input[name=repeated]", PASSWORD)
                page.click("main button")
                page.wait_for_url(lambda url: "/invitations/" not in url)
                cookies = [c for c in context.cookies() if c["name"].startswith("__Host-")]
                assert len(cookies) == 1 and cookies[0]["secure"] and cookies[0]["httpOnly"], context.cookies()
                assert cookies[0]["sameSite"] in ("Lax", "Strict") and cookies[0]["path"] == "/"
                # A judgement goes through, and another page of the same team is told of it.
                other = context.new_page()
                other.goto(address + "overview")
                second = browser.new_context(ignore_https_errors=True).new_page()
                assert "/sign-in" in (second.goto(address + "findings/F1") and second.url)
                page.goto(address + "findings/F1")
                page.keyboard.press("c")
                page.wait_for_url(lambda url: "done" in url)
                # A stranger's form is refused behind the proxy, too.
                # Only the browser takes the name for this machine; the request is sent to it by its number.
                place = urllib.parse.urlsplit(address)
                door = http.client.HTTPSConnection(
                    "127.0.0.1", place.port, context=ssl._create_unverified_context(), timeout=30)
                door.request(
                    "POST", "/findings/F2/judgements", "disposition=confirmed&seen=&version=1",
                    {"Host": place.netloc, "Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site",
                     "Content-Type": "application/x-www-form-urlencoded",
                     "Cookie": "; ".join(f"{c['name']}={c['value']}" for c in context.cookies())})
                answer = door.getresponse()
                assert answer.status == 403, answer.status
                # Server-sent events pass unbuffered.
                first = page.evaluate("""() => new Promise((resolve, reject) => {
                    const source = new EventSource('/events');
                    source.onopen = () => { source.close(); resolve('open'); };
                    setTimeout(() => reject('no event stream within five seconds'), 5000);
                })""")
                assert first == "open"
                browser.close()
            with open(f"{scratch}/errors.log") as log:
                errors = [line for line in log if "[error]" in line or "[crit]" in line]
            assert not errors, errors
        finally:
            for process in (proxy, server):
                if process:
                    process.terminate()
                    process.wait(timeout=20)
    print("behind nginx with TLS: invited, signed in by a __Host- cookie, judged, told live; a stranger's form refused")


main()
