#!/usr/bin/env python3
"""Write protected names that nobody chose: words and pairs of words, under usual endings.

usage: make_owners.py COUNT OUTPUT SEED WORDS.tsv
WORDS has in each line a word and, in the last three columns, how often names have it: the statistics that `make setup` makes.
A third are single words that some hundreds of names have, the rest pairs of words, as outlets and parties are called.
"""
import random, sys

count, output, seed, path = sys.argv[1:]
rows = (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8"))
words = sorted((-int(row[1]), row[0]) for row in rows if row[0].isascii() and row[0].isalpha() and 4 <= len(row[0]) <= 10)
common = [word for _, word in words[:20000]]
chance = random.Random(int(seed))
endings = ["com"] * 6 + ["org"] * 4 + ["de", "fr", "it", "pl", "co.uk", "eu", "net", "info", "es", "nl"]
owners = set()
while len(owners) < int(count):
    single = chance.random() < 1 / 3
    label = chance.choice(common[1000:]) if single else chance.choice(common) + chance.choice(["", "", "-"]) + chance.choice(common)
    owners.add(f"{label}.{chance.choice(endings)}")
with open(output, "w", encoding="ascii") as file:
    file.writelines(owner + "\n" for owner in sorted(owners))
