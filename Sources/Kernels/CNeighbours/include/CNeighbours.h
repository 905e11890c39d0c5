// Cosines of many vectors with many others, of which only those over a floor are kept.
#ifndef CNEIGHBOURS_H
#define CNEIGHBOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How the products are computed. Every path gives the same hits, bit by bit; the order of queries
/// may differ.
typedef enum {
  CNEIGHBOURS_PLAIN = 0,
  CNEIGHBOURS_AVX2 = 1,
  CNEIGHBOURS_AVX512 = 2,
  CNEIGHBOURS_NEON = 3,
  CNEIGHBOURS_NEON_DOT = 4,
} cneighbours_path;

/// Whether this processor has what a path needs.
bool cneighbours_has(cneighbours_path path);

enum {
  /// Rows that are stored interleaved.
  CNEIGHBOURS_BLOCK = 16,
  /// Neighbouring numbers of one row.
  CNEIGHBOURS_GROUP = 4,
  /// Beyond this many groups a sum could overflow 32 bits.
  CNEIGHBOURS_MOST_GROUPS = 1 << 14,
};

/// Vectors of integers from -127 to 127, in blocks of 16 rows. A block holds, group after group of
/// 4 numbers, these of its 16 rows: 64 bytes. Numbers that fill up the last group are 0.
typedef struct {
  const int8_t *_Nonnull codes;
  /// One a row: the reciprocal of its length. NaN for rows that match nothing, and for those that
  /// fill up a block.
  const float *_Nonnull scales;
  /// One a row: the sum of its numbers.
  const int32_t *_Nonnull sums;
} cneighbours_rows;

/// `query` counts from the first query of the call, `candidate` from the first candidate.
typedef struct {
  uint32_t query;
  uint32_t candidate;
  float cosine;
} cneighbours_hit;

/// Writes a hit for every query and candidate whose cosine is at least that query's `least`, and
/// returns how many: up to `count` × `blocks` × 16, for which there must be room. Of one query,
/// hits come in the order of candidates.
///
/// The queries are the rows `first`, `first` + 1, … of `queries`; the candidates all rows of
/// `blocks` blocks. The cosine is the exact integer product × (scale × scale), rounded to a float
/// after each step.
size_t cneighbours_scan(
    cneighbours_path path, size_t groups, cneighbours_rows queries, size_t first, size_t count,
    const float *_Nonnull least, cneighbours_rows candidates, size_t blocks,
    cneighbours_hit *_Nonnull hits);

#endif
