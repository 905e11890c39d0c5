#include "CICUNames.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

/// What may stand in a name in ASCII, in the order in which a look-alike is resolved: letters first,
/// because `l` and `1` have one skeleton.
static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

enum { LETTERS = sizeof alphabet - 1, SHORT = 16 };

struct tocsin_names {
  UIDNA *idna;
  USpoofChecker *confusables;
  USpoofChecker *scripts;
  const UNormalizer2 *decomposition;
  UChar skeleton[LETTERS][SHORT];
  int32_t skeletonLength[LETTERS];
  UChar capitalSkeleton[26];
};

tocsin_names *tocsin_names_open(void) {
  tocsin_names *names = calloc(1, sizeof *names);
  if (!names) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  names->idna = uidna_openUTS46(
      UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII |
          UIDNA_NONTRANSITIONAL_TO_UNICODE,
      &status);
  names->confusables = uspoof_open(&status);
  names->scripts = uspoof_open(&status);
  names->decomposition = unorm2_getNFKDInstance(&status);
  if (U_SUCCESS(status)) {
    uspoof_setChecks(names->scripts, USPOOF_RESTRICTION_LEVEL, &status);
    uspoof_setRestrictionLevel(names->scripts, USPOOF_HIGHLY_RESTRICTIVE);
  }
  for (int32_t i = 0; i < LETTERS && U_SUCCESS(status); i++) {
    UChar letter = (UChar)alphabet[i];
    names->skeletonLength[i] = uspoof_getSkeleton(
        names->confusables, 0, &letter, 1, names->skeleton[i], SHORT, &status);
    if (i < 26 && U_SUCCESS(status)) {
      UChar capital = (UChar)u_toupper(letter);
      UChar skeleton[SHORT];
      int32_t length = uspoof_getSkeleton(names->confusables, 0, &capital, 1, skeleton, SHORT, &status);
      names->capitalSkeleton[i] = length == 1 ? skeleton[0] : 0;
    }
  }
  if (U_FAILURE(status)) {
    tocsin_names_close(names);
    return NULL;
  }
  return names;
}

void tocsin_names_close(tocsin_names *names) {
  if (!names) return;
  if (names->idna) uidna_close(names->idna);
  if (names->confusables) uspoof_close(names->confusables);
  if (names->scripts) uspoof_close(names->scripts);
  free(names);
}

static uint32_t errors_of(uint32_t icu) {
  static const struct { uint32_t icu, ours; } pairs[] = {
      {UIDNA_ERROR_DISALLOWED | UIDNA_ERROR_LEADING_COMBINING_MARK | UIDNA_ERROR_LABEL_HAS_DOT, TOCSIN_NAME_DISALLOWED},
      {UIDNA_ERROR_PUNYCODE | UIDNA_ERROR_INVALID_ACE_LABEL, TOCSIN_NAME_UNDECODABLE},
      {UIDNA_ERROR_BIDI, TOCSIN_NAME_BIDIRECTIONAL},
      {UIDNA_ERROR_CONTEXTJ, TOCSIN_NAME_JOINER},
      {UIDNA_ERROR_LABEL_TOO_LONG, TOCSIN_NAME_LABEL_TOO_LONG},
      {UIDNA_ERROR_DOMAIN_NAME_TOO_LONG, TOCSIN_NAME_TOO_LONG},
      {UIDNA_ERROR_EMPTY_LABEL, TOCSIN_NAME_EMPTY_LABEL},
  };
  uint32_t ours = 0;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    if (icu & pairs[i].icu) ours |= pairs[i].ours;
  }
  return ours;
}

typedef int32_t conversion(
    const UIDNA *, const char *, int32_t, char *, int32_t, UIDNAInfo *, UErrorCode *);

static int32_t convert(
    conversion *function, const tocsin_names *names, const char *utf8, int32_t length, char *out,
    int32_t capacity, uint32_t *errors) {
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = function(names->idna, utf8, length, out, capacity, &info, &status);
  *errors = errors_of(info.errors);
  return U_FAILURE(status) || written > capacity ? -1 : written;
}

int32_t tocsin_names_to_ascii(
    const tocsin_names *names, const char *utf8, int32_t length, char *out, int32_t capacity,
    uint32_t *errors) {
  return convert(uidna_nameToASCII_UTF8, names, utf8, length, out, capacity, errors);
}

int32_t tocsin_names_to_unicode(
    const tocsin_names *names, const char *utf8, int32_t length, char *out, int32_t capacity,
    uint32_t *errors) {
  return convert(uidna_nameToUnicodeUTF8, names, utf8, length, out, capacity, errors);
}

bool tocsin_names_mixes_scripts(const tocsin_names *names, const char *utf8, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t failed = uspoof_check2UTF8(names->scripts, utf8, length, NULL, &status);
  return U_SUCCESS(status) && failed != 0;
}

int32_t tocsin_names_skeleton(
    const tocsin_names *names, const char *utf8, int32_t length, char *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written =
      uspoof_getSkeletonUTF8(names->confusables, 0, utf8, length, out, capacity, &status);
  return U_FAILURE(status) || written > capacity ? -1 : written;
}

bool tocsin_names_is_invisible(uint32_t scalar) {
  return u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
         u_charType((UChar32)scalar) == U_FORMAT_CHAR ||
         (scalar > 0x20 && u_hasBinaryProperty((UChar32)scalar, UCHAR_WHITE_SPACE)) ||
         scalar == 0x2800;  // a braille pattern without dots
}

bool tocsin_names_is_mark(uint32_t scalar) {
  int8_t type = u_charType((UChar32)scalar);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || tocsin_names_is_invisible(scalar);
}

bool tocsin_names_is_right_to_left(uint32_t scalar) {
  switch (u_charDirection((UChar32)scalar)) {
  case U_RIGHT_TO_LEFT:
  case U_RIGHT_TO_LEFT_ARABIC:
  case U_ARABIC_NUMBER:
  case U_LEFT_TO_RIGHT_EMBEDDING:
  case U_LEFT_TO_RIGHT_OVERRIDE:
  case U_RIGHT_TO_LEFT_EMBEDDING:
  case U_RIGHT_TO_LEFT_OVERRIDE:
  case U_POP_DIRECTIONAL_FORMAT:
  case U_FIRST_STRONG_ISOLATE:
  case U_LEFT_TO_RIGHT_ISOLATE:
  case U_RIGHT_TO_LEFT_ISOLATE:
  case U_POP_DIRECTIONAL_ISOLATE: return true;
  default: return scalar == 0x200E || scalar == 0x200F || scalar == 0x061C;
  }
}

const char *tocsin_names_script_name(int32_t script) {
  const char *name = uscript_getShortName((UScriptCode)script);
  return name ? name : "Zzzz";
}

void tocsin_names_unicode_version(uint8_t version[4]) { u_getUnicodeVersion(version); }

// Drops marks, in place.
static int32_t without_marks(UChar *text, int32_t length) {
  int32_t kept = 0;
  for (int32_t i = 0; i < length;) {
    UChar32 c;
    U16_NEXT(text, i, length, c);
    if (!tocsin_names_is_mark((uint32_t)c)) U16_APPEND_UNSAFE(text, kept, c);
  }
  return kept;
}

static uint8_t letter_like(const tocsin_names *names, UChar32 scalar) {
  UErrorCode status = U_ZERO_ERROR;
  UChar in[2], out[32];
  int32_t length = 0;
  U16_APPEND_UNSAFE(in, length, scalar);
  int32_t written = uspoof_getSkeleton(names->confusables, 0, in, length, out, 32, &status);
  if (U_FAILURE(status)) return 0;
  written = without_marks(out, written);
  for (int32_t i = 0; i < LETTERS; i++) {
    if (written == names->skeletonLength[i] && !u_memcmp(out, names->skeleton[i], written))
      return (uint8_t)alphabet[i];
  }
  for (int32_t i = 0; i < 26 && written == 1; i++) {
    if (out[0] == names->capitalSkeleton[i]) return (uint8_t)alphabet[i];
  }
  return 0;
}

// The letter whose capital a capital looks like: к as in К.
static uint8_t capital_like(const tocsin_names *names, UChar32 scalar) {
  UChar32 capital = u_toupper(scalar);
  if (capital == scalar) return 0;
  UErrorCode status = U_ZERO_ERROR;
  UChar in[2], out[32];
  int32_t length = 0;
  U16_APPEND_UNSAFE(in, length, capital);
  int32_t written = uspoof_getSkeleton(names->confusables, 0, in, length, out, 32, &status);
  if (U_FAILURE(status) || without_marks(out, written) != 1) return 0;
  for (int32_t i = 0; i < 26; i++) {
    if (out[0] == names->capitalSkeleton[i]) return (uint8_t)alphabet[i];
  }
  return 0;
}

uint32_t tocsin_names_base(const tocsin_names *names, uint32_t scalar) {
  if (scalar > 0x10FFFF || U_IS_SURROGATE(scalar)) return 0;
  UErrorCode status = U_ZERO_ERROR;
  UChar parts[32];
  int32_t length = unorm2_getDecomposition(names->decomposition, (UChar32)scalar, parts, 32, &status);
  if (U_FAILURE(status) || length <= 0) return 0;
  length = without_marks(parts, length);
  int32_t i = 0;
  UChar32 base;
  U16_NEXT(parts, i, length, base);
  // A ligature is no single letter.
  if (length == 0 || i != length) return 0;
  base = u_tolower(base);
  return base == (UChar32)scalar ? 0 : (uint32_t)base;
}

uint8_t tocsin_names_letter(const tocsin_names *names, uint32_t scalar) {
  if (scalar > 0x10FFFF || U_IS_SURROGATE(scalar)) return 0;
  if (scalar < 0x80) {
    if (scalar >= 'A' && scalar <= 'Z') return (uint8_t)(scalar + 32);
    return scalar && strchr(alphabet, (int)scalar) ? (uint8_t)scalar : 0;
  }
  int32_t digit = u_charDigitValue((UChar32)scalar);
  uint8_t letter = letter_like(names, (UChar32)scalar);
  if (letter) return letter;
  if (digit >= 0) return (uint8_t)('0' + digit);
  uint32_t base = tocsin_names_base(names, scalar);
  if (base) {
    if (base < 0x80) return strchr(alphabet, (int)base) ? (uint8_t)base : 0;
    letter = letter_like(names, (UChar32)base);
    if (letter) return letter;
    scalar = base;
  }
  return capital_like(names, (UChar32)scalar);
}
