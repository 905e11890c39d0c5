// One text in vectors of 16 floats, which the compiler lowers to what each path has: it is the same source for all,
// the plain path included.
#include "CMatrixWindows.h"

#include <math.h>
#include <string.h>

enum { LANES = CMATRIX_WINDOW_UNIT };

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef int32_t integers __attribute__((vector_size(4 * LANES)));
typedef int16_t words16 __attribute__((vector_size(2 * LANES)));
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

INLINE void load_words(lanes *v, const int16_t *x) {
  words16 w;
  memcpy(&w, x, sizeof w);
  *v = __builtin_convertvector(w, lanes);
}

// Rows of one text, as floats or as words with a scale a row: which of them is known when this is compiled.
struct rows {
  const float *const *floats;
  const int16_t *const *words;
  const float *scales;
};

INLINE void load_row(lanes *v, const struct rows *rows, size_t row, size_t column, bool words) {
  if (words) {
    load_words(v, rows->words[row] + column);
    *v *= rows->scales[row];
  } else {
    load(v, rows->floats[row] + column);
  }
}

struct windows {
  struct rows parts, residuals;
  size_t count, first, last, slots, left, width;
  const float *bias;
  float *results;
  size_t stride;
};

// The columns of a token stay in registers while its slots are added, a group of them at a time.
enum { GROUP = 8 };

INLINE void join_group(
    const struct windows *w, size_t token, size_t first, size_t last, size_t column,
    const size_t vectors, bool words) {
  lanes sums[GROUP], x;
  for (size_t v = 0; v < vectors; v++) load(&sums[v], w->bias + column + v * LANES);
  for (size_t s = first; s < last; s++) {
    size_t row = token + s - w->left, start = s * w->width + column;
    for (size_t v = 0; v < vectors; v++) {
      load_row(&x, &w->parts, row, start + v * LANES, words);
      sums[v] += x;
    }
  }
  for (size_t v = 0; v < vectors; v++) {
    lanes zero = {0};
    load_row(&x, &w->residuals, token, column + v * LANES, words);
    x += __builtin_elementwise_max(sums[v], zero);
    store(w->results + token * w->stride + column + v * LANES, &x);
  }
}

// Words come from all over a large memory, a slot of each row at a time: too short for the processor to foresee.
INLINE void fetch(const struct windows *w, size_t token) {
  if (token >= w->last) return;
  for (size_t s = 0; s < w->slots; s++) {
    size_t row = token + s - w->left;
    if (token + s < w->left || row >= w->count) continue;
    const int16_t *part = w->parts.words[row] + s * w->width;
    for (size_t j = 0; j < w->width; j += 2 * LANES) __builtin_prefetch(part + j);
  }
  const int16_t *residual = w->residuals.words[token];
  for (size_t j = 0; j < w->width; j += 2 * LANES) __builtin_prefetch(residual + j);
}

INLINE void join(const struct windows *w, bool words) {
  for (size_t t = w->first; t < w->last; t++) {
    if (words) fetch(w, t + 2);
    size_t first = t < w->left ? w->left - t : 0;
    size_t last = t + w->slots - w->left > w->count ? w->count + w->left - t : w->slots;
    size_t column = 0;
    for (; column + GROUP * LANES <= w->width; column += GROUP * LANES) {
      join_group(w, t, first, last, column, GROUP, words);
    }
    for (; column < w->width; column += LANES) join_group(w, t, first, last, column, 1, words);
  }
}

INLINE void join_windows(const struct windows *w) {
  if (w->parts.words) {
    join(w, true);
  } else {
    join(w, false);
  }
}

INLINE float round_to_words(const float *x, size_t count, int16_t *words) {
  lanes most = {0}, v;
  for (size_t j = 0; j < count; j += LANES) {
    load(&v, x + j);
    most = __builtin_elementwise_max(most, __builtin_elementwise_abs(v));
  }
  float highest = 0;
  for (int i = 0; i < LANES; i++) highest = most[i] > highest ? most[i] : highest;
  float inverse = highest > 0 ? 32767 / highest : 0;
  for (size_t j = 0; j < count; j += LANES) {
    load(&v, x + j);
    // No rounding may leave the range, and what is not a number becomes one.
    v = __builtin_elementwise_min(v * inverse, 32767 - (lanes){0});
    v = __builtin_elementwise_max(v, -32767 - (lanes){0});
    words16 w = __builtin_convertvector(
        __builtin_convertvector(__builtin_elementwise_roundeven(v), integers), words16);
    memcpy(words + j, &w, sizeof w);
  }
  return highest / 32767;
}

INLINE void add_normalised(
    const uint8_t *const *bytes, const float *scales, const float *lows, size_t byte_count,
    const float *floats, size_t stride, size_t float_count, size_t count, float epsilon,
    float *sums) {
  float length = (float)(byte_count + float_count);
  for (size_t t = 0; t < count; t++) {
    const uint8_t *b = bytes[t];
    const float *f = floats + t * stride;
    // The next row's bytes may be anywhere.
    if (t + 1 < count) {
      for (size_t j = 0; j < byte_count; j += 4 * LANES) __builtin_prefetch(bytes[t + 1] + j);
    }
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

#define ADD_PARAMETERS                                                                          \
  const uint8_t *const *bytes, const float *scales, const float *lows, size_t byte_count,       \
      const float *floats, size_t stride, size_t float_count, size_t count, float epsilon,      \
      float *sums
#define ADD_ARGUMENTS \
  bytes, scales, lows, byte_count, floats, stride, float_count, count, epsilon, sums

#define PATH(name, attributes)                                                                  \
  attributes static void join_windows_##name(const struct windows *w) { join_windows(w); }      \
  attributes static float round_to_words_##name(const float *x, size_t n, int16_t *words) {     \
    return round_to_words(x, n, words);                                                         \
  }                                                                                             \
  attributes static void add_normalised_##name(ADD_PARAMETERS) { add_normalised(ADD_ARGUMENTS); }

PATH(plain, )
#if defined(__x86_64__)
PATH(avx2, __attribute__((target("avx2,fma"))))
PATH(avx512, __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))))

// Calls the function of a path: AVX-512 where there is VNNI too, else AVX2, else plain.
#define ON_PATH(function, arguments)                                                            \
  (path == CMATRIX_AVX512_VNNI && cmatrix_has_path(CMATRIX_AVX512_VNNI) ? function##_avx512 arguments \
   : path >= CMATRIX_AVX2 && cmatrix_has_path(CMATRIX_AVX2)             ? function##_avx2 arguments   \
                                                            : function##_plain arguments)
#else
// On arm64 the plain path is NEON already: every such processor has it.
#define ON_PATH(function, arguments) ((void)path, function##_plain arguments)
#endif

void cmatrix_join_windows(
    cmatrix_path path, const float *const *parts, const float *const *residuals, size_t count,
    size_t first, size_t last, size_t slots, size_t left, size_t width, const float *bias,
    float *results, size_t result_stride) {
  struct windows w = {
      .parts = {.floats = parts}, .residuals = {.floats = residuals}, .count = count,
      .first = first, .last = last, .slots = slots, .left = left, .width = width, .bias = bias, .results = results,
      .stride = result_stride};
  ON_PATH(join_windows, (&w));
}

void cmatrix_join_word_windows(
    cmatrix_path path, const int16_t *const *parts, const float *part_scales,
    const int16_t *const *residuals, const float *residual_scales, size_t count, size_t slots,
    size_t left, size_t width, const float *bias, float *results, size_t result_stride) {
  struct windows w = {
      .parts = {.words = parts, .scales = part_scales},
      .residuals = {.words = residuals, .scales = residual_scales}, .count = count,
      .first = 0, .last = count, .slots = slots, .left = left, .width = width, .bias = bias, .results = results,
      .stride = result_stride};
  ON_PATH(join_windows, (&w));
}

float cmatrix_round_to_words(cmatrix_path path, const float *x, size_t count, int16_t *words) {
  return ON_PATH(round_to_words, (x, count, words));
}

void cmatrix_add_normalised(cmatrix_path path, ADD_PARAMETERS) {
  ON_PATH(add_normalised, (ADD_ARGUMENTS));
}
