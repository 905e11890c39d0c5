// Convolutions over the tokens of a text, and sums of its normalised rows, beside the matrix products.
//
// A convolution of `slots` neighbouring tokens is one product with the matrices of all slots side by
// side, and then, for each token, the sum of what its neighbours give to their slots. What a token
// gives depends on it alone, so it can be kept.
//
// As in `CMatrix.h`: nothing allocates, and float results of paths agree up to rounding. A row's result does not
// depend on the rows beside it in the call.
#pragma once

#include "CMatrix.h"

#pragma clang assume_nonnull begin

#ifdef __cplusplus
extern "C" {
#endif

enum {
  /// Widths and lengths of rows in this file are multiples of it.
  CMATRIX_WINDOW_UNIT = 16,
};

/// `results[t] = max(0, bias + Σ parts[t + s - left][s]) + residuals[t]`, for s from 0 up to `slots`,
/// and for t from `first` up to `last`; only the parts that these need are read.
///
/// - `parts`: `count` rows of `slots` × `width`, one a token of one text; slots beyond its ends are zero.
/// - `residuals`: `count` rows of `width`.
/// - `results`: `count` rows of `width`, `result_stride` apart.
void cmatrix_join_windows(
    cmatrix_path path, const float *_Nonnull const *_Nonnull parts,
    const float *_Nonnull const *_Nonnull residuals, size_t count, size_t first, size_t last,
    size_t slots, size_t left, size_t width, const float *bias, float *results,
    size_t result_stride);

/// The same for all tokens, on rows of 16-bit words: `word · scale`, with a scale a row.
void cmatrix_join_word_windows(
    cmatrix_path path, const int16_t *_Nonnull const *_Nonnull parts, const float *part_scales,
    const int16_t *_Nonnull const *_Nonnull residuals, const float *residual_scales, size_t count,
    size_t slots, size_t left, size_t width, const float *bias, float *results,
    size_t result_stride);

/// Rounds one row of floats to words from -32767 to 32767, ties to even: `x[i] ≈ words[i] · scale`.
///
/// - Returns: the scale; 0 for a row of zeros.
float cmatrix_round_to_words(cmatrix_path path, const float *x, size_t count, int16_t *words);

/// Adds the layer-normalised rows of one text, before gain and bias: `sums += Σ (row - mean) / √(variance + ε)`.
///
/// A row is `byte_count` bytes read as `byte · scale + low`, then `float_count` floats.
///
/// - `bytes`, `scales`, `lows`: one a row.
/// - `floats`: `count` rows, `stride` apart.
/// - `sums`: `byte_count` + `float_count` numbers, to which is added.
void cmatrix_add_normalised(
    cmatrix_path path, const uint8_t *_Nonnull const *_Nonnull bytes, const float *scales,
    const float *lows, size_t byte_count, const float *floats, size_t stride, size_t float_count,
    size_t count, float epsilon, float *sums);

#ifdef __cplusplus
}
#endif

#pragma clang assume_nonnull end
