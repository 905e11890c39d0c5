// arm64: NEON, and with it the products of four bytes that came with ARMv8.2 (SDOT).
#if defined(__aarch64__)
#include "paths.h"

#include <arm_neon.h>

#define INLINE static inline __attribute__((always_inline))

/// Queries at a time, and registers of a block: 16 of the 32 accumulate.
enum { QUERIES = 4, LANES = 4, PARTS = CNEIGHBOURS_BLOCK / LANES };

typedef struct {
  size_t groups;
  cneighbours_rows queries;
  size_t first;
  const float *least;
  cneighbours_rows candidates;
} task;

// Numbers are from -127 to 127: a pair of products fits 16 bits.
INLINE int32x4_t add_fours(int32x4_t sums, int8x16_t a, int8x16_t b) {
  int16x8_t low = vmull_s8(vget_low_s8(a), vget_low_s8(b));
  return vpadalq_s16(sums, vpaddq_s16(low, vmull_high_s8(a, b)));
}

INLINE __attribute__((target("dotprod"))) int32x4_t add_dots(
    int32x4_t sums, int8x16_t a, int8x16_t b) {
  return vdotq_s32(sums, a, b);
}

INLINE cneighbours_hit *add_hits(
    const task *task, size_t query, size_t block, int32x4_t products[PARTS],
    cneighbours_hit *hits) {
  float scale = task->queries.scales[task->first + query];
  float32x4_t least = vdupq_n_f32(task->least[query]);
  for (int part = 0; part < PARTS; part++) {
    size_t candidate = block * CNEIGHBOURS_BLOCK + part * LANES;
    float32x4_t both = vmulq_n_f32(vld1q_f32(task->candidates.scales + candidate), scale);
    float32x4_t cosines = vmulq_f32(vcvtq_f32_s32(products[part]), both);
    if (__builtin_expect(vmaxvq_u32(vcgeq_f32(cosines, least)) == 0, 1)) continue;
    float values[LANES];
    vst1q_f32(values, cosines);
    for (uint32_t lane = 0; lane < LANES; lane++) {
      if (values[lane] < task->least[query] || values[lane] != values[lane]) continue;
      *hits++ = (cneighbours_hit){
          (uint32_t)query, (uint32_t)candidate + lane, values[lane]};
    }
  }
  return hits;
}

#define SCAN(name, tile, add, attributes)                                                          \
  INLINE attributes cneighbours_hit *tile(                                                         \
      const task *task, size_t query, const int tall, size_t block, cneighbours_hit *hits) {       \
    const int8_t *rows[QUERIES];                                                                   \
    int32x4_t products[QUERIES][PARTS];                                                            \
    for (int q = 0; q < tall; q++) {                                                               \
      rows[q] = cneighbours_row(task->queries.codes, task->groups, task->first + query + q);       \
      for (int i = 0; i < PARTS; i++) products[q][i] = vdupq_n_s32(0);                             \
    }                                                                                              \
    size_t size = task->groups * CNEIGHBOURS_BLOCK_BYTES;                                          \
    const int8_t *codes = task->candidates.codes + block * size;                                   \
    for (size_t place = 0; place < size; place += CNEIGHBOURS_BLOCK_BYTES) {                       \
      for (int q = 0; q < tall; q++) {                                                             \
        int32_t four;                                                                              \
        __builtin_memcpy(&four, rows[q] + place, sizeof four);                                     \
        int8x16_t numbers = vreinterpretq_s8_s32(vdupq_n_s32(four));                               \
        for (int i = 0; i < PARTS; i++) {                                                          \
          int8x16_t part = vld1q_s8(codes + place + i * LANES * CNEIGHBOURS_GROUP);                \
          products[q][i] = add(products[q][i], numbers, part);                                     \
        }                                                                                          \
      }                                                                                            \
    }                                                                                              \
    for (int q = 0; q < tall; q++) hits = add_hits(task, query + q, block, products[q], hits);     \
    return hits;                                                                                   \
  }                                                                                                \
                                                                                                   \
  attributes CNEIGHBOURS_SCAN(name) {                                                              \
    task task = {groups, queries, first, least, candidates};                                       \
    cneighbours_hit *end = hits;                                                                   \
    for (size_t block = 0; block < blocks; block++) {                                              \
      size_t query = 0;                                                                            \
      for (; query + QUERIES <= count; query += QUERIES)                                           \
        end = tile(&task, query, QUERIES, block, end);                                             \
      for (; query < count; query++) end = tile(&task, query, 1, block, end);                      \
    }                                                                                              \
    return (size_t)(end - hits);                                                                   \
  }

SCAN(cneighbours_scan_neon, tile, add_fours, )
SCAN(cneighbours_scan_neon_dot, dot_tile, add_dots, __attribute__((target("dotprod"))))
#endif
