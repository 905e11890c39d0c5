"""Reads a bundle and an event of Tocsin with the libraries of those who receive them: peers.py BUNDLE EVENT"""

import importlib.metadata
import json
import os
import re
import sys
from collections import Counter

import jsonschema
import pycti
import stix2
from misp_stix_converter import ExternalSTIX2toMISPParser
from pycti import OpenCTIStix2Splitter
from pymisp import MISPEvent

bundle, event = sys.argv[1:3]
raw = open(bundle).read()
objects = {o["id"]: o for o in json.loads(raw)["objects"]}
failures = []


def check(what, holds, found=""):
    print("pass" if holds else "FAIL", what, found if not holds else "")
    if not holds:
        failures.append(what)


parsed = stix2.parse(raw, allow_custom=True)
check("stix2 parses every object", len(parsed.objects) == len(objects))

split, unread, _ = OpenCTIStix2Splitter().split_bundle_with_expectations(raw)[:3]
# OpenCTI takes no extension definitions in; it needs none.
check("pycti splits it, all but extension definitions",
      all(o["type"] == "extension-definition" for o in unread), unread)

recipes = {
    "identity": lambda o: pycti.Identity.generate_id(o["name"], o["identity_class"]),
    "channel": lambda o: pycti.Channel.generate_id(o["name"]),
    "indicator": lambda o: pycti.Indicator.generate_id(o["pattern"]),
    "relationship": lambda o: pycti.StixCoreRelationship.generate_id(
        o["relationship_type"], o["source_ref"], o["target_ref"]),
    "attack-pattern": lambda o: pycti.AttackPattern.generate_id(
        o["name"], o["external_references"][0]["external_id"]),
    "intrusion-set": lambda o: pycti.IntrusionSet.generate_id(o["name"]),
    "threat-actor": lambda o: pycti.ThreatActorGroup.generate_id(o["name"]),
    "narrative": lambda o: pycti.Narrative.generate_id(o["name"]),
    "event": lambda o: pycti.Event.generate_id(o["name"]),
}
wrong = [o["id"] for o in objects.values()
         if o["type"] in recipes and recipes[o["type"]](o) != o["id"]]
check("ids are those of OpenCTI", not wrong, wrong)

observables = ("domain-name", "email-addr", "user-account", "email-message", "url")
wrong = []
for o in objects.values():
    if o["type"] in observables:
        plain = {k: v for k, v in o.items() if k not in ("id", "object_marking_refs")}
        if stix2.parse(plain, version="2.1").id != o["id"]:
            wrong.append(o["id"])
check("ids of observables are those of stix2", not wrong, wrong)

here = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "stix")
schemas = {name: jsonschema.Draft202012Validator(json.load(open(os.path.join(here, name + ".schema.json"))))
           for name in ("channel", "media-content", "narrative", "event", "persona", "copy-relation", "domain-role")}
copy = "extension-definition--3c8f0d5e-0c0a-4f0e-9d53-7f1c5b8a6d21"
role = "extension-definition--8e0b7f43-9d5c-4b0a-a6de-2f64c1f0b7a9"
faults = []
for o in objects.values():
    if o["type"] in schemas:
        faults += [(o["id"], e.message) for e in schemas[o["type"]].iter_errors(o)]
    for extension, name in ((copy, "copy-relation"), (role, "domain-role")):
        if extension in o.get("extensions", {}):
            faults += [(o["id"], e.message) for e in schemas[name].iter_errors(o["extensions"][extension])]
check("jsonschema holds them against docs/stix", not faults, faults[:3])

missing = {r for o in objects.values() for k, v in o.items()
           for r in (v if k.endswith("_refs") else [v] if k.endswith("_ref") else [])
           if r not in objects}
check("every reference leads to an object", not missing, missing)

parser = ExternalSTIX2toMISPParser()
parser.load_stix_bundle(parsed)
parser.parse_stix_bundle(single_event=True)
print("misp-stix", importlib.metadata.version("misp-stix"), "makes of the bundle:")
told = {}
for messages in (*parser.errors.values(), *parser.warnings.values()):
    for message in messages:
        kind = re.sub(r"[a-z-]+--[0-9a-f-]{36}", "…", str(message)).split("\n")[0]
        told[kind] = told.get(kind, 0) + 1
for kind, count in sorted(told.items(), key=lambda item: (-item[1], item[0])):
    print(f"  {count} × {kind}")
made = parser.misp_event
kept = Counter(f"attribute {a.type}" for a in made.attributes)
kept += Counter(f"object {o.name}" for o in made.objects)
kept += Counter({"event report": len(made.event_reports), "galaxy": len(made.galaxies), "tag": len(made.tags)})
print("  of", dict(Counter(o["type"] for o in objects.values())))
print("  it has", dict(kept))

misp = MISPEvent()
misp.load_file(event)
check("pymisp reads the event", bool(misp.uuid and (misp.attributes or misp.objects)))
feed = misp.to_feed(with_meta=True)
check("pymisp makes a feed of it", feed["Event"]["Orgc"]["name"] != "")
check("pymisp keeps relations between texts",
      any(o.ObjectReference for o in misp.objects))
import pymispgalaxies
clusters = pymispgalaxies.Clusters()
known = {c.value for c in clusters.get("disarm-techniques").values()}
tagged = [t.name.split('"')[1] for t in misp.tags if t.name.startswith("misp-galaxy:disarm")]
# Techniques that are younger than MISP's galaxy are none of its clusters yet.
print("techniques that MISP's galaxy has:", sum(t in known for t in tagged), "of", len(tagged))
sightings = [s for a in misp.attributes for s in a.sightings]
check("pymisp reads sightings", bool(sightings) or not any(o["type"] == "sighting" for o in objects.values()))
uuids = {a.uuid for a in misp.attributes} | {o.uuid for o in misp.objects}
dangling = [r.referenced_uuid for o in misp.objects for r in o.ObjectReference if r.referenced_uuid not in uuids]
check("every reference in the event leads somewhere", not dangling, dangling[:3])
sys.exit(1 if failures else 0)
