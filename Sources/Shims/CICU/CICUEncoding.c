#include "CICUEncoding.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

enum { PIVOT = 4096 };

struct cicu_decoder {
  UConverter *from;
  UConverter *to;
  UChar pivot[PIVOT];
  UChar *pivot_source;
  UChar *pivot_target;
  bool fresh;
  uint64_t malformed;
  uint64_t first_malformed;
  uint64_t consumed;
  const char *chunk;
};

static void count_malformed(
    const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
  (void)units;
  if (reason > UCNV_IRREGULAR) return;
  cicu_decoder *decoder = (cicu_decoder *)context;
  if (decoder->malformed == 0) {
    ptrdiff_t inside = args->source - decoder->chunk - length;
    decoder->first_malformed = decoder->consumed + (inside > 0 ? (uint64_t)inside : 0);
  }
  decoder->malformed += 1;
  static const UChar replacement[] = {0xFFFD};
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, replacement, 1, 0, status);
}

cicu_decoder *cicu_decoder_open(const char *name) {
  cicu_decoder *decoder = calloc(1, sizeof *decoder);
  if (!decoder) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  decoder->from = ucnv_open(name, &status);
  decoder->to = ucnv_open("UTF-8", &status);
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(decoder->from, count_malformed, decoder, NULL, NULL, &status);
  }
  if (U_FAILURE(status)) {
    cicu_decoder_close(decoder);
    return NULL;
  }
  decoder->pivot_source = decoder->pivot_target = decoder->pivot;
  decoder->fresh = true;
  return decoder;
}

void cicu_decoder_close(cicu_decoder *decoder) {
  if (!decoder) return;
  if (decoder->from) ucnv_close(decoder->from);
  if (decoder->to) ucnv_close(decoder->to);
  free(decoder);
}

int cicu_decoder_decode(
    cicu_decoder *decoder, const uint8_t *source, size_t source_length, uint8_t *target,
    size_t capacity, bool flush, size_t *consumed, size_t *written) {
  const char *in = (const char *)source;
  char *out = (char *)target;
  UErrorCode status = U_ZERO_ERROR;
  decoder->chunk = in;
  ucnv_convertEx(
      decoder->to, decoder->from, &out, out + capacity, &in, in + source_length, decoder->pivot,
      &decoder->pivot_source, &decoder->pivot_target, decoder->pivot + PIVOT, decoder->fresh,
      flush, &status);
  decoder->fresh = false;
  *consumed = (size_t)(in - (const char *)source);
  *written = (size_t)(out - (char *)target);
  decoder->consumed += *consumed;
  if (status == U_BUFFER_OVERFLOW_ERROR) return 1;
  return U_FAILURE(status) ? -1 : 0;
}

uint64_t cicu_decoder_malformed(const cicu_decoder *decoder) { return decoder->malformed; }

uint64_t cicu_decoder_first_malformed(const cicu_decoder *decoder) {
  return decoder->first_malformed;
}

size_t cicu_detect(
    const uint8_t *bytes, size_t length, bool strip_markup, cicu_guess *guesses, size_t capacity) {
  if (length > INT32_MAX) length = INT32_MAX;
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return 0;
  ucsdet_enableInputFilter(detector, strip_markup);
  ucsdet_setText(detector, (const char *)bytes, (int32_t)length, &status);
  int32_t found = 0;
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &status);
  size_t count = 0;
  if (U_SUCCESS(status) && matches) {
    for (int32_t i = 0; i < found && count < capacity; i++) {
      const char *name = ucsdet_getName(matches[i], &status);
      int32_t confidence = ucsdet_getConfidence(matches[i], &status);
      if (U_FAILURE(status) || !name) break;
      strncpy(guesses[count].name, name, sizeof guesses[count].name - 1);
      guesses[count].name[sizeof guesses[count].name - 1] = 0;
      guesses[count].confidence = confidence;
      count += 1;
    }
  }
  ucsdet_close(detector);
  return count;
}
