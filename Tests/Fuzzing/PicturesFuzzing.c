#include "CPictures.h"

#include <stdlib.h>
#include <string.h>

// Looks for codes in whatever bytes; what is written stays in its room, and its lengths add up.
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  enum { most = 4096 };
  // The room is asked for at its exact size, so that the address sanitizer sees a byte too much.
  size_t room = count > 0 ? bytes[count - 1] * 16 : most;
  uint8_t *texts = malloc(room + 1);
  size_t length = 0;
  if (!texts) return 0;
  tocsin_picture_outcome outcome = tocsin_picture_codes(bytes, count, texts, room, &length);
  if (length > room || (outcome != tocsin_picture_read && length > 0)) abort();
  for (size_t at = 0; at < length;) {
    if (length - at < 4) abort();
    size_t text = texts[at] | texts[at + 1] << 8 | texts[at + 2] << 16 | (size_t)texts[at + 3] << 24;
    if (text > length - at - 4) abort();
    at += 4 + text;
  }
  free(texts);
  return 0;
}
