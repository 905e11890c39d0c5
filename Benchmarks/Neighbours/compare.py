#!/usr/bin/env python3
"""Say how many of a peer's pairs were found, and how far the cosines differ.

usage: compare.py PAIRS PEERS-PAIRS
"""
import sys

import numpy

PAIR = numpy.dtype([("a", "<u4"), ("b", "<u4"), ("cosine", "<f4")])


def main():
    own, peers = (numpy.fromfile(path, PAIR) for path in sys.argv[1:3])
    keys = [pairs["b"].astype("u8") << numpy.uint64(32) | pairs["a"] for pairs in (own, peers)]
    both, mine, theirs = numpy.intersect1d(*keys, assume_unique=True, return_indices=True)
    errors = numpy.abs(own["cosine"][mine] - peers["cosine"][theirs])
    found, more = len(both) / max(1, len(peers)), len(own) - len(both)
    print(f"{found:.3%} of the peer's {len(peers):,} pairs, {more:,} more; cosines differ by at most {errors.max(initial=0):.4f}")


main()
