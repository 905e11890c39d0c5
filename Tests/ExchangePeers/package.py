"""Opens an alert package with other programs: package.py ZIP

zipfile reads it, the sums hold, tables are the same twice, pictures are XML, the page names no address."""

import csv
import hashlib
import io
import json
import re
import sys
import zipfile
from xml.dom import minidom

failures = []


def check(what, holds, found=""):
    print("pass" if holds else "FAIL", what, found if not holds else "")
    if not holds:
        failures.append(what)


with zipfile.ZipFile(sys.argv[1]) as package:
    check("zipfile tests it", package.testzip() is None)
    files = {name: package.read(name) for name in package.namelist()}
sums = dict(reversed(line.split("  ", 1)) for line in files["SHA256SUMS"].decode().splitlines())
check("every file has its sum", set(sums) == set(files) - {"SHA256SUMS"})
check("the sums hold", all(hashlib.sha256(files[name]).hexdigest() == s for name, s in sums.items()))
tables = [name[:-4] for name in files if name.startswith("tables/") and name.endswith(".csv")]
check("there are tables", "tables/findings" in tables)
for name in tables:
    rows = list(csv.DictReader(io.StringIO(files[name + ".csv"].decode(), newline="")))
    lines = [json.loads(line) for line in files[name + ".jsonl"].decode().splitlines()]
    same = len(rows) == len(lines) and all(
        list(row) == list(line) and all(
            row[key].removeprefix("'") == ("" if line[key] is None else str(line[key]).removeprefix("'"))
            or isinstance(line[key], (int, float)) and float(row[key]) == line[key] for key in row)
        for row, line in zip(rows, lines))
    check(f"{name} is the same as CSV and as JSON Lines", same)
    formulas = [v for row in rows for v in row.values() if v and v[0] in "=+-@\t\r" and not v.lstrip("-").replace(".", "").isdigit()]
    check(f"{name} has no formula", not formulas, formulas[:2])
pictures = [name for name in files if name.endswith(".svg")]
for name in pictures:
    picture = minidom.parseString(files[name]).documentElement
    check(f"{name} is a picture", picture.tagName == "svg" and picture.namespaceURI == "http://www.w3.org/2000/svg"
          and not picture.getElementsByTagName("script"))
check("there are pictures", bool(pictures))
page = files["summary.html"].decode()
# A defanged one, hxxps://, opens nowhere.
check("the page names no address and runs nothing", not re.search(r"\b(https?|ftp)://", page) and "<script" not in page)
check("evidence is in it", any(name.startswith("evidence/log/") for name in files) and "evidence/captures.wacz" in files)
sys.exit(1 if failures else 0)
