// What the paths have in common.
#ifndef CNEIGHBOURS_PATHS_H
#define CNEIGHBOURS_PATHS_H

#include "CNeighbours.h"

#define CNEIGHBOURS_SCAN(name)                                                                     \
  size_t name(                                                                                     \
      size_t groups, cneighbours_rows queries, size_t first, size_t count, const float *least,     \
      cneighbours_rows candidates, size_t blocks, cneighbours_hit *hits)

CNEIGHBOURS_SCAN(cneighbours_scan_plain);
CNEIGHBOURS_SCAN(cneighbours_scan_avx2);
CNEIGHBOURS_SCAN(cneighbours_scan_avx512);
CNEIGHBOURS_SCAN(cneighbours_scan_neon);
CNEIGHBOURS_SCAN(cneighbours_scan_neon_dot);

/// The first group of a row; its next ones follow every `CNEIGHBOURS_BLOCK_BYTES`.
static inline const int8_t *cneighbours_row(const int8_t *codes, size_t groups, size_t row) {
  size_t block = row / CNEIGHBOURS_BLOCK, lane = row % CNEIGHBOURS_BLOCK;
  return codes + (block * groups * CNEIGHBOURS_BLOCK + lane) * CNEIGHBOURS_GROUP;
}

enum { CNEIGHBOURS_BLOCK_BYTES = CNEIGHBOURS_BLOCK * CNEIGHBOURS_GROUP };

#endif
