#!/usr/bin/env python3
"""Score the spans that were found against those that were planted.

usage: score.py FOLDER PAIRS.jsonl [--table]

PAIRS.jsonl has an object a pair: a, b, spans[{a: [start, end], b: [start, end]}] in UTF-8 offsets. Letters and digits are
counted, on both sides of a pair, over all pairs; blanks and punctuation belong to nobody. Precision: of the found ones, how many
are planted; recall: of the planted ones, how many are found. What truth.jsonl says to ignore counts for neither.
A pair counts as found when any letter of it is.
"""
import collections, itertools, json, pathlib, sys

BUCKETS = (80, 150, 300, 1000, 10**9)


class Letters:
    """Numbers the letters of a text, so that a span is a range of letters whatever stands at its ends."""

    def __init__(self, text):
        counts = list(itertools.accumulate((letter.isalnum() for letter in text), initial=0))
        self.of_characters = counts
        self.of_bytes = []
        for place, letter in enumerate(text):
            self.of_bytes += [counts[place]] * len(letter.encode())
        self.of_bytes.append(counts[-1])

    def planted(self, span):
        return self.of_characters[span[0]], self.of_characters[span[1]]

    def found(self, span):
        last = len(self.of_bytes) - 1
        return self.of_bytes[min(span[0], last)], self.of_bytes[min(span[1], last)]


def union(spans):
    result = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif end > start:
            result.append((start, end))
    return result


def size(spans):
    return sum(end - start for start, end in spans)


def common(left, right):
    return size([(max(a, c), min(b, d)) for a, b in left for c, d in right if max(a, c) < min(b, d)])


def without(spans, others):
    for start, end in others:
        spans = [part for a, b in spans for part in ((a, min(b, start)), (max(a, end), b)) if part[1] > part[0]]
    return spans


class Tally:
    def __init__(self):
        self.found = self.planted = self.right = self.pairs_found = self.pairs_planted = self.pairs_right = 0

    def text(self):
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.planted)
        pairs = 2 * self.pairs_right / max(1, self.pairs_found + self.pairs_planted)
        return precision, recall, pairs, self.pairs_planted, self.pairs_right, self.pairs_found - self.pairs_right


def main():
    folder = pathlib.Path(sys.argv[1])
    rows = lambda path: map(json.loads, open(path, encoding="utf-8"))
    letters = {row["id"]: Letters(row["text"]) for row in rows(folder / "documents.jsonl")}
    truth = {tuple(sorted((row["a"], row["b"]))): row for row in rows(folder / "truth.jsonl")}
    found = collections.defaultdict(lambda: {})
    for row in rows(sys.argv[2]):
        spans = found[tuple(sorted((row["a"], row["b"])))]
        for side in "ab":
            spans.setdefault(row[side], []).extend(letters[row[side]].found(span[side]) for span in row["spans"])
    kinds, whole = collections.defaultdict(Tally), Tally()
    lengths = {bucket: [0, 0, 0, 0] for bucket in BUCKETS}
    for pair in truth.keys() | found.keys():
        row = truth.get(pair, {"a": pair[0], "b": pair[1], "type": "nothing shared", "spans": [], "ignore": []})
        right = here = planted_here = 0
        for side in "ab":
            known = letters[row[side]]
            planted = union(known.planted(span[side]) for span in row["spans"])
            ignored = without(union(known.planted(span[side]) for span in row["ignore"]), planted)
            got = without(union(found.get(pair, {}).get(row[side], [])), ignored)
            right, here, planted_here = right + common(got, planted), here + size(got), planted_here + size(planted)
            for span in row["spans"]:
                span = [known.planted(span[side])]
                bucket = lengths[next(bucket for bucket in BUCKETS if size(span) < bucket)]
                hit = common(got, span)
                for place, value in enumerate((hit, size(span), 2 * hit >= size(span), 1)):
                    bucket[place] += value
        for tally in whole, kinds[row["type"]]:
            tally.right, tally.found, tally.planted = tally.right + right, tally.found + here, tally.planted + planted_here
            tally.pairs_planted += planted_here > 0
            tally.pairs_found += here > 0
            tally.pairs_right += right > 0 and planted_here > 0
    line = "spans precision {:.4f}, recall {:.4f}; pairs F1 {:.4f}: {} planted, {} found, {} others"
    print(line.format(*whole.text()))
    if "--table" in sys.argv:
        for kind in sorted(kinds):
            print(f"  {kind:16}", line.format(*kinds[kind].text()))
        for bucket, (hit, total, passages, count) in lengths.items():
            print(f"  under {bucket:<10,} letters: {hit / max(1, total):.4f} of the letters, {passages} of {count} passages")


main()
