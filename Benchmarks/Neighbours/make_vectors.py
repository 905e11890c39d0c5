#!/usr/bin/env python3
"""Write made-up text embeddings as an .npy matrix of 32-bit floats, rows of length 1.

usage: make_vectors.py ROWS sentences|e5 OUTPUT.npy [SEED]

They look to a search like embeddings of posts in several languages:

- sentences: 512 numbers, like a universal sentence encoder's: bounded, cosines of unrelated texts about .06 ± .09;
- e5: 384 numbers, like multilingual-e5-small's: one long common part, cosines of unrelated texts about .77 ± .03.

Rows are topics (a few hundred, in a space of few dimensions) and the text's own direction. A fifth of the rows are in groups of 2 to
9 versions of one text, from nearly equal to loosely alike.
"""
import sys

import numpy

SHAPES = {"sentences": (512, 0.06, 0.0094), "e5": (384, 0.767, 0.0011)}
TOPICS, TOPIC_DIMENSIONS = 300, 48


def unit(rows):
    return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)


def texts(random, count, dimension, mean, variance):
    """Unrelated texts: their cosines have this mean and variance."""
    # Of what is not common, a topic is the part whose cosines vary so much.
    rest = 1 - mean
    topical = (variance * TOPIC_DIMENSIONS) ** 0.5 / rest
    basis = numpy.linalg.qr(random.standard_normal((dimension, TOPIC_DIMENSIONS + 1)))[0].T
    centres = unit(random.standard_normal((TOPICS, TOPIC_DIMENSIONS)))
    near = centres[random.integers(TOPICS, size=count)] + 0.1 * random.standard_normal((count, TOPIC_DIMENSIONS))
    own = unit(random.standard_normal((count, dimension)))
    return mean**0.5 * basis[0] + rest**0.5 * (topical**0.5 * unit(near) @ basis[1:] + (1 - topical) ** 0.5 * own)


def main():
    count, (dimension, mean, variance) = int(sys.argv[1]), SHAPES[sys.argv[2]]
    random = numpy.random.default_rng(int(sys.argv[4]) if len(sys.argv) > 4 else 7)
    rows = texts(random, count, dimension, mean, variance)
    place = 0
    while place < count // 5:
        size = int(random.integers(2, 10))
        likeness = random.uniform(0.55, 0.99)
        versions = rows[place + 1 : min(place + size, count)]
        versions *= (1 - likeness) ** 0.5
        versions += likeness**0.5 * rows[place]
        place += size
    random.shuffle(rows)
    numpy.save(sys.argv[3], unit(rows).astype("<f4"))


main()
