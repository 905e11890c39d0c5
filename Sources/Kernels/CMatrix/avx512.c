// AVX-512 with VNNI: 64 products an instruction.
#if defined(__x86_64__)
#include <immintrin.h>

#include "packed.h"

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma"))), \
    apply_to = function)
#define LANES 16
#include "lanes.h"

enum {
  TILE_ROWS = 6,
  TILE_PANELS = 4,
  // With a scale a group, as many registers again hold the scaled sums.
  GROUPED_ROWS = 4,
  GROUPED_PANELS = 3,
};

// One quad of every row and panel of a tile, of which the rows have `length` bytes.
INLINE void add_quad(
    __m512i sums[TILE_ROWS][TILE_PANELS], const uint8_t *a, size_t a_stride, const int rows,
    const int8_t *b, size_t panel_size, const int panels, size_t length) {
  __m512i weights[TILE_PANELS];
  for (int i = 0; i < panels; i++) weights[i] = _mm512_load_si512(b + i * panel_size);
  for (int r = 0; r < rows; r++) {
    __m512i four = _mm512_set1_epi32(load_quad(a + r * a_stride, length));
    for (int i = 0; i < panels; i++) {
      sums[r][i] = _mm512_dpbusd_epi32(sums[r][i], four, weights[i]);
    }
  }
}

// Ends a tile: of floats where it is grouped, else of sums.
static void finish_tile(
    const struct product *p, size_t row, int rows, size_t panel, int panels, bool grouped,
    const lanes results[TILE_ROWS][TILE_PANELS]) {
  for (int r = 0; r < rows; r++) {
    for (int i = 0; i < panels; i++) {
      size_t column = (panel + i) * PANEL;
      if (grouped) {
        finish_floats(p, row + r, column, results[r][i]);
      } else if (p->sums) {
        finish_sums(p, row + r, column, (words)results[r][i]);
      } else {
        lanes scales = load(packed_scales(p->weights, panel + i, 0));
        words sums = (words)results[r][i];
        finish_floats(p, row + r, column, add_scaled(p, row + r, 0, scales, sums, all(0)));
      }
    }
  }
}

// The sums of a tile stay in registers while the quads of a group pass. What the 128
// in each byte of `a` adds, a multiple of the row of weights, is taken off at the start.
INLINE void tile(
    const struct product *p, size_t row, const int rows, size_t panel, const int panels,
    const bool grouped) {
  const cmatrix_packed *w = p->weights;
  const uint8_t *a = p->a + row * p->a_stride;
  const int8_t *b = packed_panel(w, panel);
  size_t panel_size = (size_t)w->quads * PANEL * QUAD;
  __m512i sums[TILE_ROWS][TILE_PANELS];
  lanes x[TILE_ROWS][TILE_PANELS];
  for (int r = 0; r < rows; r++) {
    for (int i = 0; i < panels; i++) {
      sums[r][i] = _mm512_setzero_si512();
      x[r][i] = all(0);
    }
  }
  size_t groups = w->groups;
  for (size_t group = 0; group < groups; group++) {
    for (int i = 0; i < panels; i++) {
      __m512i correction = _mm512_load_si512(packed_corrections(w, panel + i, group));
      for (int r = 0; r < rows; r++) {
        __m512i before = grouped ? _mm512_setzero_si512() : sums[r][i];
        sums[r][i] = _mm512_sub_epi32(before, correction);
      }
    }
    for (size_t left = group_whole_quads(w, group); left > 0; left--) {
      add_quad(sums, a, p->a_stride, rows, b, panel_size, panels, QUAD);
      a += QUAD;
      b += PANEL * QUAD;
    }
    size_t rest = group + 1 == groups ? w->columns % QUAD : 0;
    if (rest) add_quad(sums, a, p->a_stride, rows, b, panel_size, panels, rest);
    if (!grouped) continue;
    for (int i = 0; i < panels; i++) {
      lanes scales = load(packed_scales(w, panel + i, group));
      for (int r = 0; r < rows; r++) {
        x[r][i] = add_scaled(p, row + r, group, scales, (words)sums[r][i], x[r][i]);
      }
    }
  }
  // Through memory, so that the loops to the end need not be unrolled for sums to be in registers.
  lanes done[TILE_ROWS][TILE_PANELS];
  for (int r = 0; r < rows; r++) {
    for (int i = 0; i < panels; i++) {
      done[r][i] = grouped ? x[r][i] : (lanes)sums[r][i];
    }
  }
  finish_tile(p, row, rows, panel, panels, grouped, done);
}

INLINE void tiles(const struct product *p, size_t panel, const int panels, const bool grouped) {
  const size_t height = grouped ? GROUPED_ROWS : TILE_ROWS;
  size_t row = 0;
  for (; row + height <= p->count; row += height) {
    tile(p, row, (int)height, panel, panels, grouped);
  }
  for (; row + 2 <= p->count; row += 2) tile(p, row, 2, panel, panels, grouped);
  if (row < p->count) tile(p, row, 1, panel, panels, grouped);
}

INLINE void multiply_panels(const struct product *p, const int width, const bool grouped) {
  size_t panel = 0;
  for (; panel + width <= p->weights->panels; panel += width) tiles(p, panel, width, grouped);
  for (; panel < p->weights->panels; panel++) tiles(p, panel, 1, grouped);
}

static void multiply(const struct product *p) {
  if (p->sums || p->weights->groups == 1) {
    multiply_panels(p, TILE_PANELS, false);
  } else {
    multiply_panels(p, GROUPED_PANELS, true);
  }
}

#pragma clang attribute pop

const struct kernels cmatrix_avx512_vnni = {multiply, quantise, normalise, activate, attend};
#endif
