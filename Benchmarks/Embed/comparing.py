"""Tocsin's own side of the comparisons of encoders: vectors of texts, and the time that they took."""

import json, os, pathlib, subprocess, sys, tempfile, time

import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("BENCHMARKS", ROOT / ".build/release/kernel-benchmarks")
SHARED = ROOT.parent / "shared/data/copies/docs.jsonl"


def ours(model, texts, rounds, path=""):
    """Vectors, and the seconds of processor time of the best round, by the fastest path or the one named."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as vectors:
        given.write(b"".join(json.dumps(text).encode() + b"\n" for text in texts))
        given.seek(0)
        said = subprocess.run([BINARY, "vectors", model, str(rounds), *([path] if path else [])], stdin=given, stdout=vectors, stderr=subprocess.PIPE, text=True)
        if said.returncode != 0:
            sys.exit(said.stderr)
        vectors.seek(0)
        taken = min(float(line.split()[1]) for line in said.stderr.splitlines() if line.startswith("processor "))
        return numpy.frombuffer(vectors.read(), numpy.float32).reshape(len(texts), -1), taken


def theirs(encode, texts, rounds):
    """The same of a package's function."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        vectors = encode(texts)
        best = min(best, time.process_time() - begun)
    return vectors, best
