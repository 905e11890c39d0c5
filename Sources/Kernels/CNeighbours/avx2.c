// AVX2. vpmaddubsw multiplies unsigned with signed bytes and adds pairs in 16 bits: the candidate's
// absolute values with the query's numbers under the candidate's signs, at most 2 × 127 × 127, do
// not overflow.
#if defined(__x86_64__)
#include "paths.h"

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))
#define UNROLLED _Pragma("clang loop unroll(full)")

/// Queries at a time, and half blocks of 8 candidates: 8 of the 16 registers accumulate.
enum { QUERIES = 4, HALVES = 2, LANES = CNEIGHBOURS_BLOCK / HALVES };

typedef struct {
  size_t groups;
  cneighbours_rows queries;
  size_t first;
  const float *least;
  cneighbours_rows candidates;
} task;

/// Queries from `query` on with one block; `tall` is a constant where it is inlined.
static inline __attribute__((always_inline)) AVX2 cneighbours_hit *tile(
    const task *task, size_t query, const int tall, size_t block, cneighbours_hit *hits) {
  const int8_t *rows[QUERIES];
  __m256i products[QUERIES][HALVES];
  UNROLLED for (int q = 0; q < tall; q++) {
    rows[q] = cneighbours_row(task->queries.codes, task->groups, task->first + query + q);
    UNROLLED for (int h = 0; h < HALVES; h++) products[q][h] = _mm256_setzero_si256();
  }
  size_t size = task->groups * CNEIGHBOURS_BLOCK_BYTES;
  const int8_t *codes = task->candidates.codes + block * size;
  const __m256i ones = _mm256_set1_epi16(1);
  for (size_t place = 0; place < size; place += CNEIGHBOURS_BLOCK_BYTES) {
    __m256i signs[HALVES], sizes[HALVES];
    UNROLLED for (int h = 0; h < HALVES; h++) {
      signs[h] = _mm256_loadu_si256((const __m256i *)(codes + place) + h);
      sizes[h] = _mm256_abs_epi8(signs[h]);
    }
    UNROLLED for (int q = 0; q < tall; q++) {
      int32_t four;
      __builtin_memcpy(&four, rows[q] + place, sizeof four);
      __m256i numbers = _mm256_set1_epi32(four);
      UNROLLED for (int h = 0; h < HALVES; h++) {
        __m256i pairs = _mm256_maddubs_epi16(sizes[h], _mm256_sign_epi8(numbers, signs[h]));
        products[q][h] = _mm256_add_epi32(products[q][h], _mm256_madd_epi16(pairs, ones));
      }
    }
  }
  UNROLLED for (int q = 0; q < tall; q++) {
    __m256 scale = _mm256_set1_ps(task->queries.scales[task->first + query + q]);
    __m256 least = _mm256_set1_ps(task->least[query + q]);
    UNROLLED for (int h = 0; h < HALVES; h++) {
      size_t candidate = block * CNEIGHBOURS_BLOCK + h * LANES;
      __m256 both = _mm256_mul_ps(scale, _mm256_loadu_ps(task->candidates.scales + candidate));
      __m256 cosines = _mm256_mul_ps(_mm256_cvtepi32_ps(products[q][h]), both);
      int found = _mm256_movemask_ps(_mm256_cmp_ps(cosines, least, _CMP_GE_OQ));
      if (__builtin_expect(found != 0, 0)) {
        float values[LANES];
        _mm256_storeu_ps(values, cosines);
        for (unsigned rest = (unsigned)found; rest != 0; rest &= rest - 1) {
          unsigned lane = (unsigned)__builtin_ctz(rest);
          *hits++ = (cneighbours_hit){
              (uint32_t)(query + q), (uint32_t)(candidate + lane), values[lane]};
        }
      }
    }
  }
  return hits;
}

AVX2 CNEIGHBOURS_SCAN(cneighbours_scan_avx2) {
  task task = {groups, queries, first, least, candidates};
  cneighbours_hit *end = hits;
  for (size_t block = 0; block < blocks; block++) {
    size_t query = 0;
    for (; query + QUERIES <= count; query += QUERIES)
      end = tile(&task, query, QUERIES, block, end);
    for (; query < count; query++) end = tile(&task, query, 1, block, end);
  }
  return (size_t)(end - hits);
}
#endif
