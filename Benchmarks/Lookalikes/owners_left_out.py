#!/usr/bin/env python3
"""What learning the weights from the labelled names gives on owners that were left out.

usage: kernel-benchmarks lookalike-clues MODELS PROTECTED NEW.txt SPOOFS.tsv |
       owners_left_out.py SPOOFS.tsv NUMBER_OF_NEW_NAMES

Owners are dealt into ten folds; the weights that judge a fold's names are fitted without it (logistic regression,
drawn towards the weights that are there, or towards none). Those that are there were set while looking at all owners,
so that a fit drawn towards them is not wholly without looking. The new names are taken for honest, though some are not.
"""
import csv
import sys

import halves
import numpy as np

ALLOWED = 20, 30, 40, 60, 100
FOLDS = 10


def recalls(names, scores, spoofs, is_new, right, new_names):
    alerts = sorted(halves.best(names, scores, is_new).values(), reverse=True)
    top = halves.best(names, scores, right)
    cuts = [alerts[n] if len(alerts) > (n := int(allowed * new_names / 1e6)) else -9 for allowed in ALLOWED]
    return "  ".join(f"{np.mean([top[name] > cut for name in spoofs]):.3f}" for cut in cuts)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        spoofs = {row["domain"]: row["impersonates"].split("|") for row in csv.DictReader(file, delimiter="\t")}
    new_names = int(sys.argv[2])
    names, owner, clues, odds, is_new, right = halves.read(sys.stdin, spoofs)
    design = np.column_stack([clues, np.ones(len(clues))])
    there = halves.weights(clues, odds)
    usable = is_new | right
    dealt = np.random.default_rng(7).permutation(sorted(set(owner)))
    fold_of = {name: index % FOLDS for index, name in enumerate(dealt)}
    fold = np.array([fold_of[name] for name in owner])
    print("recall at", *ALLOWED, "alerts a million")
    print("weights that are there:", recalls(names, design @ there, spoofs, is_new, right, new_names))
    for title, prior in (("towards them", there), ("towards none", np.zeros_like(there))):
        for halves.SPREAD in (0.15, 0.3, 0.6, 1.2):
            own = design @ halves.fitted(clues[usable], right[usable], prior)
            left_out = np.zeros(len(names))
            for index in range(FOLDS):
                others = (fold != index) & usable
                weight = halves.fitted(clues[others], right[others], prior)
                left_out[fold == index] = design[fold == index] @ weight
            for where, scores in (("in sample", own), ("owners left out", left_out)):
                print(f"drawn {title}, spread {halves.SPREAD}, {where}:",
                      recalls(names, scores, spoofs, is_new, right, new_names))


if __name__ == "__main__":
    main()
