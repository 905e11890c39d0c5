// Unicode questions of the Text module that depend on a language or a script.
#ifndef CICU_LANGUAGE_H
#define CICU_LANGUAGE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Canonical composition of a letter and a mark that follows it (UAX #15); 0 when the two have none.
uint32_t tocsin_text_compose(uint32_t letter, uint32_t mark);

/// Finds the word boundaries of UTF-8 text (UAX #29, with ICU's dictionaries for Han, kana, Thai, Lao, Khmer and
/// Burmese). Writes the end offsets, ascending, at most `capacity`, and returns how many; negative on an
/// ICU error.
int32_t tocsin_text_words(const char *utf8, int64_t length, int64_t *ends, int32_t capacity);

#ifdef __cplusplus
}
#endif

#endif
