"""Kills a console in the middle of judging many findings, over and over, and looks what is stored.

    Tests/BrowserTests/kills.py TOCSIN WORKSPACE [KILLS]

Each round sends one judgement of all findings and kills the console (`kill -9`) at a moment that moves from before the answer to
behind it. What was answered must be stored whole; what was not is stored whole or not at all. Each round begins with the
judgement of the round before undone. Needs nothing but Python.
"""

import http.client
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request


def serve(tocsin, workspace):
    server = subprocess.Popen(
        [tocsin, "serve", "--workspace", workspace, "--port", "0", "--no-watch"], stdout=subprocess.PIPE, text=True)
    return server, server.stdout.readline().strip()


def get(address, path):
    with urllib.request.urlopen(address + path, timeout=30) as answer:
        return answer.read().decode()


def ticks(address):
    """What the queue would send for each of its rows, all pages of it."""
    found, page = [], 1
    while True:
        some = re.findall(r'name="finding" value="([^"]+)"', get(address, f"?state=all&page={page}"))
        fresh = [value for value in some if value not in found]
        if not fresh:
            return found
        found += fresh
        page += 1


def judged(address, reason):
    """How many findings have a judgement in force for this reason."""
    count, after = 0, ""
    while True:
        answer = json.loads(get(address, f"api/v1/findings?state=all&limit=200{after}"))
        count += sum((one.get("judgement") or {}).get("reason") == reason for one in answer["findings"])
        if not answer.get("next"):
            return count
        after = f"&after={answer['next']}"


def main():
    tocsin, workspace = sys.argv[1:3]
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    random.seed(14)
    answered = whole = none = 0
    with tempfile.TemporaryDirectory() as scratch:
        copy = os.path.join(scratch, "workspace")
        shutil.copytree(workspace, copy)
        for number in range(kills):
            server, address = serve(tocsin, copy)
            rows = ticks(address)
            assert len(rows) > 5, "the workspace has too few findings"
            reason = f"round {number}"
            body = urllib.parse.urlencode(
                [("finding", row) for row in rows] + [("disposition", "dismissed"), ("reason", reason)])
            host = address.split("//")[1].rstrip("/")
            status = []

            def send():
                try:
                    connection = http.client.HTTPConnection(host, timeout=30)
                    connection.request("POST", "/judgements", body, {"Content-Type": "application/x-www-form-urlencoded"})
                    status.append(connection.getresponse().status)
                except (OSError, http.client.HTTPException):
                    pass

            sender = threading.Thread(target=send)
            sender.start()
            # From at once to well behind the answer, which takes a few milliseconds.
            time.sleep(random.uniform(0, 0.03) if number % 8 else 0.3)
            server.kill()
            server.wait()
            sender.join()
            again, address = serve(tocsin, copy)
            stored = judged(address, reason)
            again.kill()
            again.wait()
            assert stored in (0, len(rows)), f"{stored} of {len(rows)} findings were judged"
            if status == [303]:
                answered += 1
                assert stored == len(rows), "an answered judgement is gone"
            whole += stored > 0
            none += stored == 0
    assert answered and whole, "no judgement came through: the moments are wrong"
    print(f"{kills} kills while {len(rows)} findings were judged at once: {answered} answered and all of them there; "
          f"{whole} stored whole, {none} not at all, none in part")


main()
