#ifndef CUNBOUND_H
#define CUNBOUND_H

#include <stddef.h>
#include <stdint.h>

typedef struct tocsin_resolver tocsin_resolver;

typedef enum {
  tocsin_answer_records = 0,
  /// There is such a name, and no record of the type.
  tocsin_answer_none = 1,
  tocsin_answer_no_name = 2,
  /// Nobody answered in time, or somebody failed.
  tocsin_answer_unknown = 3,
  /// The answer is not what the zone signed (RFC 4035, section 5): somebody changed it, or the zone is broken.
  tocsin_answer_bogus = 4,
} tocsin_answer;

/// A resolver by libunbound.
///
/// `server` is `address` or `address@port`; NULL for those of /etc/resolv.conf. `anchor` is a file with the root's keys; NULL validates
/// nothing. NULL where it cannot be made.
tocsin_resolver *_Nullable tocsin_resolver_open(const char *_Nullable server,
                                                const char *_Nullable anchor);
void tocsin_resolver_close(tocsin_resolver *_Nullable resolver);

/// Asks for the records of a type, waiting for at most some milliseconds. To be called by one thread at a time.
///
/// Writes the data of each record to `data`, its length before it as two bytes, the lowest first; records that find no more room are left
/// out. `length` becomes the bytes that were written, `is_secure` whether the zone's signature was checked and holds.
tocsin_answer tocsin_resolver_ask(tocsin_resolver *_Nonnull resolver, const char *_Nonnull name,
                                  int type, int milliseconds, uint8_t *_Nonnull data, size_t room,
                                  size_t *_Nonnull length, int *_Nonnull is_secure);

#endif
