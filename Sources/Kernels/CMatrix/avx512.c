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
};

// One quad of every row and panel of a tile, of which the rows have `length` bytes.
INLINE void add_quad(
    __m512i sums[TILE_ROWS][TILE_PANELS], const int8_t *a, size_t a_stride, const int rows,
    const int8_t *b, size_t panel_size, const int panels, size_t length, __m512i flip) {
  __m512i weights[TILE_PANELS];
  for (int i = 0; i < panels; i++) weights[i] = _mm512_load_si512(b + i * panel_size);
  for (int r = 0; r < rows; r++) {
    __m512i four = _mm512_set1_epi32(load_quad(a + r * a_stride, length));
    four = _mm512_xor_si512(four, flip);
    for (int i = 0; i < panels; i++) {
      sums[r][i] = _mm512_dpbusd_epi32(sums[r][i], four, weights[i]);
    }
  }
}

// 24 sums stay in registers while the quads pass. VNNI multiplies unsigned by signed: 128 is added
// to `a` by turning its highest bits, and what that adds to each sum, a multiple of the row of
// weights, is taken off at the start.
INLINE void tile(
    const struct product *p, size_t row, const int rows, size_t panel, const int panels) {
  const cmatrix_packed *w = p->weights;
  const int8_t *a = p->a + row * p->a_stride;
  const int8_t *b = packed_panel(w, panel);
  size_t panel_size = (size_t)w->quads * PANEL * QUAD;
  __m512i flip = _mm512_set1_epi8((char)0x80);
  // Seen as a constant, it would be applied before the broadcast, in general registers, at half the
  // speed.
  __asm__("" : "+v"(flip));
  __m512i sums[TILE_ROWS][TILE_PANELS];
  for (int i = 0; i < panels; i++) {
    __m512i correction = _mm512_load_si512(packed_corrections(w) + (panel + i) * PANEL);
    __m512i start = _mm512_sub_epi32(_mm512_setzero_si512(), correction);
    for (int r = 0; r < rows; r++) sums[r][i] = start;
  }
  size_t whole = w->columns / QUAD;
  for (size_t quad = 0; quad < whole; quad++) {
    add_quad(sums, a, p->a_stride, rows, b, panel_size, panels, QUAD, flip);
    a += QUAD;
    b += PANEL * QUAD;
  }
  size_t rest = w->columns % QUAD;
  if (rest) add_quad(sums, a, p->a_stride, rows, b, panel_size, panels, rest, flip);
  for (int r = 0; r < rows; r++) {
    for (int i = 0; i < panels; i++) finish(p, row + r, (panel + i) * PANEL, (words)sums[r][i]);
  }
}

INLINE void tiles(const struct product *p, size_t panel, const int panels) {
  size_t row = 0;
  for (; row + TILE_ROWS <= p->count; row += TILE_ROWS) tile(p, row, TILE_ROWS, panel, panels);
  switch (p->count - row) {
    case 1: return tile(p, row, 1, panel, panels);
    case 2: return tile(p, row, 2, panel, panels);
    case 3: return tile(p, row, 3, panel, panels);
    case 4: return tile(p, row, 4, panel, panels);
    case 5: return tile(p, row, 5, panel, panels);
  }
}

static void multiply(const struct product *p) {
  size_t panel = 0;
  for (; panel + TILE_PANELS <= p->weights->panels; panel += TILE_PANELS) {
    tiles(p, panel, TILE_PANELS);
  }
  for (; panel < p->weights->panels; panel++) tiles(p, panel, 1);
}

#pragma clang attribute pop

const struct kernels cmatrix_avx512_vnni = {multiply, quantise, normalise, activate, attend};
#endif
