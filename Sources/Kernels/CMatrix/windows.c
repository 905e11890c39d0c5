// One text in vectors of 16 floats, which the compiler lowers to what each path has: it is the same source for all,
// the plain path included.
#include "CMatrixWindows.h"

#include <math.h>
#include <string.h>

enum { LANES = CMATRIX_WINDOW_UNIT };

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef uint8_t bytes16 __attribute__((vector_size(LANES)));

#define INLINE static inline __attribute__((always_inline))

INLINE void load(lanes *v, const float *x) { memcpy(v, x, sizeof *v); }
INLINE void store(float *x, const lanes *v) { memcpy(x, v, sizeof *v); }

INLINE void load_bytes(lanes *v, const uint8_t *x) {
  bytes16 b;
  memcpy(&b, x, sizeof b);
  *v = __builtin_convertvector(b, lanes);
}

INLINE float total(const lanes *v) {
  float x[LANES];
  store(x, v);
  for (int half = LANES / 2; half > 0; half /= 2) {
    for (int i = 0; i < half; i++) x[i] += x[i + half];
  }
  return x[0];
}

// The columns of a row stay in registers while its slots are added, a group of them at a time.
enum { GROUP = 8 };

INLINE void join_group(
    const float *const *parts, const float *residual, size_t first, size_t last, ptrdiff_t shift,
    size_t width, size_t column, size_t vectors, const float *bias, float *result) {
  lanes sums[GROUP];
  for (size_t v = 0; v < vectors; v++) load(&sums[v], bias + column + v * LANES);
  for (size_t s = first; s < last; s++) {
    const float *part = parts[shift + (ptrdiff_t)s] + s * width + column;
    for (size_t v = 0; v < vectors; v++) {
      lanes x;
      load(&x, part + v * LANES);
      sums[v] += x;
    }
  }
  for (size_t v = 0; v < vectors; v++) {
    lanes x, zero = {0};
    load(&x, residual + column + v * LANES);
    x += __builtin_elementwise_max(sums[v], zero);
    store(result + column + v * LANES, &x);
  }
}

INLINE void join_windows(
    const float *const *parts, const float *const *residuals, size_t count, size_t slots,
    size_t left, size_t width, const float *bias, float *results, size_t stride) {
  for (size_t t = 0; t < count; t++) {
    size_t first = t < left ? left - t : 0;
    size_t last = t + slots - left > count ? count + left - t : slots;
    ptrdiff_t shift = (ptrdiff_t)t - (ptrdiff_t)left;
    float *result = results + t * stride;
    size_t column = 0;
    for (; column + GROUP * LANES <= width; column += GROUP * LANES) {
      join_group(parts, residuals[t], first, last, shift, width, column, GROUP, bias, result);
    }
    for (; column < width; column += LANES) {
      join_group(parts, residuals[t], first, last, shift, width, column, 1, bias, result);
    }
  }
}

INLINE void add_normalised(
    const uint8_t *const *bytes, const float *scales, const float *lows, size_t byte_count,
    const float *floats, size_t stride, size_t float_count, size_t count, float epsilon,
    float *sums) {
  float length = (float)(byte_count + float_count);
  for (size_t t = 0; t < count; t++) {
    const uint8_t *b = bytes[t];
    const float *f = floats + t * stride;
    lanes sum = {0}, squares = {0}, x;
    for (size_t j = 0; j < byte_count; j += LANES) {
      load_bytes(&x, b + j);
      x = x * scales[t] + lows[t];
      sum += x;
      squares += x * x;
    }
    for (size_t j = 0; j < float_count; j += LANES) {
      load(&x, f + j);
      sum += x;
      squares += x * x;
    }
    float mean = total(&sum) / length;
    float variance = total(&squares) / length - mean * mean;
    float inverse = 1 / sqrtf((variance > 0 ? variance : 0) + epsilon);
    float factor = scales[t] * inverse, offset = (lows[t] - mean) * inverse;
    lanes y;
    for (size_t j = 0; j < byte_count; j += LANES) {
      load_bytes(&x, b + j);
      load(&y, sums + j);
      y += x * factor + offset;
      store(sums + j, &y);
    }
    offset = -mean * inverse;
    for (size_t j = 0; j < float_count; j += LANES) {
      load(&x, f + j);
      load(&y, sums + byte_count + j);
      y += x * inverse + offset;
      store(sums + byte_count + j, &y);
    }
  }
}

#define JOIN_PARAMETERS                                                                         \
  const float *const *parts, const float *const *residuals, size_t count, size_t slots,         \
      size_t left, size_t width, const float *bias, float *results, size_t result_stride
#define JOIN_ARGUMENTS \
  parts, residuals, count, slots, left, width, bias, results, result_stride
#define ADD_PARAMETERS                                                                          \
  const uint8_t *const *bytes, const float *scales, const float *lows, size_t byte_count,       \
      const float *floats, size_t stride, size_t float_count, size_t count, float epsilon,      \
      float *sums
#define ADD_ARGUMENTS \
  bytes, scales, lows, byte_count, floats, stride, float_count, count, epsilon, sums

#define PATH(name, attributes)                                                                  \
  attributes static void join_windows_##name(JOIN_PARAMETERS) { join_windows(JOIN_ARGUMENTS); } \
  attributes static void add_normalised_##name(ADD_PARAMETERS) { add_normalised(ADD_ARGUMENTS); }

PATH(plain, )
#if defined(__x86_64__)
PATH(avx2, __attribute__((target("avx2,fma"))))
PATH(avx512, __attribute__((target("avx512f,avx512bw,avx512vl,avx2,fma"))))
#endif

enum level { PLAIN, AVX2, AVX512 };

static enum level level_of(cmatrix_path path) {
#if defined(__x86_64__)
  if (path == CMATRIX_AVX512_VNNI && cmatrix_has_path(path)) return AVX512;
  if (path >= CMATRIX_AVX2 && cmatrix_has_path(CMATRIX_AVX2)) return AVX2;
#endif
  return PLAIN;
}

void cmatrix_join_windows(cmatrix_path path, JOIN_PARAMETERS) {
  switch (level_of(path)) {
#if defined(__x86_64__)
    case AVX512: join_windows_avx512(JOIN_ARGUMENTS); return;
    case AVX2: join_windows_avx2(JOIN_ARGUMENTS); return;
#endif
    default: join_windows_plain(JOIN_ARGUMENTS);
  }
}

void cmatrix_add_normalised(cmatrix_path path, ADD_PARAMETERS) {
  switch (level_of(path)) {
#if defined(__x86_64__)
    case AVX512: add_normalised_avx512(ADD_ARGUMENTS); return;
    case AVX2: add_normalised_avx2(ADD_ARGUMENTS); return;
#endif
    default: add_normalised_plain(ADD_ARGUMENTS);
  }
}
