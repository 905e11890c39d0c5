// Unicode questions the Text module asks ICU.
#ifndef CICU_TEXT_H
#define CICU_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { TOCSIN_FOLD_MAXIMUM = 18 };

/// Opens ICU's normalizers and confusables once. 0 on success, an ICU error code otherwise.
int32_t tocsin_text_open(void);

/// Folds one code point for comparison: NFKC_Casefold (UAX #44), combining marks of Latin, Greek and
/// Cyrillic removed, letters of other scripts that look like an ASCII letter (UTS #39 skeleton)
/// replaced by it, everything but letters, digits and other scripts' marks dropped.
/// Writes up to TOCSIN_FOLD_MAXIMUM code points and returns how many; 0 means dropped.
int32_t tocsin_text_fold(uint32_t codePoint, uint32_t *out);

/// Whether UTF-8 has one of ђ ј љ њ ћ џ ѓ ќ, small or capital. Linear, vectorised by the compiler: asked of every text.
bool tocsin_text_has_serbian(const uint8_t *utf8, int64_t length);

/// The Unicode script of a code point, as ICU numbers them (UScriptCode); 0 common, 1 inherited.
int32_t tocsin_text_script(uint32_t codePoint);

/// Finds the sentence boundaries of UTF-8 text (UAX #29). Writes the end offsets, ascending, at most
/// `capacity`, and returns how many; negative on an ICU error.
int32_t tocsin_text_sentences(const char *utf8, int64_t length, int64_t *ends, int32_t capacity);

/// ICU's version, such as "72.1".
const char *tocsin_icu_version(void);

#ifdef __cplusplus
}
#endif
#endif
