// Holds every path of the C kernels that this processor has against the plain one: for processors
// that the tests in Swift do not run on, as `make arm64` runs it in an emulator.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CMatrix.h"
#include "CNeighbours.h"

static uint64_t state = 1;

static uint32_t next(void) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(state >> 33);
}

static float number(float most) { return ((float)next() / 1073741824.0f - 1) * most; }

static void *room(size_t bytes) {
  void *memory = aligned_alloc(64, (bytes + 127) / 64 * 64);
  if (!memory) exit(2);
  return memory;
}

static float *floats(size_t count, float most) {
  float *x = room(count * sizeof(float));
  for (size_t i = 0; i < count; i++) x[i] = number(most);
  return x;
}

static int wrong = 0, compared = 0;

static void near(const char *what, int path, const float *a, const float *b, size_t count, float by) {
  compared++;
  for (size_t i = 0; i < count; i++) {
    if (fabsf(a[i] - b[i]) <= by) continue;
    printf("%s, path %d: %g instead of %g at %zu\n", what, path, a[i], b[i], i);
    wrong++;
    return;
  }
}

static void same(const char *what, int path, const void *a, const void *b, size_t bytes) {
  compared++;
  if (memcmp(a, b, bytes) == 0) return;
  printf("%s, path %d: other bytes\n", what, path);
  wrong++;
}

static void product(cmatrix_path path, size_t count, size_t rows, size_t columns, size_t group, int most) {
  int8_t *w = room(rows * columns);
  uint8_t *a = room(count * columns);
  for (size_t i = 0; i < rows * columns; i++) w[i] = (int8_t)((int)(next() % (2 * most + 1)) - most);
  for (size_t i = 0; i < count * columns; i++) a[i] = (uint8_t)(next() % 2 ? next() : next() % 2 * 255);
  size_t groups = group ? (columns + group - 1) / group : 1;
  float *scales = floats(rows * groups, 0.01f), *a_scales = floats(count * groups, 0.01f);
  const cmatrix_packed *packed =
      cmatrix_pack(room(cmatrix_packed_size(rows, columns, group)), w, scales, rows, columns, group);
  int32_t *sums[2];
  float *results[2], *bias = floats(rows, 1);
  for (int i = 0; i < 2; i++) {
    cmatrix_path on = i ? path : CMATRIX_PLAIN;
    sums[i] = room(count * rows * sizeof(int32_t));
    results[i] = room(count * rows * sizeof(float));
    cmatrix_multiply(on, packed, a, columns, count, sums[i], rows);
    cmatrix_multiply_scaled(
        on, packed, a, columns, a_scales, count, bias, CMATRIX_GELU, results[i], rows);
  }
  same("sums", path, sums[1], sums[0], count * rows * sizeof(int32_t));
  near("scaled sums", path, results[1], results[0], count * rows, 1e-3f);
}

static void rows(cmatrix_path path, size_t count, size_t width) {
  float *x = floats(count * width, 3), *addend = floats(count * width, 3);
  float *gain = floats(width, 1), *bias = floats(width, 1);
  uint8_t *bytes[2];
  float *scales[2], *normal[2], *active[2];
  for (int i = 0; i < 2; i++) {
    cmatrix_path on = i ? path : CMATRIX_PLAIN;
    bytes[i] = room(count * width);
    scales[i] = room(count * sizeof(float));
    normal[i] = room(count * width * sizeof(float));
    active[i] = room(count * width * sizeof(float));
    memcpy(normal[i], x, count * width * sizeof(float));
    memcpy(active[i], x, count * width * sizeof(float));
    cmatrix_quantise(on, x, width, count, width, NULL, bytes[i], scales[i]);
    cmatrix_normalise(on, normal[i], addend, count, width, gain, bias, 1e-5f);
    cmatrix_activate(on, CMATRIX_GELU, active[i], count * width);
  }
  same("quantised rows", path, bytes[1], bytes[0], count * width);
  near("scales", path, scales[1], scales[0], count, 0);
  near("normalised rows", path, normal[1], normal[0], count * width, 1e-4f);
  near("activated numbers", path, active[1], active[0], count * width, 1e-5f);
}

static void attention(cmatrix_path path, size_t count) {
  enum { HEADS = 3, WIDTH = HEADS * CMATRIX_HEAD_WIDTH };
  float *x = floats(count * 3 * WIDTH, 2), *scratch = room(cmatrix_attend_scratch(count) * sizeof(float));
  float *results[2];
  for (int i = 0; i < 2; i++) {
    results[i] = room(count * WIDTH * sizeof(float));
    cmatrix_attend(
        i ? path : CMATRIX_PLAIN, x, x + WIDTH, x + 2 * WIDTH, 3 * WIDTH, count, HEADS, results[i],
        WIDTH, scratch);
  }
  near("attention", path, results[1], results[0], count * WIDTH, 1e-4f);
}

static void neighbours(cneighbours_path path, size_t queries, size_t blocks, size_t groups) {
  size_t count = blocks * CNEIGHBOURS_BLOCK, size = groups * CNEIGHBOURS_GROUP;
  int8_t *codes = room(count * size);
  float *scales = room(count * sizeof(float));
  int32_t *sums = room(count * sizeof(int32_t));
  for (size_t i = 0; i < count * size; i++) codes[i] = (int8_t)((int)(next() % 255) - 127);
  for (size_t row = 0; row < count; row++) {
    float length = 0;
    sums[row] = 0;
    for (size_t group = 0; group < groups; group++) {
      for (size_t i = 0; i < CNEIGHBOURS_GROUP; i++) {
        size_t block = row / CNEIGHBOURS_BLOCK, lane = row % CNEIGHBOURS_BLOCK;
        int code = codes[((block * groups + group) * CNEIGHBOURS_BLOCK + lane) * CNEIGHBOURS_GROUP + i];
        length += (float)(code * code);
        sums[row] += code;
      }
    }
    scales[row] = row % 7 == 3 ? NAN : 1 / sqrtf(length);
  }
  cneighbours_rows all = {codes, scales, sums};
  float *least = room(queries * sizeof(float));
  for (size_t i = 0; i < queries; i++) least[i] = number(0.2f);
  cneighbours_hit *hits[2];
  size_t found[2];
  for (int i = 0; i < 2; i++) {
    hits[i] = room(queries * count * sizeof(cneighbours_hit));
    found[i] = cneighbours_scan(
        i ? path : CNEIGHBOURS_PLAIN, groups, all, 1, queries, least, all, blocks, hits[i]);
  }
  compared++;
  if (found[0] != found[1]) {
    printf("neighbours, path %d: %zu hits instead of %zu\n", path, found[1], found[0]);
    wrong++;
    return;
  }
  // Hits of one query are in order; which query comes first may differ.
  size_t unequal = 0, place[2];
  for (uint32_t query = 0; query < queries; query++) {
    for (place[0] = place[1] = 0;; place[0]++, place[1]++) {
      for (int i = 0; i < 2; i++) {
        while (place[i] < found[i] && hits[i][place[i]].query != query) place[i]++;
      }
      if (place[0] == found[0] || place[1] == found[1]) break;
      unequal += memcmp(&hits[0][place[0]], &hits[1][place[1]], sizeof(cneighbours_hit)) != 0;
    }
    unequal += (place[0] == found[0]) != (place[1] == found[1]);
  }
  if (unequal) {
    printf("neighbours, path %d: %zu hits differ\n", path, unequal);
    wrong++;
  }
}

int main(void) {
  int paths = 0;
  for (cmatrix_path path = CMATRIX_AVX2; path <= CMATRIX_NEON_DOT; path++) {
    if (!cmatrix_has_path(path)) continue;
    paths++;
    const int sizes[] = {1, 8, 40, 64, 100, 127};
    for (int i = 0; i < 6; i++) {
      product(path, 1, 1, 1, 0, sizes[i]);
      product(path, 9, 17, 5, 0, sizes[i]);
      product(path, 13, 33, 390, 32, sizes[i]);
      product(path, 6, 80, 130, 64, sizes[i]);
      product(path, 4, 48, 512, 0, sizes[i]);
    }
    for (size_t width = 1; width < 400; width = width * 3 + 1) rows(path, 5, width);
    for (size_t count = 1; count < 90; count = count * 2 + 1) attention(path, count);
  }
  for (cneighbours_path path = CNEIGHBOURS_AVX2; path <= CNEIGHBOURS_NEON_DOT; path++) {
    if (!cneighbours_has(path)) continue;
    paths++;
    neighbours(path, 13, 5, 96);
    neighbours(path, 1, 1, 1);
    neighbours(path, 30, 4, 127);
  }
  printf("%d paths, %d comparisons with the plain one, %d differ\n", paths, compared, wrong);
  return wrong > 0 || paths == 0;
}
