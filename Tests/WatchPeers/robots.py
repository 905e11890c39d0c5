#!/usr/bin/env python3
"""Writes what protego (PyPI) says of random robots.txt: an oracle for `RobotsRulesTests`.

usage: robots.py COUNT > cases.jsonl
"""
import json, random, sys
from protego import Protego

chance = random.Random(7)
AGENTS = ["*", "Tocsin", "tocsin", "Googlebot", "TocsinBot", "other"]
PARTS = ["a", "b", "news", "x1", "é", "%C3%A9", "*", "$", ".html", "?q=", "%2F", "~", "A"]


def path():
    return "/" + "".join(chance.choice(PARTS) + chance.choice(["", "/"]) for _ in range(chance.randrange(4)))


for _ in range(int(sys.argv[1])):
    lines = []
    for _ in range(chance.randrange(1, 4)):
        lines += [f"User-agent: {chance.choice(AGENTS)}" for _ in range(chance.choice([1, 1, 2]))]
        lines += [f"{chance.choice(['Disallow', 'Allow', 'disallow'])}: {path() if chance.random() < 0.9 else ''}" for _ in range(chance.randrange(1, 5))]
        if chance.random() < 0.3:
            lines.append(chance.choice(["", "# a remark", "Crawl-delay: 5", "Sitemap: https://x.example/s.xml"]))
    text = chance.choice(["\n", "\r\n"]).join(lines)
    asked = path().replace("*", "s").replace("$", "d").replace("é", "%C3%A9")
    print(json.dumps({"robots": text, "path": asked, "allowed": Protego.parse(text).can_fetch("https://x.example" + asked, "Tocsin")}))
