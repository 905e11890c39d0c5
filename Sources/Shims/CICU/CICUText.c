#include "CICUText.h"

#include "CICULanguage.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

static const UNormalizer2 *compatibilityFold;
static const UNormalizer2 *canonical;
static USpoofChecker *confusables;

int32_t tocsin_text_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  compatibilityFold = unorm2_getNFKCCasefoldInstance(&status);
  canonical = unorm2_getNFDInstance(&status);
  confusables = uspoof_open(&status);
  return U_FAILURE(status) ? status : 0;
}

// Scripts whose letters are written with removable accents and imitate Latin ones.
static int isAlphabeticScript(UChar32 c) { return c < 0x0590 || (c >= 0x1C80 && c < 0x2000) || (c >= 0x2C00 && c < 0x2E80); }

static UChar32 asciiSkeleton(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  UChar in[2], out[16];
  int32_t length = 0;
  U16_APPEND_UNSAFE(in, length, c);
  int32_t written = uspoof_getSkeleton(confusables, 0, in, length, out, 16, &status);
  if (U_SUCCESS(status) && written == 1 && out[0] < 0x80 && u_isalpha(out[0])) return u_tolower(out[0]);
  return 0;
}

static UChar32 unmasked(UChar32 c) {
  if (c < 0x80 || !u_isalpha(c) || !(isAlphabeticScript(c) || (c >= 0xA4D0 && c < 0xAC00))) return c;
  UChar32 lower = asciiSkeleton(c);
  if (lower) return lower;
  UChar32 capital = u_toupper(c);
  UChar32 upper = capital == c ? 0 : asciiSkeleton(capital);
  return upper ? upper : c;
}

int32_t tocsin_text_fold(uint32_t codePoint, uint32_t *out) {
  if (codePoint > 0x10FFFF || U_IS_SURROGATE(codePoint)) return 0;
  UErrorCode status = U_ZERO_ERROR;
  UChar in[2], folded[32], part[16];
  int32_t length = 0;
  U16_APPEND_UNSAFE(in, length, (UChar32)codePoint);
  int32_t foldedLength = unorm2_normalize(compatibilityFold, in, length, folded, 32, &status);
  if (U_FAILURE(status)) return 0;
  int32_t count = 0;
  for (int32_t i = 0; i < foldedLength;) {
    UChar32 c;
    U16_NEXT(folded, i, foldedLength, c);
    UChar32 base = c;
    if (isAlphabeticScript(c)) {
      // Only the base letter of an accented one; marks that stand alone are dropped below.
      int32_t partLength = unorm2_getDecomposition(canonical, c, part, 16, &status);
      if (U_SUCCESS(status) && partLength > 0) {
        int32_t j = 0;
        U16_NEXT(part, j, partLength, base);
      }
      if (u_charType(base) == U_NON_SPACING_MARK) continue;
    }
    base = unmasked(base);
    int8_t type = u_charType(base);
    int keeps = u_isalnum(base) || (!isAlphabeticScript(base) && (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK) &&
                                    !(base >= 0xFE00 && base <= 0xFE0F) && base < 0xE0000 && !(base >= 0x20D0 && base < 0x2100) && !(base >= 0x1AB0 && base < 0x1B00) && !(base >= 0xFE20 && base < 0xFE30));
    if (keeps && count < TOCSIN_FOLD_MAXIMUM) out[count++] = (uint32_t)base;
  }
  return count;
}

// In UTF-8 they are D0 82…83, D0 88…8C, D0 8F and, a row below, D1 92…93, D1 98…9C, D1 9F. Without branches ѝ, ў and their capitals
// are taken in as well.
static inline uint8_t mayBeSerbian(uint8_t lead, uint8_t next) {
  uint8_t row = next - (uint8_t)((lead & 1) << 4);
  return ((lead & 0xFE) == 0xD0) & (((row & 0xFE) == 0x82) | ((row & 0xF8) == 0x88));
}

static bool isSerbian(uint8_t lead, uint8_t next) {
  uint8_t last = next & 0x0F;
  return mayBeSerbian(lead, next) && last != 0x0D && last != 0x0E;
}

bool tocsin_text_has_serbian(const uint8_t *utf8, int64_t length) {
  enum { BLOCK = 64 };
  int64_t start = 0;
  for (; start + BLOCK < length; start += BLOCK) {
    uint8_t found = 0;
    for (int i = 0; i < BLOCK; i++) found |= mayBeSerbian(utf8[start + i], utf8[start + i + 1]);
    for (int i = 0; found && i < BLOCK; i++) if (isSerbian(utf8[start + i], utf8[start + i + 1])) return true;
  }
  for (; start + 1 < length; start++) if (isSerbian(utf8[start], utf8[start + 1])) return true;
  return false;
}

int32_t tocsin_text_script(uint32_t codePoint) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)codePoint, &status);
  return U_FAILURE(status) ? USCRIPT_COMMON : script;
}

static int32_t boundaries(UBreakIteratorType type, const char *utf8, int64_t length, int64_t *ends, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8, length, &status);
  UBreakIterator *iterator = ubrk_open(type, "", NULL, 0, &status);
  if (U_SUCCESS(status)) ubrk_setUText(iterator, &text, &status);
  int32_t count = 0;
  if (U_SUCCESS(status)) {
    for (int32_t end = ubrk_next(iterator); end != UBRK_DONE && count < capacity; end = ubrk_next(iterator)) ends[count++] = end;
  }
  if (iterator) ubrk_close(iterator);
  utext_close(&text);
  return U_FAILURE(status) ? -1 : count;
}

int32_t tocsin_text_sentences(const char *utf8, int64_t length, int64_t *ends, int32_t capacity) {
  return boundaries(UBRK_SENTENCE, utf8, length, ends, capacity);
}

int32_t tocsin_text_words(const char *utf8, int64_t length, int64_t *ends, int32_t capacity) {
  return boundaries(UBRK_WORD, utf8, length, ends, capacity);
}

const char *tocsin_icu_version(void) { return U_ICU_VERSION; }
