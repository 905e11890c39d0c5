#ifndef CSIMDJSON_RECORDS_H
#define CSIMDJSON_RECORDS_H

#include "CSimdjson.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Finds the records in one JSON value, wherever they stand, and reads their members by paths.
///
/// An object is a record when it has everything that a mapping needs; else when one of its members is called
/// as texts are. What wraps records is gone through in the order of the text. Below a record only its comments and
/// replies are looked for.
typedef struct csimdjson_records csimdjson_records;

/// What one record says. Valid until the next is gone on to.
typedef struct {
  /// The number of the mapping, in the order in which they were added; -1 when the usual names found it.
  int mapping;
  /// Whether the mapping leaves such records out.
  bool is_left_out;
  /// Whether it is the value itself.
  bool is_whole;
  /// Whether it holds a text, or what a mapping needs.
  bool is_record;
  /// The number of the record, in this value, that it stands below; -1 for none.
  long parent;
  const csimdjson_value *_Nullable values;
} csimdjson_record;

/// `NULL` when memory is short. Values nested deeper than `depth` are refused.
csimdjson_records *_Nullable csimdjson_records_open(size_t slots, size_t depth, size_t text_slot);
void csimdjson_records_close(csimdjson_records *_Nullable parser);

/// Adds a mapping; what is said after it is about it.
bool csimdjson_records_add(csimdjson_records *_Nonnull parser);

/// Something that a record of the mapping must have (`leaves_out`: that makes it none): a path, or `path=value`, or
/// several of them with `|` between, of which one is enough.
bool csimdjson_records_need(
    csimdjson_records *_Nonnull parser, const uint8_t *_Nonnull path, size_t length, bool leaves_out);

/// A path for a slot; of several the first that leads to something wins.
///
/// `a.b` are members; `a[]` all values of an array, joined; `a[k='v']` those objects whose member k is v, and
/// `a[k=p]` those whose member k is what the record has at p; `^a` looks in what wraps the record; `'v'` is v itself.
bool csimdjson_records_path(
    csimdjson_records *_Nonnull parser, const uint8_t *_Nonnull path, size_t length, size_t slot);

/// A usual name for a slot, compared without regard to ASCII case, with `-` and blank as `_`; of several for one slot
/// the one with the lowest rank wins, of equal names the first. A name with dots is a path and goes before all names.
bool csimdjson_records_name(
    csimdjson_records *_Nonnull parser, const uint8_t *_Nonnull name, size_t length, size_t slot,
    uint32_t rank);

/// An object that wraps the values to come; of length 0 for none.
int csimdjson_records_context(
    csimdjson_records *_Nonnull parser, const uint8_t *_Nonnull bytes, size_t length);

/// Parses one value. Returns one of the reasons of CSimdjson.h; only objects are taken. `bytes` must be readable for
/// `CSIMDJSON_PADDING` bytes after `length`.
int csimdjson_records_parse(
    csimdjson_records *_Nonnull parser, const uint8_t *_Nonnull bytes, size_t length,
    size_t *_Nonnull count);

/// Goes on to the next record; whether there is one.
bool csimdjson_records_next(csimdjson_records *_Nonnull parser, csimdjson_record *_Nonnull record);

#ifdef __cplusplus
}
#endif

#endif
