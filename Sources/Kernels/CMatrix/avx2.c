// AVX2, without VNNI and with it.
#if defined(__x86_64__)
#include <immintrin.h>

#include "packed.h"

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#include "lanes.h"

enum { TILE_ROWS = 4 };

// One quad of every row of a tile, of which the rows have `length` bytes. `maddubs` would saturate;
// bytes are therefore widened to 16 bits, the even and the odd ones apart, whose pairs of products
// fit 32 bits.
INLINE void add_quad(
    __m256i sums[TILE_ROWS][2], const int8_t *a, size_t a_stride, const int rows, const int8_t *b,
    size_t length) {
  __m256i even[2], odd[2];
  for (int half = 0; half < 2; half++) {
    __m256i weights = _mm256_load_si256((const __m256i *)(b + half * 32));
    even[half] = _mm256_srai_epi16(_mm256_slli_epi16(weights, 8), 8);
    odd[half] = _mm256_srai_epi16(weights, 8);
  }
  for (int r = 0; r < rows; r++) {
    __m256i four = _mm256_set1_epi32(load_quad(a + r * a_stride, length));
    __m256i even_values = _mm256_srai_epi16(_mm256_slli_epi16(four, 8), 8);
    __m256i odd_values = _mm256_srai_epi16(four, 8);
    for (int half = 0; half < 2; half++) {
      __m256i products = _mm256_add_epi32(
          _mm256_madd_epi16(even_values, even[half]), _mm256_madd_epi16(odd_values, odd[half]));
      sums[r][half] = _mm256_add_epi32(sums[r][half], products);
    }
  }
}

// Sixteen sums of each row, in two halves of a panel, stay in registers while the quads pass.
INLINE void tile(const struct product *p, size_t row, const int rows, size_t panel) {
  const cmatrix_packed *w = p->weights;
  const int8_t *a = p->a + row * p->a_stride;
  const int8_t *b = packed_panel(w, panel);
  __m256i sums[TILE_ROWS][2];
  for (int r = 0; r < rows; r++) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  size_t whole = w->columns / QUAD;
  for (size_t quad = 0; quad < whole; quad++) {
    add_quad(sums, a, p->a_stride, rows, b, QUAD);
    a += QUAD;
    b += PANEL * QUAD;
  }
  size_t rest = w->columns % QUAD;
  if (rest) add_quad(sums, a, p->a_stride, rows, b, rest);
  for (int r = 0; r < rows; r++) {
    for (int half = 0; half < 2; half++) {
      size_t column = panel * PANEL + half * LANES;
      if (column < w->rows) finish(p, row + r, column, (words)sums[r][half]);
    }
  }
}

static void multiply(const struct product *p) {
  for (size_t panel = 0; panel < p->weights->panels; panel++) {
    size_t row = 0;
    for (; row + TILE_ROWS <= p->count; row += TILE_ROWS) tile(p, row, TILE_ROWS, panel);
    for (; row < p->count; row++) tile(p, row, 1, panel);
  }
}

const struct kernels cmatrix_avx2 = {multiply, quantise, normalise, activate, attend};

#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx2,fma,avxvnni"))), apply_to = function)

enum { VNNI_ROWS = 6 };

INLINE void add_vnni_quad(
    __m256i sums[VNNI_ROWS][2], const int8_t *a, size_t a_stride, const int rows, const int8_t *b,
    size_t length, __m256i flip) {
  __m256i first = _mm256_load_si256((const __m256i *)b);
  __m256i second = _mm256_load_si256((const __m256i *)(b + 32));
  for (int r = 0; r < rows; r++) {
    __m256i four = _mm256_set1_epi32(load_quad(a + r * a_stride, length));
    four = _mm256_xor_si256(four, flip);
    sums[r][0] = _mm256_dpbusd_avx_epi32(sums[r][0], four, first);
    sums[r][1] = _mm256_dpbusd_avx_epi32(sums[r][1], four, second);
  }
}

// As in AVX-512: 128 is added to `a`, and taken off again as a multiple of the row of weights.
INLINE void vnni_tile(const struct product *p, size_t row, const int rows, size_t panel) {
  const cmatrix_packed *w = p->weights;
  const int8_t *a = p->a + row * p->a_stride;
  const int8_t *b = packed_panel(w, panel);
  __m256i flip = _mm256_set1_epi8((char)0x80);
  __asm__("" : "+x"(flip));
  __m256i sums[VNNI_ROWS][2];
  for (int half = 0; half < 2; half++) {
    const int32_t *corrections = packed_corrections(w) + panel * PANEL + half * LANES;
    __m256i correction = _mm256_load_si256((const __m256i *)corrections);
    __m256i start = _mm256_sub_epi32(_mm256_setzero_si256(), correction);
    for (int r = 0; r < rows; r++) sums[r][half] = start;
  }
  size_t whole = w->columns / QUAD;
  for (size_t quad = 0; quad < whole; quad++) {
    add_vnni_quad(sums, a, p->a_stride, rows, b, QUAD, flip);
    a += QUAD;
    b += PANEL * QUAD;
  }
  size_t rest = w->columns % QUAD;
  if (rest) add_vnni_quad(sums, a, p->a_stride, rows, b, rest, flip);
  for (int r = 0; r < rows; r++) {
    for (int half = 0; half < 2; half++) {
      size_t column = panel * PANEL + half * LANES;
      if (column < w->rows) finish(p, row + r, column, (words)sums[r][half]);
    }
  }
}

static void vnni_multiply(const struct product *p) {
  for (size_t panel = 0; panel < p->weights->panels; panel++) {
    size_t row = 0;
    for (; row + VNNI_ROWS <= p->count; row += VNNI_ROWS) vnni_tile(p, row, VNNI_ROWS, panel);
    for (; row < p->count; row++) vnni_tile(p, row, 1, panel);
  }
}

#pragma clang attribute pop

const struct kernels cmatrix_avx_vnni = {vnni_multiply, quantise, normalise, activate, attend};
#endif
