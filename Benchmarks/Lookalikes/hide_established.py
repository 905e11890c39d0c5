#!/usr/bin/env python3
"""Make a folder of lists in which no real name is established, all else being equal.

usage: hide_established.py MODELS OUTPUT
The public list of established names and a benchmark's list of popular names overlap; this shows what is left without that help.
Every name gets an ending that nobody can register, so that words are as common as before, and the order stays.
"""
import json, pathlib, shutil, sys

models, output = map(pathlib.Path, sys.argv[1:])
shutil.copytree(models / "names", output / "names")
shutil.copytree(models / "public-suffixes", output / "public-suffixes")
origin = json.loads((output / "names/origin.json").read_text())
established = origin["files"]["established.txt"]
names = (models / "names/established.txt").read_text().splitlines()
text = "".join(name.split(".")[0] + ".invalid\n" for name in names)
(output / "names/established.txt").write_text(text)
established["bytes"] = len(text)
(output / "names/origin.json").write_text(json.dumps(origin))
