#ifndef CSIMDJSON_NAMES_H
#define CSIMDJSON_NAMES_H

#include "CSimdjson.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Reads host names out of JSON, one value at a time, over simdjson’s DOM parser: objects with a member of names,
/// CertStream’s messages, arrays of strings, strings; and objects with a member of names at most eight objects and
/// arrays below, in the order of the text, where the one above has no names.
typedef struct csimdjson_names csimdjson_names;

/// What a member may be.
enum {
  CSIMDJSON_NAMES_NAME = 0,
  CSIMDJSON_NAMES_FIRST_SEEN = 1,
  CSIMDJSON_NAMES_LAST_SEEN = 2,
};

/// What a value was.
enum {
  /// Nothing that holds names.
  CSIMDJSON_NAMES_NONE = 0,
  /// It holds names, perhaps an empty list of them.
  CSIMDJSON_NAMES_FOUND = 1,
  /// A message that says only that the stream is alive, or one of another kind than names.
  CSIMDJSON_NAMES_HEARTBEAT = 2,
};

/// Valid until the next value is parsed or the next record gone on to.
typedef struct {
  int kind;
  const csimdjson_value *_Nullable names;
  size_t count;
  csimdjson_value first_seen;
  csimdjson_value last_seen;
  /// Where the member is a number that can be Unix seconds: these, else 0; then there is no text.
  int64_t first_seconds;
  int64_t last_seconds;
  /// Whether `csimdjson_names_next` may give another record of the same value.
  bool may_have_more;
  /// Whether the first names stand in an object below.
  bool is_wrapped;
} csimdjson_names_found;

/// `NULL` when memory is short. Values nested deeper than `depth` are refused. A member of names whose rank is
/// `loose` or higher may be about the records that its object wraps, such as its title: beside it, lists of
/// records are looked into; without a dot in it, it counts only where there are none.
csimdjson_names *_Nullable csimdjson_names_open(size_t depth, uint32_t loose);
void csimdjson_names_close(csimdjson_names *_Nullable parser);

/// Members called `name` are of the kind `field`. Of several for one field those with the lowest rank are taken:
/// all of them for names, else the first. Names are compared without regard to ASCII case, with `-` and blank as `_`. Returns whether
/// there was memory for it.
bool csimdjson_names_map(
    csimdjson_names *_Nonnull parser, const uint8_t *_Nonnull name, size_t length, int field,
    uint32_t rank);

/// Parses one value. Returns one of the reasons of CSimdjson.h. `bytes` must be readable for
/// `CSIMDJSON_PADDING` bytes after `length`.
int csimdjson_names_parse(
    csimdjson_names *_Nonnull parser, const uint8_t *_Nonnull bytes, size_t length,
    csimdjson_names_found *_Nonnull found);

/// Goes on to the next record of the value that was parsed last; whether there is one. All of them together cost
/// time linear in the value.
bool csimdjson_names_next(
    csimdjson_names *_Nonnull parser, csimdjson_names_found *_Nonnull found);

#ifdef __cplusplus
}
#endif

#endif
