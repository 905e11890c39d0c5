#include "CCompression.h"

#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

struct ccompression_stream {
  int format;
  z_stream zlib;
  ZSTD_DStream *zstd;
};

ccompression_stream *ccompression_open(int format) {
  ccompression_stream *stream = calloc(1, sizeof *stream);
  if (!stream) return NULL;
  stream->format = format;
  switch (format) {
    case CCOMPRESSION_GZIP:
      // 15 window bits; +16 takes the gzip wrapper only and checks its CRC.
      if (inflateInit2(&stream->zlib, 15 + 16) == Z_OK) return stream;
      break;
    case CCOMPRESSION_ZSTD:
      stream->zstd = ZSTD_createDStream();
      if (stream->zstd &&
          !ZSTD_isError(ZSTD_DCtx_setParameter(stream->zstd, ZSTD_d_windowLogMax, 27))) {
        return stream;
      }
      ZSTD_freeDStream(stream->zstd);
      break;
    default:
      break;
  }
  free(stream);
  return NULL;
}

void ccompression_close(ccompression_stream *stream) {
  if (!stream) return;
  if (stream->format == CCOMPRESSION_GZIP) inflateEnd(&stream->zlib);
  if (stream->zstd) ZSTD_freeDStream(stream->zstd);
  free(stream);
}

static int read_gzip(
    ccompression_stream *stream, const uint8_t *source, size_t source_length, uint8_t *target,
    size_t capacity, size_t *consumed, size_t *written) {
  uInt in = source_length > UINT32_MAX ? UINT32_MAX : (uInt)source_length;
  uInt out = capacity > UINT32_MAX ? UINT32_MAX : (uInt)capacity;
  stream->zlib.next_in = (Bytef *)source;
  stream->zlib.avail_in = in;
  stream->zlib.next_out = target;
  stream->zlib.avail_out = out;
  int result = inflate(&stream->zlib, Z_NO_FLUSH);
  *consumed = in - stream->zlib.avail_in;
  *written = out - stream->zlib.avail_out;
  if (result == Z_STREAM_END) {
    return inflateReset(&stream->zlib) == Z_OK ? CCOMPRESSION_MEMBER_END : CCOMPRESSION_CORRUPT;
  }
  return result == Z_OK || result == Z_BUF_ERROR ? CCOMPRESSION_MORE : CCOMPRESSION_CORRUPT;
}

int ccompression_read(
    ccompression_stream *stream, const uint8_t *source, size_t source_length, uint8_t *target,
    size_t capacity, size_t *consumed, size_t *written) {
  if (stream->format == CCOMPRESSION_GZIP) {
    return read_gzip(stream, source, source_length, target, capacity, consumed, written);
  }
  ZSTD_inBuffer in = {source, source_length, 0};
  ZSTD_outBuffer out = {target, capacity, 0};
  size_t result = ZSTD_decompressStream(stream->zstd, &out, &in);
  *consumed = in.pos;
  *written = out.pos;
  if (ZSTD_isError(result)) return CCOMPRESSION_CORRUPT;
  return result == 0 ? CCOMPRESSION_MEMBER_END : CCOMPRESSION_MORE;
}

size_t ccompression_bound(int format, size_t length) {
  return format == CCOMPRESSION_ZSTD ? ZSTD_compressBound(length) : compressBound(length) + 32;
}

size_t ccompression_write(
    int format, const uint8_t *source, size_t length, uint8_t *target, size_t capacity) {
  if (format == CCOMPRESSION_ZSTD) {
    size_t result = ZSTD_compress(target, capacity, source, length, 3);
    return ZSTD_isError(result) ? 0 : result;
  }
  if (length > UINT32_MAX || capacity > UINT32_MAX) return 0;
  z_stream stream = {0};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  stream.next_in = (Bytef *)source;
  stream.avail_in = (uInt)length;
  stream.next_out = target;
  stream.avail_out = (uInt)capacity;
  int result = deflate(&stream, Z_FINISH);
  size_t written = capacity - stream.avail_out;
  deflateEnd(&stream);
  return result == Z_STREAM_END ? written : 0;
}
