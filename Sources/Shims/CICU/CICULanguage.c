#include "CICULanguage.h"

#include <stddef.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/utext.h>

uint32_t tocsin_text_compose(uint32_t letter, uint32_t mark) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *composition = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return 0;
  UChar32 composed = unorm2_composePair(composition, (UChar32)letter, (UChar32)mark);
  return composed < 0 ? 0 : (uint32_t)composed;
}

int32_t tocsin_text_words(const char *utf8, int64_t length, int64_t *ends, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8, length, &status);
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
  if (U_SUCCESS(status)) ubrk_setUText(iterator, &text, &status);
  int32_t count = 0;
  if (U_SUCCESS(status)) {
    for (int32_t end = ubrk_next(iterator); end != UBRK_DONE && count < capacity; end = ubrk_next(iterator)) ends[count++] = end;
  }
  if (iterator) ubrk_close(iterator);
  utext_close(&text);
  return U_FAILURE(status) ? -1 : count;
}
