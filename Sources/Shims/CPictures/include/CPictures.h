#ifndef CPICTURES_H
#define CPICTURES_H

#include <stddef.h>
#include <stdint.h>

/// What became of a picture.
typedef enum {
  tocsin_picture_read = 0,
  /// Neither PNG, JPEG nor PGM.
  tocsin_picture_unknown = 1,
  tocsin_picture_damaged = 2,
  /// More than `TOCSIN_PICTURE_PIXELS`.
  tocsin_picture_too_large = 3,
  tocsin_picture_no_memory = 4,
} tocsin_picture_outcome;

/// Pixels of a picture that is looked at: a page at 300 dots an inch has 9 million.
#define TOCSIN_PICTURE_PIXELS 40000000

/// Looks for QR codes (ISO/IEC 18004) in a PNG, a JPEG or a PGM (P5), by libpng, libjpeg and ZBar; dark on light and light on dark.
///
/// Writes the text of each code to `texts`, its length before it as four bytes, the lowest first; codes that find no more room are left
/// out. `length` becomes the bytes that were written. To be called in a process that may do nothing else.
tocsin_picture_outcome tocsin_picture_codes(const uint8_t *_Nonnull bytes, size_t count,
                                            uint8_t *_Nonnull texts, size_t room,
                                            size_t *_Nonnull length);

#endif
