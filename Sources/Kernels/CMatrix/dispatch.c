// Chooses the path, and packs.
#include <string.h>
#if defined(__aarch64__)
#include <sys/auxv.h>
#endif

#include "packed.h"

static bool runs(cmatrix_path path) {
  switch (path) {
    case CMATRIX_PLAIN:
      return true;
#if defined(__x86_64__)
    case CMATRIX_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case CMATRIX_AVX_VNNI:
      return __builtin_cpu_supports("avxvnni") && runs(CMATRIX_AVX2);
    case CMATRIX_AVX512_VNNI:
      return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")
          && __builtin_cpu_supports("avx512vl") && runs(CMATRIX_AVX2);
#elif defined(__aarch64__)
    case CMATRIX_NEON:
      return true;
    case CMATRIX_NEON_DOT:
      return getauxval(AT_HWCAP) & HWCAP_ASIMDDP;
#endif
    default:
      return false;
  }
}

bool cmatrix_has_path(cmatrix_path path) { return runs(path); }

static cmatrix_path best_up_to(cmatrix_path most) {
  for (int path = (int)most; path > CMATRIX_PLAIN; path--) {
    if (runs((cmatrix_path)path)) return (cmatrix_path)path;
  }
  return CMATRIX_PLAIN;
}

cmatrix_path cmatrix_best_path(void) { return best_up_to(CMATRIX_NEON_DOT); }

static const struct kernels *kernels(cmatrix_path path) {
  switch (best_up_to(path)) {
#if defined(__x86_64__)
    case CMATRIX_AVX2:
      return &cmatrix_avx2;
    case CMATRIX_AVX_VNNI:
      return &cmatrix_avx_vnni;
    case CMATRIX_AVX512_VNNI:
      return &cmatrix_avx512_vnni;
#elif defined(__aarch64__)
    case CMATRIX_NEON:
      return &cmatrix_neon;
    case CMATRIX_NEON_DOT:
      return &cmatrix_neon_dot;
#endif
    default:
      return &cmatrix_plain;
  }
}

// The columns of a group, 0 standing for the whole row; 0 where there is no such group.
static size_t group_columns(size_t columns, size_t group) {
  if (group == 0) return rounded_up(columns, QUAD);
  return group % QUAD == 0 && group <= rounded_up(columns, QUAD) ? group : 0;
}

size_t cmatrix_packed_size(size_t rows, size_t columns, size_t group) {
  if (rows == 0 || columns == 0) return 0;
  if (rows > CMATRIX_MOST_ROWS || columns > CMATRIX_MOST_COLUMNS) return 0;
  group = group_columns(columns, group);
  if (group == 0) return 0;
  size_t groups = rounded_up(columns, group) / group;
  size_t quads = rounded_up(columns, QUAD) / QUAD;
  size_t a_row = groups * (sizeof(float) + sizeof(int32_t)) + quads * QUAD;
  return HEAD + rounded_up(rows, PANEL) * a_row + rounded_up(rows, PANEL) / PANEL * quads;
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
    ((float *)packed_scales(w, row / PANEL, group))[place] = scales ? scales[group] : 1;
  }
}

// What each pair of neighbours of 16 rows has summed up to so far, by sign.
struct pair_sums {
  uint32_t above[PANEL * QUAD / 2], below[PANEL * QUAD / 2];
};

// Adds a quad; says whether all sums still fit 16 bits when multiplied.
static bool add_pairs(struct pair_sums *sums, const int8_t *quad) {
  bool fits = true;
  for (size_t i = 0; i < PANEL * QUAD; i++) {
    if (quad[i] > 0) sums->above[i / 2] += (uint32_t)quad[i];
    else sums->below[i / 2] += (uint32_t)-quad[i];
    fits = fits && sums->above[i / 2] <= WORD_BOUND && sums->below[i / 2] <= WORD_BOUND;
  }
  return fits;
}

// Cuts a panel's quads into runs, none beyond its group, the quad that a row fills in part by
// itself. Weights are small beside the largest of their matrix: a run has several quads, and few
// quads are too large for one.
static void put_runs(struct cmatrix_packed *w, size_t panel) {
  uint8_t *runs = (uint8_t *)packed_runs(w, panel);
  size_t partial = w->columns % QUAD ? w->quads - 1 : w->quads;
  for (size_t quad = 0; quad < w->quads;) {
    size_t end = (quad / w->group_quads + 1) * w->group_quads;
    if (quad < partial && end > partial) end = partial;
    if (end > w->quads) end = w->quads;
    if (end - quad > UINT8_MAX) end = quad + UINT8_MAX;
    struct pair_sums sums = {0};
    size_t run = 0;
    while (quad + run < end
        && add_pairs(&sums, packed_panel(w, panel) + (quad + run) * PANEL * QUAD)) {
      run++;
    }
    runs[quad] = (uint8_t)run;
    quad += run ? run : 1;
  }
}

const cmatrix_packed *cmatrix_pack(
    void *memory, const int8_t *weights, const float *scales, size_t rows, size_t columns,
    size_t group) {
  size_t size = cmatrix_packed_size(rows, columns, group);
  if (size == 0 || (uintptr_t)memory % CMATRIX_ALIGNMENT != 0) return NULL;
  group = group_columns(columns, group);
  memset(memory, 0, size);
  struct cmatrix_packed *w = memory;
  w->rows = (uint32_t)rows;
  w->columns = (uint32_t)columns;
  w->panels = (uint32_t)(rounded_up(rows, PANEL) / PANEL);
  w->quads = (uint32_t)(rounded_up(columns, QUAD) / QUAD);
  w->group_quads = (uint32_t)(group / QUAD);
  w->groups = (uint32_t)(rounded_up(columns, group) / group);
  for (size_t row = 0; row < rows; row++) {
    put_row(w, row, weights + row * columns, scales ? scales + row * w->groups : NULL);
  }
  for (size_t panel = 0; panel < w->panels; panel++) put_runs(w, panel);
  return w;
}

size_t cmatrix_rows(const cmatrix_packed *weights) { return weights->rows; }
size_t cmatrix_columns(const cmatrix_packed *weights) { return weights->columns; }

void cmatrix_multiply(
    cmatrix_path path, const cmatrix_packed *weights, const uint8_t *a, size_t a_stride,
    size_t count, int32_t *c, size_t c_stride) {
  struct product product = {
      .weights = weights, .a = a, .a_stride = a_stride, .count = count, .sums = c,
      .stride = c_stride};
  kernels(path)->multiply(&product);
}

void cmatrix_multiply_scaled(
    cmatrix_path path, const cmatrix_packed *weights, const uint8_t *a, size_t a_stride,
    const float *a_scales, size_t count, const float *bias, cmatrix_activation activation,
    float *c, size_t c_stride) {
  struct product product = {
      .weights = weights, .a = a, .a_stride = a_stride, .count = count, .floats = c,
      .stride = c_stride, .a_scales = a_scales, .bias = bias, .activation = activation};
  kernels(path)->multiply(&product);
}

void cmatrix_quantise(
    cmatrix_path path, const float *x, size_t stride, size_t count, size_t width,
    const float *factors, uint8_t *quantised, float *scales) {
  kernels(path)->quantise(x, stride, count, width, width, factors, quantised, scales);
}

void cmatrix_quantise_groups(
    cmatrix_path path, const float *x, size_t stride, size_t count, size_t width, size_t group,
    uint8_t *quantised, float *scales) {
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
