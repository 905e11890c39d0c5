#ifndef CCOMPRESSION_H
#define CCOMPRESSION_H

#include <stddef.h>
#include <stdint.h>

/// A streaming decompressor for gzip (RFC 1952, zlib) or Zstandard (RFC 8878, libzstd), with a dictionary before the frames
/// as web archives have it.
typedef struct ccompression_stream ccompression_stream;

enum { CCOMPRESSION_GZIP = 1, CCOMPRESSION_ZSTD = 2 };

/// `NULL` when memory is short or the format is unknown.
ccompression_stream *_Nullable ccompression_open(int format);
void ccompression_close(ccompression_stream *_Nullable stream);

enum {
  /// Give more input, or more room.
  CCOMPRESSION_MORE = 0,
  /// A member (gzip) or frame (zstd) ended; call again if there is more input.
  CCOMPRESSION_MEMBER_END = 1,
  /// The data is corrupt; what was written before is good.
  CCOMPRESSION_CORRUPT = -1,
};

/// Decompresses as much as fits. Memory is bounded by the format's window (zstd: 128 MiB).
int ccompression_read(
    ccompression_stream *_Nonnull stream, const uint8_t *_Nonnull source, size_t source_length,
    uint8_t *_Nonnull target, size_t capacity, size_t *_Nonnull consumed, size_t *_Nonnull written);

/// The room that compressing `length` bytes may take.
size_t ccompression_bound(int format, size_t length);

/// Compresses at once; returns the bytes written, 0 when there was not enough room.
size_t ccompression_write(
    int format, const uint8_t *_Nonnull source, size_t length, uint8_t *_Nonnull target,
    size_t capacity);

/// What one whole Zstandard frame holds, in bytes, as its header says; -1 where it does not say, or is none.
int64_t ccompression_frame_size(const uint8_t *_Nonnull frame, size_t length);

/// Decompresses one whole Zstandard frame at once into room for what it holds; returns whether it is sound and fills that.
int ccompression_frame_read(
    const uint8_t *_Nonnull frame, size_t length, uint8_t *_Nonnull target, size_t size);

#endif
