// AVX2, without VNNI and with it.
#if defined(__x86_64__)
#include <immintrin.h>

#include "packed.h"

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#include "lanes.h"

// Ends a tile of one panel, in two halves.
static void finish_tile(
    const struct product *p, size_t row, int rows, size_t panel, const lanes results[][2]) {
  for (int r = 0; r < rows; r++) {
    for (int half = 0; half < 2; half++) {
      size_t column = panel * PANEL + half * LANES;
      if (column >= p->weights->rows) continue;
      if (p->sums) {
        finish_sums(p, row + r, column, (words)results[r][half]);
      } else {
        finish_floats(p, row + r, column, results[r][half]);
      }
    }
  }
}

// A run of quads, summed in 16 bits: widening costs as much as a product, and is done once a run.
INLINE void add_run(
    __m256i sums[][2], const uint8_t *a, size_t a_stride, const int rows, const int8_t *b,
    size_t count, size_t length) {
  __m256i narrow[4][2];
  for (int r = 0; r < rows; r++) narrow[r][0] = narrow[r][1] = _mm256_setzero_si256();
  for (size_t quad = 0; quad < count; quad++, a += QUAD, b += PANEL * QUAD) {
    __m256i first = _mm256_load_si256((const __m256i *)b);
    __m256i second = _mm256_load_si256((const __m256i *)(b + 32));
    for (int r = 0; r < rows; r++) {
      __m256i four = _mm256_set1_epi32(load_quad(a + r * a_stride, length));
      narrow[r][0] = _mm256_add_epi16(narrow[r][0], _mm256_maddubs_epi16(four, first));
      narrow[r][1] = _mm256_add_epi16(narrow[r][1], _mm256_maddubs_epi16(four, second));
    }
  }
  const __m256i ones = _mm256_set1_epi16(1);
  for (int r = 0; r < rows; r++) {
    for (int half = 0; half < 2; half++) {
      __m256i wide = _mm256_madd_epi16(narrow[r][half], ones);
      sums[r][half] = _mm256_add_epi32(sums[r][half], wide);
    }
  }
}

// One quad whose pairs of products do not fit 16 bits, where `maddubs` would saturate: bytes are widened, the even and the odd ones
// apart.
INLINE void add_wide_quad(
    __m256i sums[][2], const uint8_t *a, size_t a_stride, const int rows, const int8_t *b,
    size_t length) {
  for (int half = 0; half < 2; half++) {
    __m256i weights = _mm256_load_si256((const __m256i *)(b + half * 32));
    __m256i even = _mm256_srai_epi16(_mm256_slli_epi16(weights, 8), 8);
    __m256i odd = _mm256_srai_epi16(weights, 8);
    for (int r = 0; r < rows; r++) {
      __m256i four = _mm256_set1_epi32(load_quad(a + r * a_stride, length));
      __m256i even_values = _mm256_srli_epi16(_mm256_slli_epi16(four, 8), 8);
      __m256i odd_values = _mm256_srli_epi16(four, 8);
      __m256i products = _mm256_add_epi32(
          _mm256_madd_epi16(even_values, even), _mm256_madd_epi16(odd_values, odd));
      sums[r][half] = _mm256_add_epi32(sums[r][half], products);
    }
  }
}

// Quads of every row of a tile, from the beginning of a run to the end of one.
INLINE void add_quads(
    __m256i sums[][2], const struct product *p, size_t row, const int rows, size_t panel,
    size_t quad, size_t count, size_t length) {
  const uint8_t *a = p->a + row * p->a_stride;
  const int8_t *b = packed_panel(p->weights, panel);
  const uint8_t *runs = packed_runs(p->weights, panel);
  size_t end = quad + count;
  if (runs[quad] == count) {
    // A group of small weights: no loop, so that its sums need not be kept in memory.
    add_run(
        sums, a + quad * QUAD, p->a_stride, rows, b + quad * PANEL * QUAD, count, length);
    return;
  }
  while (quad < end) {
    size_t run = runs[quad];
    const uint8_t *values = a + quad * QUAD;
    const int8_t *weights = b + quad * PANEL * QUAD;
    if (run) {
      add_run(sums, values, p->a_stride, rows, weights, run, length);
      quad += run;
    } else {
      add_wide_quad(sums, values, p->a_stride, rows, weights, length);
      quad++;
    }
  }
}

#define TILE tile
#define MULTIPLY multiply
#define ROWS 4
#define ADD_QUADS add_quads
#include "tile256.h"

const struct kernels cmatrix_avx2 = {multiply, quantise, normalise, activate, attend};

#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx2,fma,avxvnni"))), apply_to = function)

INLINE void add_vnni_quads(
    __m256i sums[][2], const struct product *p, size_t row, const int rows, size_t panel,
    size_t quad, size_t count, size_t length) {
  const uint8_t *a = p->a + row * p->a_stride + quad * QUAD;
  const int8_t *b = packed_panel(p->weights, panel) + quad * PANEL * QUAD;
  for (; count > 0; count--, a += QUAD, b += PANEL * QUAD) {
    __m256i first = _mm256_load_si256((const __m256i *)b);
    __m256i second = _mm256_load_si256((const __m256i *)(b + 32));
    for (int r = 0; r < rows; r++) {
      __m256i four = _mm256_set1_epi32(load_quad(a + r * p->a_stride, length));
      sums[r][0] = _mm256_dpbusd_avx_epi32(sums[r][0], four, first);
      sums[r][1] = _mm256_dpbusd_avx_epi32(sums[r][1], four, second);
    }
  }
}

#define TILE vnni_tile
#define MULTIPLY vnni_multiply
#define ROWS 6
#define ADD_QUADS add_vnni_quads
#include "tile256.h"

#pragma clang attribute pop

const struct kernels cmatrix_avx_vnni = {vnni_multiply, quantise, normalise, activate, attend};
#endif
