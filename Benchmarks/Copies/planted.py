#!/usr/bin/env python3
"""Say how many pairs were found, and how many of those that were planted.

usage: planted.py PAIRS.csv GROUPS.txt
"""
import csv, sys


def main():
    group_of, total = {}, 0
    with open(sys.argv[2], encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            ids = line.split()
            total += len(ids) * (len(ids) - 1) // 2
            group_of.update(dict.fromkeys(ids, number))
    found = inside = 0
    with open(sys.argv[1], encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for row in rows:
            found += 1
            inside += group_of.get(row[0], -1) == group_of.get(row[1], -2)
    print(f"{found:,} pairs; {inside / max(1, total):.1%} of {total:,} planted, {found - inside:,} others")


main()
