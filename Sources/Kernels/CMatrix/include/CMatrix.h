// Matrix products on small integers, and the row operations between them, for text models.
//
// Nothing here allocates or keeps state: memory is the caller's. Matrices are row-major; a stride
// is the distance between the beginnings of two rows, in elements. Every function takes the path to
// run on, so that tests can compare them; a path that the processor lacks falls to one that it has.
// Integer results are equal on every path, bit by bit; float results up to rounding.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

#ifdef __cplusplus
extern "C" {
#endif

/// The instructions to use, of each kind of processor from what all have to the fastest.
typedef enum cmatrix_path {
  CMATRIX_PLAIN = 0,
  CMATRIX_AVX2 = 1,
  CMATRIX_AVX_VNNI = 2,
  CMATRIX_AVX512_VNNI = 3,
  CMATRIX_NEON = 4,
  CMATRIX_NEON_DOT = 5,
} cmatrix_path;

/// The fastest path of this processor. Cheap, yet worth keeping in a constant.
cmatrix_path cmatrix_best_path(void);

/// Whether this processor can run a path.
bool cmatrix_has_path(cmatrix_path path);

enum {
  /// The longest row of a product: a sum of 65,536 products of two bytes fits 32 bits.
  CMATRIX_MOST_COLUMNS = 65536,
  /// The most rows of a packed matrix.
  CMATRIX_MOST_ROWS = 1 << 20,
  /// The alignment in bytes that memory for a packed matrix needs.
  CMATRIX_ALIGNMENT = 64,
};

// MARK: - Quantising

/// Rounds each row of `count` × `width` floats to whole numbers from -127 to 127, written as bytes
/// with 128 added: the instructions multiply unsigned bytes by signed ones.
///
/// `x[i, j] · (factors ? factors[j] : 1) ≈ (quantised[i, j] - 128) · scales[i]`. Ties round to even; a
/// row of zeros has the scale 0. For a matrix whose columns differ much in range: divide here, by column,
/// and multiply the other matrix's columns.
///
/// - `quantised`: `count` × `width` without gaps.
void cmatrix_quantise(
    cmatrix_path path, const float *x, size_t stride, size_t count, size_t width,
    const float *_Nullable factors, uint8_t *quantised, float *scales);

/// The same with a scale for each `group` neighbours of a row, the last group of a row being what is
/// left: one large number makes its group coarse, not its row.
///
/// - `scales`: `count` × ⌈`width` / `group`⌉.
void cmatrix_quantise_groups(
    cmatrix_path path, const float *x, size_t stride, size_t count, size_t width, size_t group,
    uint8_t *quantised, float *scales);

// MARK: - Product

/// `rows` × `columns` bytes, scaled, laid out as the product reads them.
typedef struct cmatrix_packed cmatrix_packed;

/// The bytes that a packed matrix takes; 0 when a side is 0 or too large, or `group` is no multiple
/// of 4 or longer than a row.
///
/// - `group`: columns that share a scale; 0 for one scale a row.
size_t cmatrix_packed_size(size_t rows, size_t columns, size_t group);

/// Packs `rows` × `columns` bytes of any value into memory of `cmatrix_packed_size` bytes, aligned
/// to `CMATRIX_ALIGNMENT`. The result holds no pointers: it lives as long as the memory.
///
/// - `scales`: `rows` × ⌈`columns` / `group`⌉; `NULL` means 1.
/// - Returns: `NULL` when there is no such size, or the memory is not aligned.
const cmatrix_packed *_Nullable cmatrix_pack(
    void *memory, const int8_t *weights, const float *_Nullable scales, size_t rows,
    size_t columns, size_t group);

size_t cmatrix_rows(const cmatrix_packed *weights);
size_t cmatrix_columns(const cmatrix_packed *weights);

/// `c = (a - 128) · weightsᵀ`, exact: `count` × columns times (rows × columns)ᵀ gives `count` × rows.
///
/// - `a`: `count` rows of any bytes, `a_stride` apart, as `cmatrix_quantise` writes them.
void cmatrix_multiply(
    cmatrix_path path, const cmatrix_packed *weights, const uint8_t *a, size_t a_stride,
    size_t count, int32_t *c, size_t c_stride);

typedef enum cmatrix_activation {
  CMATRIX_IDENTITY = 0,
  /// max(0, x)
  CMATRIX_RELU = 1,
  /// x · (1 + erf(x / √2)) / 2, to an absolute error of 2e-6 (Hendrycks and Gimpel, 2016, "GELU").
  CMATRIX_GELU = 2,
} cmatrix_activation;

/// `c = activation((a - 128) · weightsᵀ · scales + bias)`: the product in floats, finished while it is in
/// registers.
///
/// - `a_scales`: one a row of `a`, as `cmatrix_quantise` gives them; for a matrix packed in groups,
///   one a row and group, as `cmatrix_quantise_groups` gives them for the same `group`.
/// - `bias`: one a row of `weights`; `NULL` means none.
void cmatrix_multiply_scaled(
    cmatrix_path path, const cmatrix_packed *weights, const uint8_t *a, size_t a_stride,
    const float *a_scales, size_t count, const float *_Nullable bias,
    cmatrix_activation activation, float *c, size_t c_stride);

// MARK: - Rows of floats

/// Layer normalisation (Ba, Kiros and Hinton, 2016) of `count` × `width` floats without gaps, in
/// place: `x = (x + addend - mean) / √(variance + epsilon) · gain + bias`, a row at a time.
void cmatrix_normalise(
    cmatrix_path path, float *x, const float *_Nullable addend, size_t count, size_t width,
    const float *gain, const float *bias, float epsilon);

/// Applies an activation to every number, in place.
void cmatrix_activate(cmatrix_path path, cmatrix_activation activation, float *x, size_t count);

enum {
  /// The width of a head in `cmatrix_attend`.
  CMATRIX_HEAD_WIDTH = 32,
};

/// The floats of scratch that `cmatrix_attend` needs for a text of `count` tokens.
size_t cmatrix_attend_scratch(size_t count);

/// Scaled dot-product attention (Vaswani et al., 2017, section 3.2) among the tokens of one text.
///
/// - `queries`, `keys`, `values`: `count` rows, `stride` apart, of `heads` × `CMATRIX_HEAD_WIDTH`.
/// - `result`: `count` rows of `heads` × `CMATRIX_HEAD_WIDTH`, `result_stride` apart.
/// - `scratch`: `cmatrix_attend_scratch(count)` floats.
void cmatrix_attend(
    cmatrix_path path, const float *queries, const float *keys, const float *values, size_t stride,
    size_t count, size_t heads, float *result, size_t result_stride, float *scratch);

#ifdef __cplusplus
}
#endif

#pragma clang assume_nonnull end
