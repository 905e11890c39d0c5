// AVX-512 with VNNI: vpdpbusd adds four products of an unsigned and a signed byte to each 32-bit
// lane.
//
// A lane is a candidate. Candidates become unsigned by adding 128, which adds 128 times the sum of
// the query's numbers to the product: each accumulator begins with that taken off.
#if defined(__x86_64__)
#include "paths.h"

#include <immintrin.h>

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vnni")))
#define UNROLLED _Pragma("clang loop unroll(full)")

/// Most queries and blocks at a time: 24 of the 32 registers accumulate.
enum { QUERIES = 8, BLOCKS = 3 };

typedef struct {
  size_t groups;
  cneighbours_rows queries;
  size_t first;
  const float *least;
  cneighbours_rows candidates;
} task;

/// Queries from `query` on, with blocks from `block` on; `tall` and `wide` are constants where it
/// is inlined.
static inline __attribute__((always_inline)) AVX512 cneighbours_hit *tile(
    const task *task, size_t query, const int tall, size_t block, const int wide,
    cneighbours_hit *hits) {
  const int8_t *rows[QUERIES];
  __m512i products[QUERIES][BLOCKS];
  UNROLLED for (int q = 0; q < tall; q++) {
    size_t row = task->first + query + q;
    rows[q] = cneighbours_row(task->queries.codes, task->groups, row);
    __m512i begin = _mm512_set1_epi32(-128 * task->queries.sums[row]);
    UNROLLED for (int b = 0; b < wide; b++) products[q][b] = begin;
  }
  size_t size = task->groups * CNEIGHBOURS_BLOCK_BYTES;
  const int8_t *codes = task->candidates.codes + block * size;
  const __m512i offset = _mm512_set1_epi8((char)0x80);
  for (size_t place = 0; place < size; place += CNEIGHBOURS_BLOCK_BYTES) {
    __m512i unsigned_codes[BLOCKS];
    UNROLLED for (int b = 0; b < wide; b++)
      unsigned_codes[b] = _mm512_xor_si512(_mm512_loadu_si512(codes + b * size + place), offset);
    UNROLLED for (int q = 0; q < tall; q++) {
      int32_t four;
      __builtin_memcpy(&four, rows[q] + place, sizeof four);
      __m512i numbers = _mm512_set1_epi32(four);
      UNROLLED for (int b = 0; b < wide; b++)
        products[q][b] = _mm512_dpbusd_epi32(products[q][b], unsigned_codes[b], numbers);
    }
  }
  UNROLLED for (int q = 0; q < tall; q++) {
    __m512 scale = _mm512_set1_ps(task->queries.scales[task->first + query + q]);
    __m512 least = _mm512_set1_ps(task->least[query + q]);
    UNROLLED for (int b = 0; b < wide; b++) {
      size_t candidate = (block + b) * CNEIGHBOURS_BLOCK;
      __m512 both = _mm512_mul_ps(scale, _mm512_loadu_ps(task->candidates.scales + candidate));
      __m512 cosines = _mm512_mul_ps(_mm512_cvtepi32_ps(products[q][b]), both);
      __mmask16 found = _mm512_cmp_ps_mask(cosines, least, _CMP_GE_OQ);
      if (__builtin_expect(found != 0, 0)) {
        float values[CNEIGHBOURS_BLOCK];
        _mm512_storeu_ps(values, cosines);
        for (unsigned rest = found; rest != 0; rest &= rest - 1) {
          unsigned lane = (unsigned)__builtin_ctz(rest);
          *hits++ = (cneighbours_hit){
              (uint32_t)(query + q), (uint32_t)(candidate + lane), values[lane]};
        }
      }
    }
  }
  return hits;
}

static inline __attribute__((always_inline)) AVX512 cneighbours_hit *column(
    const task *task, size_t count, size_t block, const int wide, cneighbours_hit *hits) {
  size_t query = 0;
  for (; query + QUERIES <= count; query += QUERIES)
    hits = tile(task, query, QUERIES, block, wide, hits);
  for (; query + 2 <= count; query += 2) hits = tile(task, query, 2, block, wide, hits);
  for (; query < count; query++) hits = tile(task, query, 1, block, wide, hits);
  return hits;
}

AVX512 CNEIGHBOURS_SCAN(cneighbours_scan_avx512) {
  task task = {groups, queries, first, least, candidates};
  cneighbours_hit *end = hits;
  size_t block = 0;
  for (; block + BLOCKS <= blocks; block += BLOCKS) end = column(&task, count, block, BLOCKS, end);
  for (; block < blocks; block++) end = column(&task, count, block, 1, end);
  return (size_t)(end - hits);
}
#endif
