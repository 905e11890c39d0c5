#!/usr/bin/env python3
"""Write made-up text embeddings as an .npy matrix of 32-bit floats, rows of length 1.

usage: make_vectors.py ROWS sentences|e5 OUTPUT.npy [SEED]

To a search they look like embeddings of posts:

- sentences: 512 numbers, as of the multilingual universal sentence encoder: cosines of unrelated texts .06 ± .09;
- e5: 384 numbers, as of multilingual-e5-small: one long common part, cosines of unrelated texts .77 ± .03.

A fifth of the rows are in groups of 2 to 9 versions of one text, from nearly equal to loosely alike.
"""
import sys

import numpy

# Numbers a row, the mean cosine, and how fast the variances along the principal directions fall, as a power of their rank.
SHAPES = {"sentences": (512, 0.06, 0.74), "e5": (384, 0.77, 0.85)}


def unit(rows):
    return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)


def texts(random, count, dimension, mean, fall):
    """Unrelated texts: their cosines have this mean."""
    directions = numpy.linalg.qr(random.standard_normal((dimension, dimension)))[0]
    deviations = numpy.arange(1, dimension + 1) ** (-fall / 2)
    own = unit(random.standard_normal((count, dimension)) * deviations) @ directions
    return mean**0.5 * unit(random.standard_normal((1, dimension))) + (1 - mean) ** 0.5 * own


def main():
    count, (dimension, mean, fall) = int(sys.argv[1]), SHAPES[sys.argv[2]]
    random = numpy.random.default_rng(int(sys.argv[4]) if len(sys.argv) > 4 else 7)
    rows = texts(random, count, dimension, mean, fall)
    place = 0
    while place < count // 5:
        size = int(random.integers(2, 10))
        likeness = random.uniform(0.3, 0.99)
        versions = rows[place + 1 : min(place + size, count)]
        versions *= (1 - likeness) ** 0.5
        versions += likeness**0.5 * rows[place]
        place += size
    random.shuffle(rows)
    # The models' last layer bounds each number.
    numpy.save(sys.argv[3], unit(numpy.tanh(0.5 * dimension**0.5 * unit(rows))).astype("<f4"))


main()
