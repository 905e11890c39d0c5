#!/usr/bin/env python3
"""Recall against alerts a million new names, for every threshold that some alert lets be chosen.

usage: curve.py SPOOFS.tsv SPOOF-ALERTS.csv NEW.txt NEW-ALERTS.csv

The alerts are what `tocsin lookalikes` wrote for the names that impersonate and for the new names; what it does not
report counts as not found. Beside the recall over names stands the one over owners (each owner's share, averaged),
which one owner with many names cannot carry, and that over names that clone the label under another ending.
Whoever set the weights while looking at these owners reads an in-sample curve.
"""
import collections
import csv
import sys

ALLOWED = 10, 20, 30, 40, 60, 100, 200, 400


def probabilities(path):
    best = collections.defaultdict(float)
    for row in csv.DictReader(open(path, encoding="utf-8")):
        best[row["name"].lower()] = max(best[row["name"].lower()], float(row["probability"]))
    return best


def curve(spoofs, found, names, alerts):
    """For each allowance the lowest threshold that keeps to it, and the recalls from there on."""
    falling = sorted(alerts.values(), reverse=True)
    for allowed in ALLOWED:
        most = int(allowed * names / 1e6)
        # Alerts of the same probability come or stay out together.
        threshold = falling[most] if most < len(falling) else 0
        hits = [found.get(s["domain"].lower(), 0) > threshold for s in spoofs]
        by_owner = collections.defaultdict(list)
        for spoof, hit in zip(spoofs, hits):
            by_owner[spoof["impersonates"]].append(hit)
        swaps = [hit for spoof, hit in zip(spoofs, hits) if spoof["technique"] == "tldswap"]
        alarmed = sum(p > threshold for p in falling)
        yield (allowed, threshold, alarmed * 1e6 / names, sum(hits) / len(hits),
               sum(sum(h) / len(h) for h in by_owner.values()) / len(by_owner), sum(swaps) / max(1, len(swaps)))


def main():
    spoof_path, found_path, new_path, alert_path = sys.argv[1:]
    spoofs = list(csv.DictReader(open(spoof_path, encoding="utf-8"), delimiter="\t"))
    names = sum(1 for line in open(new_path, encoding="utf-8") if line.strip())
    print("allowed  above probability  alerts a million  recall  recall, owners alike  ending swaps")
    for allowed, threshold, rate, recall, owners, swaps in curve(
            spoofs, probabilities(found_path), names, probabilities(alert_path)):
        print(f"{allowed:7d}  {threshold:17.4f}  {rate:16.0f}  {recall:6.3f}  {owners:20.3f}  {swaps:12.3f}")


if __name__ == "__main__":
    main()
