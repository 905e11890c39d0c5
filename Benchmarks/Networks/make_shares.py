#!/usr/bin/env python3
"""Writes shares for timing: make_shares.py COUNT FILE SEED (FILE may be -)

Accounts and objects are drawn by a power law; an object is shared at ever longer intervals after it appears. A hundredth of the
shares are made by groups of eight that share an object within 45 s. The same seed gives the same file.
"""
import random, sys

count, path, seed = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
r = random.Random(seed)
objects, accounts = max(10, count // 5), max(10, count // 4)
out = sys.stdout if path == "-" else open(path, "w")
out.write("object_id,account_id,content_id,timestamp_share\n")
born = {}
made = 0
lines = []


def share(o, a, t):
    global made
    lines.append(f"object{o:08d},account{a:08d},content{made:09d},{t}\n")
    made += 1


while made < count:
    o = int(objects * r.random() ** 2.5)
    if r.random() < 0.0017:
        start, group = born.setdefault(o, r.randrange(1_700_000_000, 1_720_000_000)) + r.randrange(86_400), r.randrange(max(1, count // 20_000))
        for member in range(8):
            if r.random() < 0.6:
                share(o, group * 8 + member, start + r.randrange(46))
    else:
        t = born.setdefault(o, r.randrange(1_700_000_000, 1_720_000_000)) + int(r.expovariate(1 / 40_000))
        share(o, int(accounts * r.random() ** 2), t)
    if len(lines) > 100_000:
        out.write("".join(lines))
        lines.clear()
out.write("".join(lines))
out.flush()
