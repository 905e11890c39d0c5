#!/usr/bin/env python3
"""Finds long texts and their translations: chains of short ones that people translated.

usage: long.py TOCSIN LABELS_DIR [LANGUAGE]

LABELS_DIR holds docs.jsonl (id, text, language) and pairs.csv (a, b, label); LANGUAGE is the one that all others are held
against (default: en). For each other language its translations are chained by eight, once as one paragraph and once as a
paragraph each, and so are their originals; `tocsin copies` reads all chains together. A pair found by meaning counts as
false when less than a third of the shorter chain is also in the other. Printed are recall, the least coverage of those
found, and false pairs.
"""
import collections, csv, json, pathlib, subprocess, sys, tempfile

LINKS = 8


def chains(folder, language):
    """Lists of (name, text of one side, text of the other, the originals): eight labelled translations each."""
    documents = {d["id"]: d for d in map(json.loads, open(folder / "docs.jsonl", encoding="utf-8"))}
    pairs = collections.defaultdict(dict)
    for row in csv.DictReader(open(folder / "pairs.csv", encoding="utf-8")):
        if row["label"] != "translation":
            continue
        ends = sorted((documents[row[side]] for side in "ab"), key=lambda d: d["language"] != language)
        if ends[0]["language"] == language != ends[1]["language"]:
            # One translation of an original into a language.
            pairs[ends[1]["language"]].setdefault(ends[0]["id"], ends)
    for other, found in sorted(pairs.items()):
        found = [found[key] for key in sorted(found)]
        for start in range(0, len(found) - LINKS + 1, LINKS):
            part = found[start:start + LINKS]
            yield (f"{other}-{start}", [b["text"] for _, b in part], [a["text"] for a, _ in part])


def found_by_meaning(tocsin, documents):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for name, text in documents.items():
            file.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")
        file.flush()
        printed = subprocess.run([tocsin, "copies", file.name], check=True, capture_output=True, text=True)
    rows = csv.DictReader(printed.stdout.splitlines())
    return {frozenset((r["a"], r["b"])): r for r in rows if r["kind"] in ("rewording", "translation")}


def main():
    tocsin, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    language = sys.argv[3] if len(sys.argv) > 3 else "en"
    made = list(chains(folder, language))
    content = {f"{name}-{side}": set(originals) for name, _, originals in made for side in ("x", language)}
    for label, separator in (("one paragraph", " "), ("a paragraph each", "\n")):
        documents = {}
        for name, translations, originals in made:
            documents[f"{name}-x"] = separator.join(translations)
            documents[f"{name}-{language}"] = separator.join(originals)
        found = found_by_meaning(tocsin, documents)
        true = [frozenset((f"{name}-x", f"{name}-{language}")) for name, _, _ in made]
        hits = [found[pair] for pair in true if found.get(pair, {}).get("kind") == "translation"]
        coverage = [min(float(r["coverage_a"]), float(r["coverage_b"])) for r in hits]
        false = 0
        for pair in found:
            a, b = (content[name] for name in pair)
            shorter = min(sum(map(len, a)), sum(map(len, b)))
            false += sum(map(len, a & b)) < shorter / 3
        print(f"{label}: {len(true)} translations, recall {len(hits) / max(1, len(true)):.3f}, "
              f"mean coverage {sum(coverage) / max(1, len(coverage)):.2f}, "
              f"{len(found)} pairs by meaning, {false} false")


main()
