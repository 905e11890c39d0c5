#!/usr/bin/env python3
"""Find the passages that documents share with another tool, as `tocsin copies --format jsonl` does: a, b, spans.

usage: peer.py difflib|copydetect|text-matcher DOCUMENTS.jsonl LEAST > PAIRS.jsonl

Only pairs that share four words in a row are compared, since none of the three can look at all of them in time; that takes
nothing from them. LEAST is in words for difflib (runs of equal words, lower case) and text-matcher (its cutoff), in
letters for copydetect (its k: what its winnowing guarantees to find is a third longer).
"""
import collections, contextlib, difflib, io, itertools, json, re, sys

SHARED = 4


class Document:
    def __init__(self, name, text):
        self.name, self.text = name, text
        self.places = [match.span() for match in re.finditer(r"\w+", text)]
        self.words = [text[start:end].lower() for start, end in self.places]
        self.offsets = list(itertools.accumulate((len(letter.encode()) for letter in text), initial=0))

    def span(self, start, end):
        last = len(self.text)
        return [self.offsets[min(start, last)], self.offsets[min(end, last)]]


def neighbours(documents):
    """Pairs that share `SHARED` words in a row, in order."""
    holders = collections.defaultdict(set)
    for number, document in enumerate(documents):
        for place in range(len(document.words) - SHARED + 1):
            holders[tuple(document.words[place : place + SHARED])].add(number)
    pairs = set()
    for numbers in holders.values():
        pairs.update(itertools.combinations(sorted(numbers), 2))
    return sorted(pairs)


def by_difflib(least):
    def spans(a, b):
        for block in difflib.SequenceMatcher(None, a.words, b.words, autojunk=False).get_matching_blocks():
            if block.size >= least:
                yield tuple((document.places[start][0], document.places[start + block.size - 1][1]) for document, start in ((a, block.a), (b, block.b)))

    return spans


def by_copydetect(least):
    from copydetect.detector import CodeFingerprint, compare_files

    known = {}

    def fingerprint(document):
        if document.name not in known:
            known[document.name] = CodeFingerprint(document.name, least, max(1, least // 3), filter=False, fp=io.StringIO(document.text))
        return known[document.name]

    def spans(a, b):
        _, _, slices = compare_files(fingerprint(a), fingerprint(b))
        parts = [list(zip(*map(list, part))) if len(part) else [] for part in slices]
        # It says what is shared on each side, not which belongs to which.
        yield from itertools.zip_longest(*parts, fillvalue=(0, 0))

    return spans


def by_text_matcher(least):
    import text_matcher.matcher as tool

    known = {}

    def text(document):
        if document.name not in known:
            # Its list of English stop words is a download; without it they are words as others.
            known[document.name] = tool.Text(document.text, document.name, removeStopwords=False)
        return known[document.name]

    def spans(a, b):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                found = tool.Matcher(text(a), text(b), threshold=3, cutoff=least, ngramSize=3)
        except (IndexError, ValueError):  # A text without Latin letters.
            return
        for match in found.extended_matches:
            yield tuple((known[d.name].spans[start][0], known[d.name].spans[min(start + size + 2, len(known[d.name].spans)) - 1][1]) for d, start, size in ((a, match.a, match.sizeA), (b, match.b, match.sizeB)))

    return spans


def main():
    compare = {"difflib": by_difflib, "copydetect": by_copydetect, "text-matcher": by_text_matcher}[sys.argv[1]](int(sys.argv[3]))
    documents = [Document(row["id"], row["text"]) for row in map(json.loads, open(sys.argv[2], encoding="utf-8"))]
    for first, second in neighbours(documents):
        a, b = documents[first], documents[second]
        spans = [{"a": a.span(*map(int, x)), "b": b.span(*map(int, y))} for x, y in compare(a, b)]
        if spans:
            print(json.dumps({"a": a.name, "b": b.name, "spans": spans}))


main()
