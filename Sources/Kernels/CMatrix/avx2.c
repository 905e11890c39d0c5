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

// One quad of every row of a tile, of which the rows have `length` bytes. `maddubs` would saturate;
// bytes are therefore widened to 16 bits, the even and the odd ones apart, whose pairs of products
// fit 32 bits.
INLINE void add_quad(
    __m256i sums[][2], const int8_t *a, size_t a_stride, const int rows, const int8_t *b,
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

#define TILE tile
#define MULTIPLY multiply
#define ROWS 4
#define UNSIGNED false
#define ADD_QUAD add_quad
#include "tile256.h"

const struct kernels cmatrix_avx2 = {multiply, quantise, normalise, activate, attend};

#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx2,fma,avxvnni"))), apply_to = function)

// As in AVX-512: 128 is added to `a`, and taken off again as a multiple of the row of weights.
INLINE void add_vnni_quad(
    __m256i sums[][2], const int8_t *a, size_t a_stride, const int rows, const int8_t *b,
    size_t length) {
  __m256i flip = _mm256_set1_epi8((char)0x80);
  __asm__("" : "+x"(flip));
  __m256i first = _mm256_load_si256((const __m256i *)b);
  __m256i second = _mm256_load_si256((const __m256i *)(b + 32));
  for (int r = 0; r < rows; r++) {
    __m256i four = _mm256_set1_epi32(load_quad(a + r * a_stride, length));
    four = _mm256_xor_si256(four, flip);
    sums[r][0] = _mm256_dpbusd_avx_epi32(sums[r][0], four, first);
    sums[r][1] = _mm256_dpbusd_avx_epi32(sums[r][1], four, second);
  }
}

#define TILE vnni_tile
#define MULTIPLY vnni_multiply
#define ROWS 6
#define UNSIGNED true
#define ADD_QUAD add_vnni_quad
#include "tile256.h"

#pragma clang attribute pop

const struct kernels cmatrix_avx_vnni = {vnni_multiply, quantise, normalise, activate, attend};
#endif
