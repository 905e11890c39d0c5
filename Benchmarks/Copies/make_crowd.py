#!/usr/bin/env python3
"""Write a crowd of posts as JSONL: one text over and over, or one template filled in by each.

usage: make_crowd.py same|template COUNT OUTPUT.jsonl
"""
import json, random, sys

FIRST = "An Ben Car Dor El Fra Gus Han Ing Jo Kar Li Mar Nor Ol Pet Qui Ro Su Tom Ul Vi Wil Xa Yo Ze".split()
SECOND = "na ny la ris sa nk tav ne rid hn in tin bert ga er nn ra ma".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
REST = (
    "bring your identity card and a pen, and tell all your friends and neighbours that every single vote counts this "
    "time, wherever they may live now."
)


def main():
    kind, count, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    rng = random.Random(5)
    name = lambda: rng.choice(FIRST) + rng.choice(SECOND)
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            text = f"Please vote on Sunday; {REST}"
            if kind == "template":
                text = f"Hello {name()} {name()}, please vote on {rng.choice(DAYS)} at {rng.randrange(7, 22)}; {REST}"
            row = {"id": f"p{number}", "account": f"user{rng.randrange(50_000)}", "text": text, "created_at": str(1_650_000_000 + number)}
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
