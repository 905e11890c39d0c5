#!/usr/bin/env python3
"""Find all pairs of vectors over a cosine with faiss's exact flat index, as `kernel-benchmarks neighbours` does.

usage: peer.py VECTORS.npy FLOOR > PAIRS

Pairs are triples of 32-bit a < b and cosine; figures go to standard error. FAISS_THREADS sets the threads (else all cores).
"""
import os, sys, time

import faiss
import numpy

PART = 10_000


def main():
    rows, floor = numpy.load(sys.argv[1]), float(sys.argv[2])
    faiss.omp_set_num_threads(int(os.environ.get("FAISS_THREADS", os.cpu_count())))
    index = faiss.IndexFlatIP(rows.shape[1])
    index.add(rows)
    taken, found = 0.0, 0
    for start in range(0, len(rows), PART):
        begun = time.monotonic()
        limits, cosines, others = index.range_search(rows[start : start + PART], floor)
        taken += time.monotonic() - begun
        own = numpy.repeat(numpy.arange(start, start + len(limits) - 1), numpy.diff(limits).astype(int))
        earlier = others < own
        pairs = numpy.empty(earlier.sum(), dtype=[("a", "<u4"), ("b", "<u4"), ("cosine", "<f4")])
        pairs["a"], pairs["b"], pairs["cosine"] = others[earlier], own[earlier], cosines[earlier]
        found += len(pairs)
        sys.stdout.buffer.write(pairs.tobytes())
    print(f"search {taken}\npairs {found}", file=sys.stderr)


main()
