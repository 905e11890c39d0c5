#!/usr/bin/env python3
"""How well the rules of look-alikes carry over to names that they were not fitted on.

usage: kernel-benchmarks lookalike-clues MODELS PROTECTED NEW.txt SPOOFS.tsv | halves.py SPOOFS.tsv NUMBER_OF_NEW_NAMES

Cuts the protected names in two at random, again and again. On one half it chooses what may be chosen: the two
thresholds, so that the half's alerts on the new names stay within half of what is allowed; or the weights too
(logistic regression drawn towards the weights that are there: Gaussian prior). Then it measures the other half.
"""

import collections
import csv
import sys

import numpy as np

ALLOWED = (40e-6, 400e-6)  # alerts a name: high, and both tiers
CUTS = 40
SPREAD = 0.3  # of the prior, in log-odds


def read(stream, spoofs):
    rows = [line.rstrip("\n").split("\t") for line in stream]
    names = sorted({clue.split("=")[0] for row in rows for clue in row[4].split()} - {"established", "generic"})
    place = {name: index for index, name in enumerate(names)}
    clues = np.zeros((len(rows), len(names)))
    for index, row in enumerate(rows):
        for clue in row[4].split():
            name, value = clue.split("=")
            if name in place:
                clues[index, place[name]] = float(value)
    odds = np.array([float(row[3]) for row in rows])
    isNew = np.array([row[1] not in spoofs for row in rows])
    right = np.array([row[2] in spoofs.get(row[1], ()) for row in rows])
    return [row[1] for row in rows], np.array([row[2] for row in rows]), clues, odds, isNew, right


def weights(clues, odds):
    """The weights that are there: the log-odds are linear in the clues."""
    design = np.column_stack([clues, np.ones(len(clues))])
    return np.linalg.lstsq(design, odds, rcond=None)[0]


def fitted(clues, right, prior):
    """Newton's method; converges in some ten steps."""
    design = np.column_stack([clues, np.ones(len(clues))])
    weight = prior.copy()
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(design @ weight, -30, 30)))
        slope = design.T @ (chance - right) + (weight - prior) / SPREAD**2
        curve = (design.T * (chance * (1 - chance))) @ design + np.eye(len(weight)) / SPREAD**2
        step = np.linalg.solve(curve, slope)
        weight -= step
        if abs(step).max() < 1e-6:
            break
    return weight


def best(names, scores, chosen):
    top = collections.defaultdict(lambda: -99.0)
    for index in np.flatnonzero(chosen):
        top[names[index]] = max(top[names[index]], scores[index])
    return top


def main():
    spoofs = {row["domain"]: row["impersonates"].split("|") for row in csv.DictReader(open(sys.argv[1]), delimiter="\t")}
    newNames = int(sys.argv[2])
    names, owner, clues, odds, isNew, right = read(sys.stdin, spoofs)
    prior = weights(clues, odds)
    design = np.column_stack([clues, np.ones(len(clues))])
    owners = sorted(set(owner) | {domain for domains in spoofs.values() for domain in domains[:1]})
    usable = isNew | right
    chance = np.random.default_rng(7)
    for title, learns in (("thresholds", False), ("weights and thresholds", True)):
        found = []
        for _ in range(CUTS):
            mixed = chance.permutation(owners)
            halves = set(mixed[: len(mixed) // 2]), set(mixed[len(mixed) // 2 :])
            for own, other in (halves, halves[::-1]):
                mine = np.array([name in own for name in owner])
                weight = fitted(clues[mine & usable], right[mine & usable], prior) if learns else prior
                scores = design @ weight
                alerts = sorted(best(names, scores, mine & isNew).values(), reverse=True)
                cuts = [alerts[n] if len(alerts) > (n := int(share * newNames / 2)) else -9 for share in ALLOWED]
                row = []
                for half in (own, other):
                    inside = np.array([name in half for name in owner])
                    top = best(names, scores, inside & right)
                    asked = [name for name, domains in spoofs.items() if half & set(domains)]
                    row += [np.mean([top[name] > cut for name in asked]) for cut in cuts]
                theirs = np.array(list(best(names, scores, ~mine & isNew).values()))
                found.append(row + [(theirs > cut).sum() / newNames * 2e6 for cut in cuts])
        found = np.array(found)
        means = found.mean(0)
        print(f"{title}: own half high {means[0]:.3f}, both {means[1]:.3f}; other half {means[2]:.3f}, {means[3]:.3f}; "
              f"alerts a million on the other half {means[4]:.0f}, {means[5]:.0f}; mean of the absolute differences "
              f"{abs(found[:, 0] - found[:, 2]).mean():.3f}, {abs(found[:, 1] - found[:, 3]).mean():.3f}")


if __name__ == "__main__":
    main()
