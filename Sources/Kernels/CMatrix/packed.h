// The layout of a packed matrix, and how a product hands over its results: shared by all paths.
#pragma once

#include "CMatrix.h"

enum {
  // Output columns (rows of the weights) that stand together: one register of 16 sums.
  PANEL = 16,
  // Bytes of a row that one 32-bit sum takes at a time.
  QUAD = 4,
  // The largest sum of weights of one sign whose products with unsigned bytes fit 16 bits:
  // 128 · 255 < 32,768.
  WORD_BOUND = 128,
};

static inline size_t rounded_up(size_t count, size_t unit) { return (count + unit - 1) / unit * unit; }

// After this head, aligned to 64 bytes: scales as [panel][group][PANEL] floats, as many corrections
// (int32), then the bytes as [panel][quad][PANEL][QUAD], then how many quads can be summed in 16
// bits as [panel][quad] bytes. What lies beyond the rows and columns is zero.
struct cmatrix_packed {
  uint32_t rows, columns;
  uint32_t panels, quads;
  // Columns in quads that share a scale, and how many times they fit; the last group may be shorter.
  uint32_t group_quads, groups;
};

enum { HEAD = 64 };

static inline const float *packed_scales(const cmatrix_packed *w, size_t panel, size_t group) {
  return (const float *)((const char *)w + HEAD) + (panel * w->groups + group) * PANEL;
}

// 128 · the sum of a group of a row: what a product counts too much, since 128 was added to its
// other side.
static inline const int32_t *packed_corrections(
    const cmatrix_packed *w, size_t panel, size_t group) {
  return (const int32_t *)packed_scales(w, w->panels + panel, group);
}

static inline const int8_t *packed_panel(const cmatrix_packed *w, size_t panel) {
  const int8_t *bytes = (const int8_t *)packed_scales(w, 2 * (size_t)w->panels, 0);
  return bytes + panel * w->quads * PANEL * QUAD;
}

// The runs of a panel's quads: where one begins, how many quads it has, whose products with whatever
// unsigned bytes can be summed in 16 bits; 0 where a single quad cannot.
static inline const uint8_t *packed_runs(const cmatrix_packed *w, size_t panel) {
  return (const uint8_t *)packed_panel(w, w->panels) + panel * w->quads;
}

// The whole quads of a group, without the one at the end that the row may fill in part.
static inline size_t group_whole_quads(const cmatrix_packed *w, size_t group) {
  size_t left = w->columns / QUAD - group * w->group_quads;
  return left < w->group_quads ? left : w->group_quads;
}

// Where sums go: either `sums`, or `floats` after scaling.
struct product {
  const cmatrix_packed *weights;
  const uint8_t *a;
  size_t a_stride;
  size_t count;
  int32_t *sums;
  float *floats;
  size_t stride;
  // One a row and group.
  const float *a_scales;
  const float *bias;
  cmatrix_activation activation;
};

// The bytes of one quad, of which the row has `length`; those beyond are zero, as are the weights
// there.
static inline __attribute__((always_inline)) int32_t load_quad(const uint8_t *bytes, size_t length) {
  int32_t value = 0;
  __builtin_memcpy(&value, bytes, length);
  return value;
}

// Multiplies all rows with one panel, in tiles of `height` rows and what is left row by row. A macro,
// since a tile is inlined for a height that is a constant.
#define EACH_TILE(tile, p, height, panel)                                                 \
  do {                                                                                    \
    size_t row = 0;                                                                       \
    for (; row + (height) <= (p)->count; row += (height)) tile(p, row, height, panel);    \
    for (; row < (p)->count; row++) tile(p, row, 1, panel);                               \
  } while (0)

// What each path offers.
struct kernels {
  void (*multiply)(const struct product *product);
  void (*quantise)(
      const float *x, size_t stride, size_t count, size_t width, size_t group,
      const float *factors, uint8_t *quantised, float *scales);
  void (*normalise)(
      float *x, const float *addend, size_t count, size_t width, const float *gain,
      const float *bias, float epsilon);
  void (*activate)(cmatrix_activation activation, float *x, size_t count);
  void (*attend)(
      const float *queries, const float *keys, const float *values, size_t stride, size_t count,
      size_t heads, float *result, size_t result_stride, float *scratch);
};

extern const struct kernels cmatrix_plain;
#if defined(__x86_64__)
extern const struct kernels cmatrix_avx2, cmatrix_avx_vnni, cmatrix_avx512_vnni;
#elif defined(__aarch64__)
extern const struct kernels cmatrix_neon, cmatrix_neon_dot;
#endif
