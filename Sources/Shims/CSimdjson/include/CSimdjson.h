#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How many bytes after an object must be readable.
enum { CSIMDJSON_PADDING = 64 };

/// A value as text. `data` is valid until the next parse.
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

/// Whether the bytes are valid UTF-8.
bool csimdjson_is_utf8(const uint8_t *_Nonnull bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
