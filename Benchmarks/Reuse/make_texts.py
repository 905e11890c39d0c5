#!/usr/bin/env python3
"""Gather news-length texts that share nothing with each other, as JSONL: language and text.

usage: make_texts.py OUTPUT.jsonl DATA TOCSIN

From the development data beside the checkout: labelled articles, the articles of other labelled pages (taken out by
`TOCSIN extract`), and sentences of news in six languages, joined in their order. Without that folder the
texts are made of made-up words. A paragraph that shares more than phrases with an earlier text is left out: six runs of three words.
"""
import collections, json, pathlib, random, re, subprocess, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Scan"))
from make_posts import vocabulary  # noqa: E402

LEAST, MOST = 300, 1200
WORDS, SHARED = 3, 6


def articles(data):
    labels = json.loads((data / "pages/ground-truth.json").read_text(encoding="utf-8"))
    for key in sorted(labels):
        yield "en", [part for part in labels[key]["articleBody"].split("\n\n") if part.strip()]


def extracted(data, tocsin):
    command = [tocsin, "extract", data / "dates", "--format", "jsonl", "--quiet"]
    lines = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout.splitlines()
    for page in map(json.loads, lines):
        yield (page["language"] or "")[:2], [part.strip() for part in (page["text"] or "").split("\n\n") if len(part.split()) > 12]


def sentences(data):
    """Sentences of each language as they stand, each group's once, in articles of 24."""
    taken, by_language = set(), {}
    for row in map(json.loads, open(data / "copies/docs.jsonl", encoding="utf-8")):
        if not row["source"].startswith("wmt:") or row["edit"] not in ("", "translation") or (row["group"], row["language"]) in taken:
            continue
        taken.add((row["group"], row["language"]))
        by_language.setdefault(row["language"], []).append(row["text"].strip())
    for language, all_of_it in sorted(by_language.items()):
        for start in range(0, len(all_of_it), 24):
            part = all_of_it[start : start + 24]
            yield language, [" ".join(part[place : place + 3]) for place in range(0, len(part), 3)]


def made_up(count):
    rng = random.Random(11)
    words = vocabulary(rng, 30_000)
    weights = [1 / (rank + 2.7) for rank in range(len(words))]

    def sentence():
        picked = rng.choices(words, weights, k=rng.randrange(8, 28))
        if rng.random() < 0.3:
            picked[rng.randrange(len(picked))] = str(rng.randrange(3, 30_000))
        return " ".join(picked).capitalize() + "."

    for _ in range(count):
        yield "en", [" ".join(sentence() for _ in range(rng.randrange(2, 6))) for _ in range(rng.randrange(8, 16))]


def apart(texts):
    holders = collections.defaultdict(set)
    for number, (language, paragraphs) in enumerate(texts):
        kept, budget = [], MOST
        for paragraph in paragraphs:
            words = re.findall(r"\w+", paragraph.casefold())
            runs = {tuple(words[place : place + WORDS]) for place in range(len(words) - WORDS + 1)}
            earlier = collections.Counter(other for run in runs for other in holders.get(run, ()))
            if max(earlier.values(), default=0) < SHARED and len(paragraph.split()) <= budget:
                kept.append(paragraph)
                budget -= len(paragraph.split())
                for run in runs:
                    holders[run].add(number)
        if MOST - budget >= LEAST:
            yield {"language": language, "text": "\n\n".join(kept)}


def main():
    output, data, tocsin = map(pathlib.Path, sys.argv[1:])
    texts = [*articles(data), *sentences(data), *extracted(data, tocsin)] if data.is_dir() else made_up(240)
    with open(output, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(text, ensure_ascii=False) + "\n" for text in apart(texts))


main()
