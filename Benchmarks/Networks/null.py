#!/usr/bin/env python3
"""How often any edge is found where nothing can be: null.py TOCSIN SHARES.csv [RUNS]

The times of SHARES.csv are shuffled within each object, RUNS times (100) with seeds from 0, and `tocsin networks` runs on each with its
defaults. Exit status 1 when more than one in twenty has an edge.
"""
import collections, csv, random, subprocess, sys

tocsin, path, runs = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 100
with open(path, encoding="utf-8", newline="") as file:
    reader = csv.reader(file)
    header, rows = next(reader), list(reader)
obj, time = header.index("object_id"), header.index("timestamp_share")
places = collections.defaultdict(list)
for number, row in enumerate(rows):
    places[row[obj]].append(number)
found = []
for seed in range(runs):
    r = random.Random(seed)
    shuffled = [list(row) for row in rows]
    for numbers in places.values():
        times = [rows[number][time] for number in numbers]
        r.shuffle(times)
        for number, value in zip(numbers, times):
            shuffled[number][time] = value
    text = "\n".join([",".join(header), *(",".join(row) for row in shuffled)])
    done = subprocess.run([tocsin, "networks", "-", "--quiet"], input=text, capture_output=True, text=True, check=True)
    if edges := len(done.stdout.splitlines()) - 1:
        found.append((seed, edges))
print(f"runs with an edge: {len(found)} of {runs}   (seed, edges): {found}")
sys.exit(len(found) * 20 > runs)
