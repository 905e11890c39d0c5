// Unicode questions of the Names module: UTS #46 (names) and UTS #39 (security).
#ifndef CICU_NAMES_H
#define CICU_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// ICU's objects for names. Nothing changes them after they are opened: every function below may be
/// called by several threads at once (uidna.h: "The instance is thread-safe"; uspoof.h: functions
/// that take a const USpoofChecker are thread-safe).
typedef struct tocsin_names tocsin_names;

/// `NULL` when ICU has not the data.
tocsin_names *tocsin_names_open(void);
void tocsin_names_close(tocsin_names *names);

/// What was wrong with a name; several may be set.
enum {
  /// Letters that no name may have, or a label that no name may have (UTS #46, section 4.1).
  TOCSIN_NAME_DISALLOWED = 1,
  /// An `xn--` label that does not decode, or not to what a name may have (RFC 3492, RFC 5891).
  TOCSIN_NAME_UNDECODABLE = 2,
  /// Directions are mixed as RFC 5893 forbids.
  TOCSIN_NAME_BIDIRECTIONAL = 4,
  /// A joiner where RFC 5892 (appendix A.1, A.2) forbids it.
  TOCSIN_NAME_JOINER = 8,
  TOCSIN_NAME_LABEL_TOO_LONG = 16,
  TOCSIN_NAME_TOO_LONG = 32,
  TOCSIN_NAME_EMPTY_LABEL = 64,
};

/// A name by UTS #46, nontransitional, without STD3 rules: ToASCII and ToUnicode. Hyphens may stand
/// anywhere, as in the DNS. Returns how many bytes were written; negative when they do not fit.
int32_t tocsin_names_to_ascii(
    const tocsin_names *names, const char *utf8, int32_t length, char *out, int32_t capacity,
    uint32_t *errors);
int32_t tocsin_names_to_unicode(
    const tocsin_names *names, const char *utf8, int32_t length, char *out, int32_t capacity,
    uint32_t *errors);

/// Whether letters of scripts stand together that no writing system joins: not "highly restrictive"
/// by UTS #39, section 5.2.
bool tocsin_names_mixes_scripts(const tocsin_names *names, const char *utf8, int32_t length);

/// The skeleton by UTS #39, section 4. Returns how many bytes were written; negative on failure.
int32_t tocsin_names_skeleton(
    const tocsin_names *names, const char *utf8, int32_t length, char *out, int32_t capacity);

/// The character among a–z, 0–9 and the hyphen that a lower-case scalar looks like; 0 for none.
uint8_t tocsin_names_letter(const tocsin_names *names, uint32_t scalar);

/// The lower-case letter that a scalar is with a mark on it, or another form of (UAX #15, NFKD); 0 for none.
uint32_t tocsin_names_base(const tocsin_names *names, uint32_t scalar);

/// Whether a scalar has no shape of its own: a mark set on its neighbour, or nothing at all.
bool tocsin_names_is_mark(uint32_t scalar);
/// Whether a scalar shows nothing: format characters, blanks, fillers (Default_Ignorable_Code_Point, UAX #44).
bool tocsin_names_is_invisible(uint32_t scalar);
/// Whether a scalar is written from right to left, or orders what is.
bool tocsin_names_is_right_to_left(uint32_t scalar);

/// The ISO 15924 code of a script as ICU numbers it (UScriptCode), such as "Cyrl"; "Zzzz" for none.
const char *tocsin_names_script_name(int32_t script);

/// The version of the Unicode data that ICU has: four numbers.
void tocsin_names_unicode_version(uint8_t version[4]);

#ifdef __cplusplus
}
#endif
#endif
