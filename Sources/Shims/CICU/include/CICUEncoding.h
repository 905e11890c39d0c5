#ifndef CICU_ENCODING_H
#define CICU_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A converter from one character encoding to UTF-8, over ICU's `ucnv`.
typedef struct cicu_decoder cicu_decoder;

/// `NULL` when ICU knows no converter of that name.
cicu_decoder *_Nullable cicu_decoder_open(const char *_Nonnull name);
void cicu_decoder_close(cicu_decoder *_Nullable decoder);

/// Decodes as much as fits. Broken sequences become U+FFFD.
/// - consumed: bytes read from `source`; written: bytes written to `target`.
/// - flush: whether `source` ends the input.
/// Returns 0 when all of the source was read, 1 when the target is full, -1 on failure.
int cicu_decoder_decode(
    cicu_decoder *_Nonnull decoder, const uint8_t *_Nonnull source, size_t source_length,
    uint8_t *_Nonnull target, size_t capacity, bool flush, size_t *_Nonnull consumed,
    size_t *_Nonnull written);

/// How many sequences were broken so far.
uint64_t cicu_decoder_malformed(const cicu_decoder *_Nonnull decoder);
/// About where the first one was, in bytes from the beginning; meaningless when there was none.
uint64_t cicu_decoder_first_malformed(const cicu_decoder *_Nonnull decoder);

/// One guess of ICU’s `ucsdet`; confidence is 0…100.
typedef struct {
  char name[40];
  int32_t confidence;
} cicu_guess;

/// Guesses the encoding of bytes, best first; returns how many guesses were written.
/// - strip_markup: whether to look at what is outside of `<…>` only.
size_t cicu_detect(
    const uint8_t *_Nonnull bytes, size_t length, bool strip_markup, cicu_guess *_Nonnull guesses,
    size_t capacity);

#endif
