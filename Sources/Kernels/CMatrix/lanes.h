// The row operations in vectors of LANES floats, for any instructions that fuse multiply and add.
// Included by each vector path inside its `target` attribute; not a header of its own.
#include <math.h>

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef int32_t words __attribute__((vector_size(4 * LANES)));
typedef uint8_t bytes __attribute__((vector_size(LANES)));

#define INLINE static inline __attribute__((always_inline))

INLINE lanes load(const float *x) {
  lanes v;
  __builtin_memcpy(&v, x, sizeof v);
  return v;
}

INLINE void store(float *x, lanes v) { __builtin_memcpy(x, &v, sizeof v); }

INLINE lanes all(float x) { return x - (lanes){}; }

INLINE lanes fused(lanes a, lanes b, lanes c) { return __builtin_elementwise_fma(a, b, c); }

INLINE float total(lanes v) {
  float x[LANES];
  store(x, v);
  for (int width = LANES / 2; width > 0; width /= 2) {
    for (int i = 0; i < width; i++) x[i] += x[i + width];
  }
  return x[0];
}

// 2 to the power x for x from -126 to 127, below as at -126; relative error 2e-7. Minimax
// polynomial of degree 5 for the fraction, the whole part put into the exponent.
INLINE lanes power_of_two(lanes x) {
  x = __builtin_elementwise_max(x, all(-126));
  lanes whole = __builtin_elementwise_roundeven(x);
  lanes rest = x - whole;
  lanes p = all(0.0013267f);
  p = fused(p, rest, all(0.00967546f));
  p = fused(p, rest, all(0.05550743f));
  p = fused(p, rest, all(0.24022122f));
  p = fused(p, rest, all(0.69314695f));
  p = fused(p, rest, all(1.0f));
  return (lanes)((words)p + (__builtin_convertvector(whole, words) << 23));
}

// erf(x / √2) = x · P(x²) up to 4.95, where it is 1 but for 8e-7. P was fitted to erf on Chebyshev
// nodes, in the variable x² · 2 / 4.95² - 1, whose powers stay small.
INLINE lanes gelu(lanes x) {
  static const float coefficients[] = {
      -0.0018588619f, 0.005635825f,  -0.0073364791f, 0.009952602f,  -0.01939417f, 0.03261023f,
      -0.046451859f,  0.06239026f,   -0.080951765f,  0.10377374f,   -0.14192055f, 0.28558129f};
  lanes t = fused(x * x, all(1 / 12.25f), all(-1));
  lanes p = all(coefficients[0]);
  for (int i = 1; i < 12; i++) p = fused(p, t, all(coefficients[i]));
  lanes half = x * 0.5f;
  lanes inside = fused(half, x * p, half);
  lanes outside = __builtin_elementwise_max(x, all(0));
  words far = t > 1;
  return (lanes)(((words)outside & far) | ((words)inside & ~far));
}

INLINE lanes activated(cmatrix_activation activation, lanes x) {
  if (activation == CMATRIX_GELU) return gelu(x);
  if (activation == CMATRIX_RELU) return __builtin_elementwise_max(x, all(0));
  return x;
}

// MARK: - What ends a row and does not fill a vector

INLINE lanes load_some(const float *x, size_t count) {
  float part[LANES] = {0};
  __builtin_memcpy(part, x, count * sizeof(float));
  return load(part);
}

INLINE void store_some(float *x, lanes v, size_t count) {
  float part[LANES];
  store(part, v);
  __builtin_memcpy(x, part, count * sizeof(float));
}

INLINE lanes load_up_to(const float *x, size_t count) {
  return count >= LANES ? load(x) : load_some(x, count);
}

INLINE void store_up_to(float *x, lanes v, size_t count) {
  if (count >= LANES) store(x, v); else store_some(x, v, count);
}

// MARK: - Quantise

INLINE bytes quantised_bytes(lanes value) {
  value = __builtin_elementwise_roundeven(value);
  value = __builtin_elementwise_max(value, all(-127));
  value = __builtin_elementwise_min(value, all(127)) + all(128);
  return __builtin_convertvector(__builtin_convertvector(value, words), bytes);
}

// Whole vectors first: asking each whether it is whole, and copying as much as it has, would take
// three times as long.
INLINE void quantise_group(
    const float *x, size_t width, const float *factors, const bool has_factors, uint8_t *quantised,
    float *scale) {
  const size_t rest = width % LANES, whole = width - rest;
  lanes most = all(0), last = all(0);
  for (size_t j = 0; j < whole; j += LANES) {
    lanes value = load(x + j);
    if (has_factors) value *= load(factors + j);
    most = __builtin_elementwise_max(most, __builtin_elementwise_abs(value));
  }
  if (rest > 0) {
    last = load_some(x + whole, rest);
    if (has_factors) last *= load_some(factors + whole, rest);
    most = __builtin_elementwise_max(most, __builtin_elementwise_abs(last));
  }
  float magnitude = __builtin_reduce_max(most);
  lanes inverse = all(magnitude > 0 ? 127 / magnitude : 0);
  for (size_t j = 0; j < whole; j += LANES) {
    lanes value = load(x + j);
    if (has_factors) value *= load(factors + j);
    bytes result = quantised_bytes(value * inverse);
    __builtin_memcpy(quantised + j, &result, LANES);
  }
  if (rest > 0) {
    bytes result = quantised_bytes(last * inverse);
    __builtin_memcpy(quantised + whole, &result, rest);
  }
  *scale = magnitude / 127;
}

static void quantise(
    const float *x, size_t stride, size_t count, size_t width, size_t group, const float *factors,
    uint8_t *quantised, float *scales) {
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j < width; j += group) {
      const float *start = x + i * stride + j;
      size_t rest = width - j < group ? width - j : group;
      if (factors) {
        quantise_group(start, rest, factors + j, true, quantised + i * width + j, scales++);
      } else if (rest == 4 * LANES) {
        // The usual size of groups: a length that is known unrolls the loops.
        quantise_group(start, 4 * LANES, start, false, quantised + i * width + j, scales++);
      } else if (rest == 8 * LANES) {
        quantise_group(start, 8 * LANES, start, false, quantised + i * width + j, scales++);
      } else {
        quantise_group(start, rest, start, false, quantised + i * width + j, scales++);
      }
    }
  }
}

// MARK: - Normalise

static void normalise(
    float *x, const float *addend, size_t count, size_t width, const float *gain,
    const float *bias, float epsilon) {
  size_t whole = width / LANES * LANES;
  size_t rest = width - whole;
  float share = 1 / (float)width;
  for (size_t i = 0; i < count; i++) {
    float *row = x + i * width;
    const float *more = addend ? addend + i * width : NULL;
    lanes sums[2] = {all(0), all(0)};
    for (size_t j = 0; j < width; j += LANES) {
      lanes value = load_up_to(row + j, width - j);
      if (more) {
        value += load_up_to(more + j, width - j);
        store_up_to(row + j, value, width - j);
      }
      sums[j / LANES % 2] += value;
    }
    lanes mean = all(total(sums[0] + sums[1]) * share);
    lanes squares[2] = {all(0), all(0)};
    for (size_t j = 0; j < whole; j += LANES) {
      lanes value = load(row + j) - mean;
      squares[j / LANES % 2] = fused(value, value, squares[j / LANES % 2]);
    }
    float variance = total(squares[0] + squares[1]);
    for (size_t j = whole; j < width; j++) variance += (row[j] - mean[0]) * (row[j] - mean[0]);
    lanes inverse = all(1 / sqrtf(variance * share + epsilon));
    for (size_t j = 0; j < whole; j += LANES) {
      lanes value = (load(row + j) - mean) * inverse;
      store(row + j, fused(value, load(gain + j), load(bias + j)));
    }
    if (rest == 0) continue;
    lanes value = (load_some(row + whole, rest) - mean) * inverse;
    value = fused(value, load_some(gain + whole, rest), load_some(bias + whole, rest));
    store_some(row + whole, value, rest);
  }
}

// MARK: - Activate

static void activate(cmatrix_activation activation, float *x, size_t count) {
  for (size_t i = 0; i < count; i += LANES) {
    lanes value = activated(activation, load_up_to(x + i, count - i));
    store_up_to(x + i, value, count - i);
  }
}

// MARK: - Attend

enum {
  HEAD_LANES = CMATRIX_HEAD_WIDTH / LANES,
  // Registers of keys that are scored at once.
  KEY_LANES = LANES == 16 ? 4 : 2,
};

// The scores of `rows` queries for `vectors` vectors of keys.
INLINE void score(
    const float *queries, size_t stride, const int rows, const float *keys, size_t padded,
    const int vectors, float *scores) {
  lanes sums[4][KEY_LANES];
  for (int r = 0; r < rows; r++) {
    for (int v = 0; v < vectors; v++) sums[r][v] = all(0);
  }
  for (size_t d = 0; d < CMATRIX_HEAD_WIDTH; d++) {
    lanes key[KEY_LANES];
    for (int v = 0; v < vectors; v++) key[v] = load(keys + d * padded + v * LANES);
    for (int r = 0; r < rows; r++) {
      lanes query = all(queries[r * stride + d]);
      for (int v = 0; v < vectors; v++) sums[r][v] = fused(query, key[v], sums[r][v]);
    }
  }
  for (int r = 0; r < rows; r++) {
    for (int v = 0; v < vectors; v++) store(scores + r * padded + v * LANES, sums[r][v]);
  }
}

// Turns scores into powers of two under the largest; gives their sum.
INLINE float soften(float *scores, size_t count, size_t padded) {
  for (size_t s = count; s < padded; s++) scores[s] = -INFINITY;
  lanes most = load(scores);
  for (size_t s = LANES; s < padded; s += LANES) {
    most = __builtin_elementwise_max(most, load(scores + s));
  }
  lanes largest = all(__builtin_reduce_max(most));
  // 1 / √width, and the logarithm's base from e to 2.
  lanes scale = all(1.44269504f * 0.17677670f);
  lanes sum = all(0);
  for (size_t s = 0; s < padded; s += LANES) {
    lanes power = power_of_two((load(scores + s) - largest) * scale);
    store(scores + s, power);
    sum += power;
  }
  return total(sum);
}

INLINE void attend_rows(
    const float *queries, size_t stride, const int rows, const float *keys, const float *values,
    size_t count, size_t padded, float *scores, float *result, size_t result_stride) {
  size_t s = 0;
  for (; s + KEY_LANES * LANES <= padded; s += KEY_LANES * LANES) {
    score(queries, stride, rows, keys + s, padded, KEY_LANES, scores + s);
  }
  for (; s < padded; s += LANES) score(queries, stride, rows, keys + s, padded, 1, scores + s);

  float shares[4];
  for (int r = 0; r < rows; r++) shares[r] = 1 / soften(scores + r * padded, count, padded);

  lanes sums[4][HEAD_LANES];
  for (int r = 0; r < rows; r++) {
    for (int v = 0; v < HEAD_LANES; v++) sums[r][v] = all(0);
  }
  for (size_t t = 0; t < count; t++) {
    lanes value[HEAD_LANES];
    for (int v = 0; v < HEAD_LANES; v++) value[v] = load(values + t * stride + v * LANES);
    for (int r = 0; r < rows; r++) {
      lanes weight = all(scores[r * padded + t]);
      for (int v = 0; v < HEAD_LANES; v++) sums[r][v] = fused(weight, value[v], sums[r][v]);
    }
  }
  for (int r = 0; r < rows; r++) {
    for (int v = 0; v < HEAD_LANES; v++) {
      store(result + r * result_stride + v * LANES, sums[r][v] * all(shares[r]));
    }
  }
}

static void attend(
    const float *queries, const float *keys, const float *values, size_t stride, size_t count,
    size_t heads, float *result, size_t result_stride, float *scratch) {
  size_t padded = rounded_up(count, LANES);
  float *turned = scratch;
  float *scores = turned + CMATRIX_HEAD_WIDTH * padded;
  for (size_t head = 0; head < heads; head++) {
    size_t offset = head * CMATRIX_HEAD_WIDTH;
    for (size_t s = 0; s < count; s++) {
      const float *key = keys + s * stride + offset;
      for (size_t d = 0; d < CMATRIX_HEAD_WIDTH; d++) turned[d * padded + s] = key[d];
    }
    for (size_t d = 0; d < CMATRIX_HEAD_WIDTH; d++) {
      for (size_t s = count; s < padded; s++) turned[d * padded + s] = 0;
    }
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
      attend_rows(
          queries + i * stride + offset, stride, 4, turned, values + offset, count, padded,
          scores, result + i * result_stride + offset, result_stride);
    }
    for (; i < count; i++) {
      attend_rows(
          queries + i * stride + offset, stride, 1, turned, values + offset, count, padded,
          scores, result + i * result_stride + offset, result_stride);
    }
  }
}

// MARK: - The end of a product

// Sends LANES sums of one row, whose weights begin at `column`, to where the product wants them.
INLINE void finish_sums(const struct product *p, size_t row, size_t column, words sums) {
  size_t count = p->weights->rows - column;
  size_t size = (count < LANES ? count : LANES) * sizeof(int32_t);
  __builtin_memcpy(p->sums + row * p->stride + column, &sums, size);
}

INLINE void finish_floats(const struct product *p, size_t row, size_t column, lanes x) {
  size_t count = p->weights->rows - column;
  if (p->bias) x += load_up_to(p->bias + column, count);
  store_up_to(p->floats + row * p->stride + column, activated(p->activation, x), count);
}

// Adds the sums of one group, scaled. `scales` are those of the weights.
INLINE lanes add_scaled(
    const struct product *p, size_t row, size_t group, lanes scales, words sums, lanes x) {
  lanes scale = scales * all(p->a_scales[row * p->weights->groups + group]);
  return fused(__builtin_convertvector(sums, lanes), scale, x);
}
