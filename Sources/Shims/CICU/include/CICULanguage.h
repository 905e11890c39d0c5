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

/// Spells numbers out in a language (CLDR's rule-based number formats), in each of the forms it has: by gender,
/// case and use.
typedef struct tocsin_speller tocsin_speller;

/// `NULL` when ICU has no rules for the language.
tocsin_speller *tocsin_speller_open(const char *language);
void tocsin_speller_close(tocsin_speller *speller);
int32_t tocsin_speller_forms(const tocsin_speller *speller);
/// Writes the number in UTF-8 and returns its length in bytes; 0 when it does not fit or is not spelled.
int32_t tocsin_speller_spell(
    tocsin_speller *speller, int32_t form, int64_t number, char *utf8, int32_t capacity);

enum { TOCSIN_MONTHS, TOCSIN_MONTHS_ALONE, TOCSIN_MONTHS_SHORT, TOCSIN_DAYS, TOCSIN_DAYS_ALONE };

/// The name of a month (0…11) or of a day of the week (0 Sunday … 6) in a language, as UTF-8; the length in bytes, 0
/// when there is none or it does not fit.
int32_t tocsin_calendar_name(
    const char *language, int32_t names, int32_t index, char *utf8, int32_t capacity);

enum { TOCSIN_MINUTES, TOCSIN_HOURS, TOCSIN_WHOLE_DAYS, TOCSIN_WEEKS, TOCSIN_MONTHS_AGO, TOCSIN_YEARS };

/// How a language says that something was so many units ago, as UTF-8 (CLDR's relative times); the length in bytes, 0 when
/// there is none or it does not fit. `style`: 0 long, 1 short, 2 narrow; `is_named`: by a word such as “yesterday” if there
/// is one.
int32_t tocsin_time_ago(
    const char *language, int32_t unit, int32_t count, int32_t style, int32_t is_named, char *utf8,
    int32_t capacity);

/// How many minutes a time zone of the IANA list is east of Greenwich at a clock time of its own, given in seconds since
/// 1970 as if it were UTC; `INT32_MIN` for a zone that there is not.
int32_t tocsin_zone_offset(const char *zone, int64_t local_seconds);

/// The two-letter codes of all regions (ISO 3166-1), closed by `NULL`.
const char *const *tocsin_region_codes(void);
/// What a language calls a region, as UTF-8; the length in bytes, 0 when there is no name or it does not fit.
int32_t tocsin_region_name(const char *language, const char *code, char *utf8, int32_t capacity);

/// The decimal separator of a language; 0 when unknown.
uint32_t tocsin_decimal_separator(const char *language);

#ifdef __cplusplus
}
#endif

#endif
