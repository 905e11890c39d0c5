// The plain path: what the others must agree with.
#include "paths.h"

CNEIGHBOURS_SCAN(cneighbours_scan_plain) {
  size_t found = 0;
  for (size_t query = 0; query < count; query++) {
    const int8_t *row = cneighbours_row(queries.codes, groups, first + query);
    float scale = queries.scales[first + query];
    for (size_t block = 0; block < blocks; block++) {
      int32_t products[CNEIGHBOURS_BLOCK] = {0};
      const int8_t *codes = candidates.codes + block * groups * CNEIGHBOURS_BLOCK_BYTES;
      for (size_t group = 0; group < groups; group++) {
        const int8_t *four = row + group * CNEIGHBOURS_BLOCK_BYTES;
        for (int lane = 0; lane < CNEIGHBOURS_BLOCK; lane++, codes += CNEIGHBOURS_GROUP) {
          products[lane] +=
              four[0] * codes[0] + four[1] * codes[1] + four[2] * codes[2] + four[3] * codes[3];
        }
      }
      for (size_t lane = 0; lane < CNEIGHBOURS_BLOCK; lane++) {
        size_t candidate = block * CNEIGHBOURS_BLOCK + lane;
        float both = scale * candidates.scales[candidate];
        float cosine = (float)products[lane] * both;
        if (cosine >= least[query])
          hits[found++] = (cneighbours_hit){(uint32_t)query, (uint32_t)candidate, cosine};
      }
    }
  }
  return found;
}
