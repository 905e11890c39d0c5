// Chooses the path, and packs.
#include <string.h>

#include "packed.h"

static bool runs(cmatrix_path path) {
#if defined(__x86_64__)
  switch (path) {
    case CMATRIX_PLAIN:
      return true;
    case CMATRIX_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case CMATRIX_AVX_VNNI:
      return __builtin_cpu_supports("avxvnni") && runs(CMATRIX_AVX2);
    case CMATRIX_AVX512_VNNI:
      return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")
          && __builtin_cpu_supports("avx512vl") && runs(CMATRIX_AVX2);
  }
  return false;
#else
  return path == CMATRIX_PLAIN;
#endif
}

bool cmatrix_has_path(cmatrix_path path) { return runs(path); }

static cmatrix_path best_up_to(cmatrix_path most) {
  for (int path = (int)most; path > CMATRIX_PLAIN; path--) {
    if (runs((cmatrix_path)path)) return (cmatrix_path)path;
  }
  return CMATRIX_PLAIN;
}

cmatrix_path cmatrix_best_path(void) { return best_up_to(CMATRIX_AVX512_VNNI); }

static const struct kernels *kernels(cmatrix_path path) {
#if defined(__x86_64__)
  switch (best_up_to(path)) {
    case CMATRIX_PLAIN:
      return &cmatrix_plain;
    case CMATRIX_AVX2:
      return &cmatrix_avx2;
    case CMATRIX_AVX_VNNI:
      return &cmatrix_avx_vnni;
    case CMATRIX_AVX512_VNNI:
      return &cmatrix_avx512_vnni;
  }
#endif
  return &cmatrix_plain;
}

size_t cmatrix_packed_groups_size(size_t rows, size_t columns, size_t group) {
  if (rows == 0 || columns == 0 || group == 0 || group % QUAD != 0) return 0;
  if (rows > CMATRIX_MOST_ROWS || columns > CMATRIX_MOST_COLUMNS) return 0;
  if (group > rounded_up(columns, QUAD)) return 0;
  size_t groups = rounded_up(columns, group) / group;
  return HEAD
      + rounded_up(rows, PANEL)
          * (groups * (sizeof(float) + sizeof(int32_t)) + rounded_up(columns, QUAD));
}

size_t cmatrix_packed_size(size_t rows, size_t columns) {
  return cmatrix_packed_groups_size(rows, columns, rounded_up(columns, QUAD));
}

// Writes the head and zeros; rows are then put one by one.
static struct cmatrix_packed *begin(void *memory, size_t rows, size_t columns, size_t group) {
  size_t size = cmatrix_packed_groups_size(rows, columns, group);
  if (size == 0 || (uintptr_t)memory % CMATRIX_ALIGNMENT != 0) return NULL;
  memset(memory, 0, size);
  struct cmatrix_packed *w = memory;
  w->rows = (uint32_t)rows;
  w->columns = (uint32_t)columns;
  w->panels = (uint32_t)(rounded_up(rows, PANEL) / PANEL);
  w->quads = (uint32_t)(rounded_up(columns, QUAD) / QUAD);
  w->group_quads = (uint32_t)(group / QUAD);
  w->groups = (uint32_t)(rounded_up(columns, group) / group);
  return w;
}

static void put_row(
    struct cmatrix_packed *w, size_t row, const int8_t *bytes, const float *scales) {
  size_t place = row % PANEL;
  int8_t *panel = (int8_t *)packed_panel(w, row / PANEL) + place * QUAD;
  size_t group_columns = (size_t)w->group_quads * QUAD;
  for (size_t group = 0; group < w->groups; group++) {
    size_t start = group * group_columns;
    size_t end = start + group_columns < w->columns ? start + group_columns : w->columns;
    int32_t sum = 0;
    for (size_t k = start; k < end; k++) {
      panel[k / QUAD * PANEL * QUAD + k % QUAD] = bytes[k];
      sum += bytes[k];
    }
    ((int32_t *)packed_corrections(w, row / PANEL, group))[place] = 128 * sum;
    ((float *)packed_scales(w, row / PANEL, group))[place] = scales[group];
  }
}

const cmatrix_packed *cmatrix_pack(
    void *memory, const int8_t *weights, const float *scales, size_t rows, size_t columns) {
  struct cmatrix_packed *w = begin(memory, rows, columns, rounded_up(columns, QUAD));
  if (!w) return NULL;
  const float one = 1;
  for (size_t row = 0; row < rows; row++) {
    put_row(w, row, weights + row * columns, scales ? scales + row : &one);
  }
  return w;
}

const cmatrix_packed *cmatrix_pack_groups(
    void *memory, const float *weights, size_t rows, size_t columns, size_t group,
    int8_t *scratch, float *group_scratch) {
  struct cmatrix_packed *w = begin(memory, rows, columns, group);
  if (!w) return NULL;
  const struct kernels *k = kernels(cmatrix_best_path());
  for (size_t row = 0; row < rows; row++) {
    const float *floats = weights + row * columns;
    k->quantise(floats, columns, 1, columns, group, NULL, scratch, group_scratch);
    put_row(w, row, scratch, group_scratch);
  }
  return w;
}

size_t cmatrix_rows(const cmatrix_packed *weights) { return weights->rows; }
size_t cmatrix_columns(const cmatrix_packed *weights) { return weights->columns; }

void cmatrix_multiply(
    cmatrix_path path, const cmatrix_packed *weights, const int8_t *a, size_t a_stride,
    size_t count, int32_t *c, size_t c_stride) {
  struct product product = {
      .weights = weights, .a = a, .a_stride = a_stride, .count = count, .sums = c,
      .stride = c_stride};
  kernels(path)->multiply(&product);
}

void cmatrix_multiply_scaled(
    cmatrix_path path, const cmatrix_packed *weights, const int8_t *a, size_t a_stride,
    const float *a_scales, size_t count, const float *bias, cmatrix_activation activation,
    float *c, size_t c_stride) {
  struct product product = {
      .weights = weights, .a = a, .a_stride = a_stride, .count = count, .floats = c,
      .stride = c_stride, .a_scales = a_scales, .bias = bias, .activation = activation};
  kernels(path)->multiply(&product);
}

void cmatrix_quantise(
    cmatrix_path path, const float *x, size_t stride, size_t count, size_t width,
    const float *factors, int8_t *quantised, float *scales) {
  kernels(path)->quantise(x, stride, count, width, width, factors, quantised, scales);
}

void cmatrix_quantise_groups(
    cmatrix_path path, const float *x, size_t stride, size_t count, size_t width, size_t group,
    int8_t *quantised, float *scales) {
  kernels(path)->quantise(x, stride, count, width, group, NULL, quantised, scales);
}

void cmatrix_normalise(
    cmatrix_path path, float *x, const float *addend, size_t count, size_t width,
    const float *gain, const float *bias, float epsilon) {
  kernels(path)->normalise(x, addend, count, width, gain, bias, epsilon);
}

void cmatrix_activate(cmatrix_path path, cmatrix_activation activation, float *x, size_t count) {
  kernels(path)->activate(activation, x, count);
}

// The keys of a head turned over and the values of a head, in whole registers, and four rows of
// scores.
size_t cmatrix_attend_scratch(size_t count) {
  return rounded_up(count, PANEL) * (2 * CMATRIX_HEAD_WIDTH + 4);
}

void cmatrix_attend(
    cmatrix_path path, const float *queries, const float *keys, const float *values, size_t stride,
    size_t count, size_t heads, float *result, size_t result_stride, float *scratch) {
  kernels(path)->attend(
      queries, keys, values, stride, count, heads, result, result_stride, scratch);
}
