#!/usr/bin/env python3
"""Find near-duplicates with MinHash and LSH, as `tocsin copies` finds copies: pairs as CSV.

usage: peer.py datasketch|rensa DOCUMENTS.jsonl LEAST > PAIRS.csv

A text is its set of lower-case character 5-grams, spaces squeezed. Signatures have 128 permutations; the bands
are laid for the similarity LEAST. Every candidate is verified by the exact Jaccard similarity of the two sets, which
is printed as the score.
"""
import itertools, json, sys

PERMUTATIONS = 128
BLOCK = 1000


def shingles(text):
    text = " ".join(text.lower().split())
    return {text[place : place + 5] for place in range(max(1, len(text) - 4))}


def datasketch(least):
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=least, num_perm=PERMUTATIONS)

    def signatures(sets):
        return MinHash.bulk([[gram.encode() for gram in grams] for grams in sets], num_perm=PERMUTATIONS)

    return signatures, lsh.query, lambda key, signature: lsh.insert(key, signature, check_duplication=False)


def rensa(least):
    from rensa import RMinHash, RMinHashLSH

    # As many bands as put the middle of the curve, (1 / bands) ** (bands / permutations), nearest to LEAST.
    bands = min((1, 2, 4, 8, 16, 32, 64), key=lambda bands: abs((1 / bands) ** (bands / PERMUTATIONS) - least))
    lsh = RMinHashLSH(threshold=least, num_perm=PERMUTATIONS, num_bands=bands)

    def signatures(sets):
        return RMinHash.from_token_sets([list(grams) for grams in sets], num_perm=PERMUTATIONS, seed=42)

    return signatures, lsh.query, lsh.insert


def main():
    least = float(sys.argv[3])
    signatures, query, insert = {"datasketch": datasketch, "rensa": rensa}[sys.argv[1]](least)
    ids, sets = [], []
    print("a,b,kind,score")
    with open(sys.argv[2], encoding="utf-8") as lines:
        while rows := [json.loads(line) for line in itertools.islice(lines, BLOCK)]:
            new = [shingles(row["text"]) for row in rows]
            for row, grams, signature in zip(rows, new, signatures(new)):
                for other in query(signature):
                    similarity = len(grams & sets[other]) / len(grams | sets[other])
                    if similarity >= least:
                        print(f"{ids[other]},{row['id']},copypasta,{similarity:.4f}")
                insert(len(ids), signature)
                ids.append(row["id"])
                sets.append(grams)


main()
