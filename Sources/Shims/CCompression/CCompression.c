#include "CCompression.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

struct ccompression_stream {
  int format;
  z_stream zlib;
  ZSTD_DStream *zstd;
  /// The frame of a dictionary, as far as it was given: eight bytes of header and what they announce.
  uint8_t *frame;
  size_t frame_length, frame_room;
  enum { AT_START, IN_DICTIONARY, IN_FRAMES } state;
};

/// What a dictionary may be long, packed and unpacked; those of archives have some 100 KB.
enum { LONGEST_DICTIONARY = 16 << 20 };

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
  free(stream->frame);
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

static uint32_t number(const uint8_t *bytes) {
  return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/// Takes a dictionary, which may be compressed itself. Returns whether it is one.
static int load_dictionary(ccompression_stream *stream, const uint8_t *bytes, size_t length) {
  if (length < 4 || number(bytes) != ZSTD_MAGICNUMBER) {
    return !ZSTD_isError(ZSTD_DCtx_loadDictionary(stream->zstd, bytes, length));
  }
  unsigned long long size = ZSTD_getFrameContentSize(bytes, length);
  // Who does not say how long it is gets the most there is room for.
  size_t room = size > LONGEST_DICTIONARY ? LONGEST_DICTIONARY : (size_t)size;
  uint8_t *unpacked = malloc(room + 1);
  if (!unpacked) return 0;
  size_t written = ZSTD_decompress(unpacked, room, bytes, length);
  int loaded = !ZSTD_isError(written)
      && !ZSTD_isError(ZSTD_DCtx_loadDictionary(stream->zstd, unpacked, written));
  free(unpacked);
  return loaded;
}

/// Collects the frame of a dictionary at the beginning of the data (“Zstandard Compression for WARC Files”, section 3.1:
/// a skippable frame of the magic number 0x184D2A5D). Returns `CCOMPRESSION_MORE` while it goes on.
static int read_dictionary(
    ccompression_stream *stream, const uint8_t *source, size_t source_length, size_t *consumed) {
  if (!stream->frame) {
    stream->frame_room = 8;
    stream->frame = malloc(stream->frame_room);
    if (!stream->frame) return CCOMPRESSION_CORRUPT;
  }
  size_t used = 0;
  for (;;) {
    size_t missing = stream->frame_room - stream->frame_length;
    size_t part = source_length - used < missing ? source_length - used : missing;
    memcpy(stream->frame + stream->frame_length, source + used, part);
    stream->frame_length += part;
    used += part;
    *consumed = used;
    if (stream->frame_length < stream->frame_room) return CCOMPRESSION_MORE;
    if (stream->frame_room > 8) break;
    size_t length = number(stream->frame + 4);
    if (length == 0 || length > LONGEST_DICTIONARY) return CCOMPRESSION_CORRUPT;
    uint8_t *larger = realloc(stream->frame, 8 + length);
    if (!larger) return CCOMPRESSION_CORRUPT;
    stream->frame = larger;
    stream->frame_room = 8 + length;
  }
  stream->state = IN_FRAMES;
  int loaded = load_dictionary(stream, stream->frame + 8, stream->frame_length - 8);
  free(stream->frame);
  stream->frame = NULL;
  return loaded ? CCOMPRESSION_MEMBER_END : CCOMPRESSION_CORRUPT;
}

int ccompression_read(
    ccompression_stream *stream, const uint8_t *source, size_t source_length, uint8_t *target,
    size_t capacity, size_t *consumed, size_t *written) {
  if (stream->format == CCOMPRESSION_GZIP) {
    return read_gzip(stream, source, source_length, target, capacity, consumed, written);
  }
  *consumed = *written = 0;
  if (stream->state == AT_START && source_length > 0) {
    stream->state = source[0] == 0x5D ? IN_DICTIONARY : IN_FRAMES;
  }
  if (stream->state == IN_DICTIONARY) return read_dictionary(stream, source, source_length, consumed);
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

// A context takes longer to make than a short text to pack or unpack: each thread keeps one of each.
static pthread_key_t packing, unpacking;
static pthread_once_t contexts_made = PTHREAD_ONCE_INIT;

static void free_packing(void *context) { ZSTD_freeCCtx(context); }
static void free_unpacking(void *context) { ZSTD_freeDCtx(context); }

static void make_contexts(void) {
  pthread_key_create(&packing, free_packing);
  pthread_key_create(&unpacking, free_unpacking);
}

static ZSTD_CCtx *packing_context(void) {
  pthread_once(&contexts_made, make_contexts);
  ZSTD_CCtx *context = pthread_getspecific(packing);
  if (!context) pthread_setspecific(packing, context = ZSTD_createCCtx());
  return context;
}

static ZSTD_DCtx *unpacking_context(void) {
  pthread_once(&contexts_made, make_contexts);
  ZSTD_DCtx *context = pthread_getspecific(unpacking);
  if (!context) pthread_setspecific(unpacking, context = ZSTD_createDCtx());
  return context;
}

size_t ccompression_write(
    int format, const uint8_t *source, size_t length, uint8_t *target, size_t capacity) {
  if (format == CCOMPRESSION_ZSTD) {
    ZSTD_CCtx *context = packing_context();
    if (!context) return 0;
    size_t result = ZSTD_compressCCtx(context, target, capacity, source, length, 3);
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

int64_t ccompression_frame_size(const uint8_t *frame, size_t length) {
  unsigned long long size = ZSTD_getFrameContentSize(frame, length);
  return size > INT64_MAX ? -1 : (int64_t)size;
}

int ccompression_frame_read(const uint8_t *frame, size_t length, uint8_t *target, size_t size) {
  ZSTD_DCtx *context = unpacking_context();
  return context && ZSTD_decompressDCtx(context, target, size, frame, length) == size;
}
