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

#define ROWS 4

// The products of a quad in 16 bits.
INLINE void add_narrow(
    __m256i narrow[][2], const uint8_t *a, size_t a_stride, const int rows, const int8_t *b,
    size_t length, const bool is_first) {
  __m256i first = _mm256_load_si256((const __m256i *)b);
  __m256i second = _mm256_load_si256((const __m256i *)(b + 32));
  for (int r = 0; r < rows; r++) {
    __m256i four = _mm256_set1_epi32(load_quad(a + r * a_stride, length));
    __m256i one = _mm256_maddubs_epi16(four, first), other = _mm256_maddubs_epi16(four, second);
    narrow[r][0] = is_first ? one : _mm256_add_epi16(narrow[r][0], one);
    narrow[r][1] = is_first ? other : _mm256_add_epi16(narrow[r][1], other);
  }
}

// A run of quads, at least one, summed in 16 bits.
INLINE void sum_narrow(
    __m256i narrow[][2], const uint8_t *a, size_t a_stride, const int rows, const int8_t *b,
    size_t count, size_t length) {
  add_narrow(narrow, a, a_stride, rows, b, length, true);
  for (size_t quad = 1; quad < count; quad++) {
    a += QUAD;
    b += PANEL * QUAD;
    add_narrow(narrow, a, a_stride, rows, b, length, false);
  }
}

INLINE __m256i widened(__m256i narrow) { return _mm256_madd_epi16(narrow, _mm256_set1_epi16(1)); }

// A run of quads: widening costs as much as a product, and is done once a run.
INLINE void add_run(
    __m256i sums[][2], const uint8_t *a, size_t a_stride, const int rows, const int8_t *b,
    size_t count, size_t length) {
  __m256i narrow[ROWS][2];
  sum_narrow(narrow, a, a_stride, rows, b, count, length);
  for (int r = 0; r < rows; r++) {
    for (int half = 0; half < 2; half++) {
      sums[r][half] = _mm256_add_epi32(sums[r][half], widened(narrow[r][half]));
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
#define ADD_QUADS add_quads
#include "tile256.h"

// Whether each group of a panel is one run of whole quads, as those of weights of four bits are.
static bool is_narrow(const cmatrix_packed *w, size_t panel) {
  if (w->quads != w->groups * w->group_quads || w->columns % QUAD) return false;
  const uint8_t *runs = packed_runs(w, panel);
  for (size_t quad = 0; quad < w->quads; quad += w->group_quads) {
    if (runs[quad] != w->group_quads) return false;
  }
  return true;
}

// A tile of such a panel: what a group sums is scaled at once, so that registers hold the sums of one group and nothing else.
INLINE void narrow_tile(const struct product *p, size_t row, const int rows, size_t panel) {
  const cmatrix_packed *w = p->weights;
  const uint8_t *a = p->a + row * p->a_stride;
  const int8_t *b = packed_panel(w, panel);
  lanes x[ROWS][2];
  for (int r = 0; r < rows; r++) x[r][0] = x[r][1] = all(0);
  for (size_t group = 0; group < w->groups; group++) {
    __m256i narrow[ROWS][2];
    sum_narrow(narrow, a, p->a_stride, rows, b, w->group_quads, QUAD);
    a += w->group_quads * QUAD;
    b += w->group_quads * QUAD * PANEL;
    for (int half = 0; half < 2; half++) {
      __m256i correction = _mm256_load_si256(
          (const __m256i *)packed_corrections(w, panel, group) + half);
      lanes scales = load(packed_scales(w, panel, group) + half * LANES);
      for (int r = 0; r < rows; r++) {
        __m256i sums = _mm256_sub_epi32(widened(narrow[r][half]), correction);
        x[r][half] = add_scaled(p, row + r, group, scales, (words)sums, x[r][half]);
      }
    }
  }
  finish_tile(p, row, rows, panel, x);
}

static void multiply(const struct product *p) {
  for (size_t panel = 0; panel < p->weights->panels; panel++) {
    if (!p->sums && is_narrow(p->weights, panel)) {
      EACH_TILE(narrow_tile, p, ROWS, panel);
    } else {
      EACH_TILE(tile, p, ROWS, panel);
    }
  }
}

#undef ROWS

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

#define ROWS 6
#define TILE vnni_tile
#define ADD_QUADS add_vnni_quads
#include "tile256.h"

static void vnni_multiply(const struct product *p) {
  for (size_t panel = 0; panel < p->weights->panels; panel++) EACH_TILE(vnni_tile, p, ROWS, panel);
}

#undef ROWS

#pragma clang attribute pop

const struct kernels cmatrix_avx_vnni = {vnni_multiply, quantise, normalise, activate, attend};
#endif
