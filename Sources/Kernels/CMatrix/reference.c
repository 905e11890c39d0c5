// The plain path: what every other path must agree with, and what runs where there is no other.
#include <math.h>

#include "packed.h"

static float activated(cmatrix_activation activation, float x) {
  switch (activation) {
    case CMATRIX_IDENTITY:
      return x;
    case CMATRIX_RELU:
      return x > 0 ? x : 0;
    case CMATRIX_GELU:
      return 0.5f * x * (1 + erff(x * 0.70710678f));
  }
  return x;
}

static void multiply(const struct product *p) {
  const cmatrix_packed *w = p->weights;
  size_t group_columns = (size_t)w->group_quads * QUAD;
  for (size_t i = 0; i < p->count; i++) {
    const uint8_t *a = p->a + i * p->a_stride;
    for (size_t j = 0; j < w->rows; j++) {
      const int8_t *b = packed_panel(w, j / PANEL) + j % PANEL * QUAD;
      int32_t sums = 0;
      float x = 0;
      for (size_t group = 0; group < w->groups; group++) {
        size_t start = group * group_columns;
        size_t end = start + group_columns < w->columns ? start + group_columns : w->columns;
        int32_t sum = 0;
        for (size_t k = start; k < end; k++) sum += (a[k] - 128) * b[k / QUAD * PANEL * QUAD + k % QUAD];
        sums += sum;
        if (p->sums) continue;
        float scale = packed_scales(w, j / PANEL, group)[j % PANEL];
        x += (float)sum * (p->a_scales[i * w->groups + group] * scale);
      }
      size_t at = i * p->stride + j;
      if (p->sums) {
        p->sums[at] = sums;
      } else {
        p->floats[at] = activated(p->activation, x + (p->bias ? p->bias[j] : 0));
      }
    }
  }
}

static void quantise_group(
    const float *x, const float *factors, size_t width, uint8_t *quantised, float *scale) {
  float most = 0;
  for (size_t j = 0; j < width; j++) {
    float magnitude = fabsf(factors ? x[j] * factors[j] : x[j]);
    if (magnitude > most) most = magnitude;
  }
  float inverse = most > 0 ? 127 / most : 0;
  for (size_t j = 0; j < width; j++) {
    float value = rintf((factors ? x[j] * factors[j] : x[j]) * inverse);
    // Written so that what is not a number becomes -127, as in the vector paths.
    quantised[j] = (uint8_t)((value >= -127 ? (value <= 127 ? value : 127) : -127) + 128);
  }
  *scale = most / 127;
}

static void quantise(
    const float *x, size_t stride, size_t count, size_t width, size_t group, const float *factors,
    uint8_t *quantised, float *scales) {
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j < width; j += group) {
      size_t rest = width - j < group ? width - j : group;
      quantise_group(
          x + i * stride + j, factors ? factors + j : NULL, rest, quantised + i * width + j,
          scales++);
    }
  }
}

static void normalise(
    float *x, const float *addend, size_t count, size_t width, const float *gain,
    const float *bias, float epsilon) {
  for (size_t i = 0; i < count; i++) {
    float *row = x + i * width;
    float sum = 0;
    for (size_t j = 0; j < width; j++) {
      if (addend) row[j] += addend[i * width + j];
      sum += row[j];
    }
    float mean = sum / (float)width;
    float squares = 0;
    for (size_t j = 0; j < width; j++) squares += (row[j] - mean) * (row[j] - mean);
    float inverse = 1 / sqrtf(squares / (float)width + epsilon);
    for (size_t j = 0; j < width; j++) row[j] = (row[j] - mean) * inverse * gain[j] + bias[j];
  }
}

static void activate(cmatrix_activation activation, float *x, size_t count) {
  for (size_t i = 0; i < count; i++) x[i] = activated(activation, x[i]);
}

static void attend(
    const float *queries, const float *keys, const float *values, size_t stride, size_t count,
    size_t heads, float *result, size_t result_stride, float *scratch) {
  const float scale = 1 / sqrtf(CMATRIX_HEAD_WIDTH);
  for (size_t head = 0; head < heads; head++) {
    size_t offset = head * CMATRIX_HEAD_WIDTH;
    for (size_t i = 0; i < count; i++) {
      const float *query = queries + i * stride + offset;
      float most = -INFINITY;
      for (size_t s = 0; s < count; s++) {
        const float *key = keys + s * stride + offset;
        float dot = 0;
        for (size_t d = 0; d < CMATRIX_HEAD_WIDTH; d++) dot += query[d] * key[d];
        scratch[s] = dot * scale;
        if (scratch[s] > most) most = scratch[s];
      }
      float sum = 0;
      for (size_t s = 0; s < count; s++) {
        scratch[s] = expf(scratch[s] - most);
        sum += scratch[s];
      }
      float *out = result + i * result_stride + offset;
      for (size_t d = 0; d < CMATRIX_HEAD_WIDTH; d++) out[d] = 0;
      for (size_t s = 0; s < count; s++) {
        const float *value = values + s * stride + offset;
        for (size_t d = 0; d < CMATRIX_HEAD_WIDTH; d++) out[d] += scratch[s] / sum * value[d];
      }
    }
  }
}

const struct kernels cmatrix_plain = {multiply, quantise, normalise, activate, attend};
