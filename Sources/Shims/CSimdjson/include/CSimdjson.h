#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads chosen members of JSON objects, one object at a time, over simdjson’s DOM parser.
typedef struct csimdjson_parser csimdjson_parser;

/// How many bytes after an object must be readable.
enum { CSIMDJSON_PADDING = 64 };

/// The value of a slot. `data` is valid until the next parse.
typedef struct {
  const uint8_t *_Nullable data;
  size_t length;
} csimdjson_value;

/// Why an object was not read.
enum {
  CSIMDJSON_OK = 0,
  CSIMDJSON_NOT_AN_OBJECT = 1,
  CSIMDJSON_TOO_DEEP = 2,
  CSIMDJSON_BAD_UTF8 = 3,
  CSIMDJSON_UNCLOSED_STRING = 4,
  CSIMDJSON_BAD_STRING = 5,
  CSIMDJSON_BAD_NUMBER = 6,
  CSIMDJSON_TOO_LARGE = 7,
  CSIMDJSON_SYNTAX = 8,
  CSIMDJSON_MEMORY = 9,
};

/// `NULL` when memory is short. Objects nested deeper than `depth` are refused.
csimdjson_parser *_Nullable csimdjson_open(size_t slots, size_t depth);
void csimdjson_close(csimdjson_parser *_Nullable parser);

/// Members called `name` fill `slot`. Of several names for one slot the one with the lowest rank
/// wins, of equal names the first. Names are compared without regard to ASCII case, with `-` and
/// blank as `_`. Returns whether there was memory for it.
bool csimdjson_map(
    csimdjson_parser *_Nonnull parser, const uint8_t *_Nonnull name, size_t length, size_t slot,
    uint32_t rank);

/// Parses one object and fills the slots: strings decoded, numbers and booleans as text, of an array
/// its first string or number; null and objects leave a slot empty (`data` is `NULL`).
/// `bytes` must be readable for `CSIMDJSON_PADDING` bytes after `length`.
int csimdjson_parse(
    csimdjson_parser *_Nonnull parser, const uint8_t *_Nonnull bytes, size_t length,
    csimdjson_value *_Nonnull values);

/// Whether the bytes are valid UTF-8.
bool csimdjson_is_utf8(const uint8_t *_Nonnull bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
