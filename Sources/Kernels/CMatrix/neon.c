// arm64: NEON, which every such processor has, and with it the products of four bytes that came with
// ARMv8.2 (SDOT).
#if defined(__aarch64__)
#include <arm_neon.h>

#include "packed.h"

#define LANES 4
#include "lanes.h"

enum {
  TILE_ROWS = 4,
  // Registers of a panel.
  PARTS = PANEL / LANES,
};

// Sixteen bytes by sixteen, four neighbours to a sum. Both sides are signed here: of `a`, the 128
// that were added are taken off by turning the highest bits, and nothing is to be corrected.
INLINE int32x4_t add_fours(int32x4_t sums, int8x16_t a, int8x16_t b) {
  int32x4_t low = vpaddlq_s16(vmull_s8(vget_low_s8(a), vget_low_s8(b)));
  int32x4_t high = vpaddlq_s16(vmull_high_s8(a, b));
  return vaddq_s32(sums, vpaddq_s32(low, high));
}

INLINE __attribute__((target("dotprod"))) int32x4_t add_dots(
    int32x4_t sums, int8x16_t a, int8x16_t b) {
  return vdotq_s32(sums, a, b);
}

#define ADD add_fours
#define TILE tile
#define MULTIPLY multiply
#include "tile128.h"

#pragma clang attribute push(__attribute__((target("dotprod"))), apply_to = function)
#define ADD add_dots
#define TILE dot_tile
#define MULTIPLY multiply_dots
#include "tile128.h"
#pragma clang attribute pop

const struct kernels cmatrix_neon = {multiply, quantise, normalise, activate, attend};
const struct kernels cmatrix_neon_dot = {multiply_dots, quantise, normalise, activate, attend};
#endif
