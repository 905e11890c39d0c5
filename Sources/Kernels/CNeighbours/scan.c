#include "paths.h"

#if defined(__aarch64__)
#include <sys/auxv.h>
#endif

bool cneighbours_has(cneighbours_path path) {
  switch (path) {
    case CNEIGHBOURS_PLAIN:
      return true;
#if defined(__x86_64__)
    case CNEIGHBOURS_AVX2:
      return __builtin_cpu_supports("avx2");
    case CNEIGHBOURS_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
          && __builtin_cpu_supports("avx512vnni");
#elif defined(__aarch64__)
    case CNEIGHBOURS_NEON:
      return true;
    case CNEIGHBOURS_NEON_DOT:
      return getauxval(AT_HWCAP) & HWCAP_ASIMDDP;
#endif
    default:
      return false;
  }
}

size_t cneighbours_scan(
    cneighbours_path path, size_t groups, cneighbours_rows queries, size_t first, size_t count,
    const float *least, cneighbours_rows candidates, size_t blocks, cneighbours_hit *hits) {
  switch (path) {
#if defined(__x86_64__)
    case CNEIGHBOURS_AVX512:
      return cneighbours_scan_avx512(groups, queries, first, count, least, candidates, blocks, hits);
    case CNEIGHBOURS_AVX2:
      return cneighbours_scan_avx2(groups, queries, first, count, least, candidates, blocks, hits);
#elif defined(__aarch64__)
    case CNEIGHBOURS_NEON:
      return cneighbours_scan_neon(groups, queries, first, count, least, candidates, blocks, hits);
    case CNEIGHBOURS_NEON_DOT:
      return cneighbours_scan_neon_dot(
          groups, queries, first, count, least, candidates, blocks, hits);
#endif
    default:
      return cneighbours_scan_plain(groups, queries, first, count, least, candidates, blocks, hits);
  }
}
