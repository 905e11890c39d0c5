"""Pulls a feed as MISP does, and holds it against what PyMISP would write: feed.py ADDRESS

MISP (app/Model/Feed.php) gets manifest.json, takes the events whose timestamp is later than its own, gets each as
UUID.json, and looks values up by hashes.csv. PyMISP has the code that writes such feeds."""

import sys
import urllib.request

from pymisp import MISPEvent
import json


def get(name):
    with urllib.request.urlopen(sys.argv[1].rstrip("/") + "/" + name) as answer:
        return answer.read().decode()


manifest = json.loads(get("manifest.json"))
hashes = {tuple(line.split(",")) for line in get("hashes.csv").split()}
failures = []
expected = set()
for uuid, entry in manifest.items():
    event = MISPEvent()
    event.load(get(uuid + ".json"))
    if event.uuid != uuid:
        failures.append("another event")
    theirs = event.manifest[uuid]
    for name in ("info", "date", "timestamp"):
        if str(theirs[name]) != str(entry[name]):
            failures.append(f"{name}: {entry[name]!r}, PyMISP has {theirs[name]!r}")
    for name in ("analysis", "threat_level_id"):
        if int(theirs[name]) != int(entry[name]):
            failures.append(name)
    if theirs["Orgc"]["uuid"] != entry["Orgc"]["uuid"]:
        failures.append("Orgc")
    expected |= {(h, uuid) for h in event.to_feed(with_meta=True)["Event"]["_hashes"]}
if hashes != expected:
    failures.append(f"hashes: {len(hashes)}, PyMISP has {len(expected)}")
print("the feed has", len(manifest), "events and", len(hashes), "hashes, as PyMISP writes them" if not failures else failures)
sys.exit(1 if failures or not manifest else 0)
