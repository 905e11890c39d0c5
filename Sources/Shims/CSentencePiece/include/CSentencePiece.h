// A C header over the C++ library SentencePiece (Kudo and Richardson, EMNLP 2018).
#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

#ifdef __cplusplus
extern "C" {
#endif

/// A loaded model. It does not change, so several threads may encode with it at once.
typedef struct csentencepiece_model csentencepiece_model;

/// Loads a model from the bytes of its file, which may be freed afterwards.
///
/// - `reason`: receives a zero-ended sentence about what went wrong, cut to `capacity` bytes.
/// - Returns: a model to close with `csentencepiece_close`, or `NULL`.
csentencepiece_model *_Nullable csentencepiece_open(
    const uint8_t *bytes, size_t count, char *reason, size_t capacity);

/// `model` may be `NULL`.
void csentencepiece_close(csentencepiece_model *_Nullable model);

/// The number of pieces; ids are below it.
size_t csentencepiece_size(const csentencepiece_model *model);

/// The ids of the unknown piece and of those that begin and end a text; -1 for one that the model lacks.
int32_t csentencepiece_unknown(const csentencepiece_model *model);
int32_t csentencepiece_begin(const csentencepiece_model *model);
int32_t csentencepiece_end(const csentencepiece_model *model);

/// The pieces of a text, without those that begin and end it; the first `capacity` of them are written.
///
/// An unknown character is one unknown piece. (The library itself joins neighbouring ones.)
///
/// - `text`: UTF-8; what is malformed becomes U+FFFD.
/// - Returns: the number of pieces, which may be over `capacity`; -1 when memory ran out.
ptrdiff_t csentencepiece_encode(
    const csentencepiece_model *model, const uint8_t *text, size_t count, int32_t *ids,
    size_t capacity);

#ifdef __cplusplus
}
#endif

#pragma clang assume_nonnull end
