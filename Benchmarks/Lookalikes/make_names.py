#!/usr/bin/env python3
"""Write host names for measuring speed: those of the files, again and again, from the second time on with letters changed.

usage: make_names.py COUNT OUTPUT SEED NAMES…
One letter of the registered label becomes another, in a quarter of the names two: names stay like names, and none is a duplicate of many.
"""
import random, sys

count, output, seed, *paths = sys.argv[1:]
names = [name for path in paths for name in open(path, encoding="ascii").read().split()]
chance = random.Random(int(seed))
letters = "etaoinsrhldcumfpgwybvkxjqz"
chance.shuffle(names)


def changed(name):
    end = name.find(".")
    for _ in range(2 if chance.random() < 0.25 else 1):
        at = int(chance.random() * end)
        if name[at] != "-":
            name = name[:at] + letters[int(chance.random() * 26)] + name[at + 1:]
    return name


with open(output, "w", encoding="ascii") as file:
    left, again = int(count), False
    while left > 0:
        for name in names[:left]:
            # An encoded label does not survive a change.
            file.write((changed(name) if again and not name.startswith("xn--") and "." in name[1:] else name) + "\n")
        left, again = left - len(names), True
