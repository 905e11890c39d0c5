#include "CICULanguage.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ureldatefmt.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

uint32_t tocsin_text_compose(uint32_t letter, uint32_t mark) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *composition = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return 0;
  UChar32 composed = unorm2_composePair(composition, (UChar32)letter, (UChar32)mark);
  return composed < 0 ? 0 : (uint32_t)composed;
}

enum { LONGEST = 256 };

static int32_t utf8_of(const UChar *text, int32_t length, char *utf8, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;
  u_strToUTF8(utf8, capacity, &written, text, length, &status);
  return U_FAILURE(status) || written > capacity ? 0 : written;
}

struct tocsin_speller {
  UNumberFormat *format;
  /// The names of the forms, each closed by a zero.
  UChar names[4096];
  UChar *form[64];
  int32_t forms;
};

tocsin_speller *tocsin_speller_open(const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  tocsin_speller *speller = calloc(1, sizeof *speller);
  if (!speller) return NULL;
  speller->format = unum_open(UNUM_SPELLOUT, NULL, 0, language, NULL, &status);
  int32_t length = 0;
  const char *found = "";
  if (U_SUCCESS(status)) {
    length = unum_getTextAttribute(speller->format, UNUM_PUBLIC_RULESETS, speller->names, 4095, &status);
    found = unum_getLocaleByType(speller->format, ULOC_VALID_LOCALE, &status);
  }
  // ICU answers with the rules of another language when it has none for this one.
  if (U_FAILURE(status) || length > 4095 || !found || strncmp(found, language, 2) != 0) {
    tocsin_speller_close(speller);
    return NULL;
  }
  UChar *start = speller->names;
  for (int32_t i = 0; i <= length && speller->forms < 64; i++) {
    if (i < length && speller->names[i] != ';') continue;
    speller->names[i] = 0;
    if (*start) speller->form[speller->forms++] = start;
    start = speller->names + i + 1;
  }
  return speller;
}

void tocsin_speller_close(tocsin_speller *speller) {
  if (!speller) return;
  if (speller->format) unum_close(speller->format);
  free(speller);
}

int32_t tocsin_speller_forms(const tocsin_speller *speller) { return speller->forms; }

int32_t tocsin_speller_spell(
    tocsin_speller *speller, int32_t form, int64_t number, char *utf8, int32_t capacity) {
  if (form < 0 || form >= speller->forms) return 0;
  UErrorCode status = U_ZERO_ERROR;
  unum_setTextAttribute(speller->format, UNUM_DEFAULT_RULESET, speller->form[form], -1, &status);
  UChar text[LONGEST];
  int32_t length = unum_formatInt64(speller->format, number, text, LONGEST, NULL, &status);
  return U_FAILURE(status) ? 0 : utf8_of(text, length, utf8, capacity);
}

int32_t tocsin_calendar_name(
    const char *language, int32_t names, int32_t index, char *utf8, int32_t capacity) {
  static const UDateFormatSymbolType types[] = {
      UDAT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_SHORT_MONTHS, UDAT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS};
  if (names < 0 || names > TOCSIN_DAYS_ALONE) return 0;
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open(UDAT_FULL, UDAT_FULL, language, NULL, 0, NULL, 0, &status);
  UChar text[LONGEST];
  // ICU numbers the days of the week from 1.
  int32_t first = names >= TOCSIN_DAYS ? 1 : 0;
  int32_t length = 0;
  if (U_SUCCESS(status)) length = udat_getSymbols(format, types[names], index + first, text, LONGEST, &status);
  if (format) udat_close(format);
  return U_FAILURE(status) ? 0 : utf8_of(text, length, utf8, capacity);
}

int32_t tocsin_time_ago(
    const char *language, int32_t unit, int32_t count, int32_t style, int32_t is_named, char *utf8,
    int32_t capacity) {
  static const URelativeDateTimeUnit units[] = {
      UDAT_REL_UNIT_MINUTE, UDAT_REL_UNIT_HOUR, UDAT_REL_UNIT_DAY,
      UDAT_REL_UNIT_WEEK,   UDAT_REL_UNIT_MONTH, UDAT_REL_UNIT_YEAR};
  static const UDateRelativeDateTimeFormatterStyle styles[] = {
      UDAT_STYLE_LONG, UDAT_STYLE_SHORT, UDAT_STYLE_NARROW};
  if (unit < 0 || unit > TOCSIN_YEARS || style < 0 || style > 2) return 0;
  UErrorCode status = U_ZERO_ERROR;
  URelativeDateTimeFormatter *format = ureldatefmt_open(
      language, NULL, styles[style], UDISPCTX_CAPITALIZATION_NONE, &status);
  UChar text[LONGEST];
  int32_t length = 0;
  if (U_SUCCESS(status)) {
    length = is_named ? ureldatefmt_format(format, -count, units[unit], text, LONGEST, &status)
                      : ureldatefmt_formatNumeric(format, -count, units[unit], text, LONGEST, &status);
  }
  if (format) ureldatefmt_close(format);
  return U_FAILURE(status) || length > LONGEST ? 0 : utf8_of(text, length, utf8, capacity);
}

int32_t tocsin_zone_offset(const char *zone, int64_t local_seconds) {
  UErrorCode status = U_ZERO_ERROR;
  UChar name[64], known[64];
  int32_t length = 0;
  u_strFromUTF8(name, 64, &length, zone, -1, &status);
  UBool is_system = 0;
  // ICU takes any text for a zone, and what it does not know for Greenwich.
  int32_t known_length = ucal_getCanonicalTimeZoneID(name, length, known, 64, &is_system, &status);
  if (U_FAILURE(status) || known_length <= 0 || !is_system) return INT32_MIN;
  UCalendar *calendar = ucal_open(name, length, "en", UCAL_GREGORIAN, &status);
  int32_t offset = INT32_MIN;
  if (U_SUCCESS(status)) {
    // The offset at that instant of UTC, and once more at the instant that this makes of it: right but for the hour
    // that is there twice.
    double instant = (double)local_seconds * 1000;
    for (int turn = 0; turn < 2 && U_SUCCESS(status); turn++) {
      ucal_setMillis(calendar, instant, &status);
      int32_t milliseconds = ucal_get(calendar, UCAL_ZONE_OFFSET, &status) + ucal_get(calendar, UCAL_DST_OFFSET, &status);
      if (U_FAILURE(status)) break;
      offset = milliseconds / 60000;
      instant = (double)local_seconds * 1000 - milliseconds;
    }
    ucal_close(calendar);
  }
  return U_FAILURE(status) ? INT32_MIN : offset;
}

const char *const *tocsin_region_codes(void) { return uloc_getISOCountries(); }

int32_t tocsin_region_name(const char *language, const char *code, char *utf8, int32_t capacity) {
  char locale[16];
  snprintf(locale, sizeof locale, "und_%.3s", code);
  UErrorCode status = U_ZERO_ERROR;
  UChar text[LONGEST];
  int32_t length = uloc_getDisplayCountry(locale, language, text, LONGEST, &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return 0;
  return utf8_of(text, length, utf8, capacity);
}

uint32_t tocsin_decimal_separator(const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, language, NULL, &status);
  UChar text[8];
  int32_t length = 0;
  if (U_SUCCESS(status)) length = unum_getSymbol(format, UNUM_DECIMAL_SEPARATOR_SYMBOL, text, 8, &status);
  if (format) unum_close(format);
  return U_FAILURE(status) || length != 1 ? 0 : text[0];
}
