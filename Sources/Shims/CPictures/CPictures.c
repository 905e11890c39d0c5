#include "CPictures.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>
#include <zbar.h>

/// Light values, a byte each, row by row.
typedef struct {
  uint8_t *pixels;
  uint32_t width, height;
} gray;

/// A code of 21 modules a side is found from about 2 pixels a module on; a longer side than this shows no code better.
enum { longest = 2400, shortest = 300, border = 24 };

static tocsin_picture_outcome read_png(const uint8_t *bytes, size_t count, gray *out) {
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes, count)) return tocsin_picture_damaged;
  if ((uint64_t)image.width * image.height > TOCSIN_PICTURE_PIXELS) {
    png_image_free(&image);
    return tocsin_picture_too_large;
  }
  image.format = PNG_FORMAT_GRAY;
  out->width = image.width;
  out->height = image.height;
  out->pixels = malloc(PNG_IMAGE_SIZE(image));
  if (!out->pixels) {
    png_image_free(&image);
    return tocsin_picture_no_memory;
  }
  // What is transparent lies on a white mail.
  png_color white = {255, 255, 255};
  if (!png_image_finish_read(&image, &white, out->pixels, 0, NULL)) {
    png_image_free(&image);
    return tocsin_picture_damaged;
  }
  return tocsin_picture_read;
}

typedef struct {
  struct jpeg_error_mgr manager;
  jmp_buf back;
} jpeg_errors;

static void leave(j_common_ptr info) { longjmp(((jpeg_errors *)info->err)->back, 1); }
static void hush(j_common_ptr info, int level) {
  (void)level;
  // A damaged stream can warn for ever; the decoder would go on with noise.
  if (level < 0 && ++info->err->num_warnings > 1000) leave(info);
}
static void say_nothing(j_common_ptr info) { (void)info; }

static tocsin_picture_outcome read_jpeg(const uint8_t *bytes, size_t count, gray *out) {
  struct jpeg_decompress_struct info;
  jpeg_errors errors;
  info.err = jpeg_std_error(&errors.manager);
  errors.manager.error_exit = leave;
  errors.manager.emit_message = hush;
  errors.manager.output_message = say_nothing;
  volatile tocsin_picture_outcome outcome = tocsin_picture_damaged;
  if (setjmp(errors.back)) {
    jpeg_destroy_decompress(&info);
    return outcome;
  }
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, bytes, count);
  jpeg_read_header(&info, TRUE);
  if ((uint64_t)info.image_width * info.image_height > TOCSIN_PICTURE_PIXELS) {
    jpeg_destroy_decompress(&info);
    return tocsin_picture_too_large;
  }
  info.out_color_space = JCS_GRAYSCALE;
  uint32_t side = info.image_width > info.image_height ? info.image_width : info.image_height;
  while (side / info.scale_denom > longest && info.scale_denom < 8) info.scale_denom *= 2;
  jpeg_start_decompress(&info);
  out->width = info.output_width;
  out->height = info.output_height;
  out->pixels = malloc((size_t)out->width * out->height + 1);
  if (!out->pixels) {
    outcome = tocsin_picture_no_memory;
    longjmp(errors.back, 1);
  }
  while (info.output_scanline < info.output_height) {
    JSAMPROW row = out->pixels + (size_t)info.output_scanline * out->width;
    jpeg_read_scanlines(&info, &row, 1);
  }
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  return tocsin_picture_read;
}

/// A number of a PGM's head, blanks and remarks before it passed over; the place behind it, or NULL.
static const uint8_t *pgm_number(const uint8_t *at, const uint8_t *end, uint32_t *value) {
  while (at < end && (*at <= ' ' || *at == '#')) {
    if (*at == '#') while (at < end && *at != '\n') at++;
    else at++;
  }
  uint64_t number = 0;
  const uint8_t *start = at;
  while (at < end && *at >= '0' && *at <= '9' && number < 1000000) number = number * 10 + (*at++ - '0');
  *value = (uint32_t)number;
  return at > start && at < end ? at : NULL;
}

static tocsin_picture_outcome read_pgm(const uint8_t *bytes, size_t count, gray *out) {
  const uint8_t *end = bytes + count, *at = bytes + 2;
  uint32_t most = 0;
  if (!(at = pgm_number(at, end, &out->width)) || !(at = pgm_number(at, end, &out->height)) ||
      !(at = pgm_number(at, end, &most)) || most != 255)
    return tocsin_picture_damaged;
  at++;
  uint64_t size = (uint64_t)out->width * out->height;
  if (size > TOCSIN_PICTURE_PIXELS) return tocsin_picture_too_large;
  if (size == 0 || (uint64_t)(end - at) < size) return tocsin_picture_damaged;
  out->pixels = malloc(size);
  if (!out->pixels) return tocsin_picture_no_memory;
  memcpy(out->pixels, at, size);
  return tocsin_picture_read;
}

/// Which of some rows or columns are kept, by the least and the greatest light value of each: those in which ZBar sees an edge, and as many
/// beside them as a code's border needs. Returns how many, whose numbers then stand first.
static uint32_t keep(const uint8_t *least, const uint8_t *most, uint32_t count, uint32_t beside, uint32_t *kept) {
  // ZBar takes smaller steps for noise (ZBAR_SCANNER_THRESH_MIN).
  enum { step = 4 };
  uint32_t length = 0, next = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (most[i] - least[i] < step) continue;
    uint32_t from = i > beside ? i - beside : 0, to = i + beside < count ? i + beside : count - 1;
    for (uint32_t j = from > next ? from : next; j <= to; j++) kept[length++] = j;
    next = to + 1;
  }
  return length;
}

/// Takes out of a picture the rows and columns in which there is nothing from one end to the other: most of a page is margins, and what is
/// left is read in half the time. A code has no such row. Returns whether anything is left.
static bool crop(gray *picture) {
  const uint32_t width = picture->width, height = picture->height, longer = width > height ? width : height;
  // Four values for each row and column, and the numbers of those that are kept.
  uint8_t *edges = malloc(2 * ((size_t)width + height));
  uint32_t *kept = malloc(sizeof *kept * ((size_t)width + height));
  if (!edges || !kept) {
    free(edges);
    free(kept);
    return true;
  }
  uint8_t *low = edges, *high = edges + width, *row_low = high + width, *row_high = row_low + height;
  memset(low, 255, width);
  memset(high, 0, width);
  for (uint32_t y = 0; y < height; y++) {
    const uint8_t *row = picture->pixels + (size_t)y * width;
    uint8_t least = 255, most = 0;
    for (uint32_t x = 0; x < width; x++) {
      uint8_t light = row[x];
      least = light < least ? light : least;
      most = light > most ? light : most;
      low[x] = light < low[x] ? light : low[x];
      high[x] = light > high[x] ? light : high[x];
    }
    row_low[y] = least;
    row_high[y] = most;
  }
  // What is made smaller later keeps its border.
  uint32_t beside = border * (longer / longest + 1);
  uint32_t columns = keep(low, high, width, beside, kept);
  uint32_t rows = keep(row_low, row_high, height, beside, kept + width);
  uint8_t *to = picture->pixels;
  for (uint32_t y = 0; y < rows; y++) {
    const uint8_t *row = picture->pixels + (size_t)kept[width + y] * width;
    for (uint32_t x = 0; x < columns; x++) *to++ = row[kept[x]];
  }
  picture->width = columns;
  picture->height = rows;
  free(edges);
  free(kept);
  return columns > 0 && rows > 0;
}

/// The picture at a size at which codes are found, with a light border, which codes need and pictures cut off.
///
/// A large one is looked at for codes that are light on dark at half of its size: they are rare, and each picture without any code pays for
/// that look. Of 147 such codes 146 were still found.
static bool fit(const gray *picture, bool inverted, gray *out) {
  uint32_t side = picture->width > picture->height ? picture->width : picture->height;
  uint32_t down = 1, up = 1;
  while (side / down > longest) down++;
  if (inverted && side / down >= 4 * shortest) down *= 2;
  while (down == 1 && side * up < shortest) up++;
  uint32_t columns = picture->width / down, rows = picture->height / down;
  if (columns == 0 || rows == 0) return false;
  out->width = columns * up + 2 * border;
  out->height = rows * up + 2 * border;
  out->pixels = malloc((size_t)out->width * out->height);
  if (!out->pixels) return false;
  memset(out->pixels, 255, (size_t)out->width * out->height);
  const uint8_t mask = inverted ? 255 : 0;
  for (uint32_t y = 0; y < rows; y++) {
    uint8_t *row = out->pixels + (size_t)(y * up + border) * out->width + border, *to = row;
    const uint8_t *from = picture->pixels + (size_t)y * down * picture->width;
    for (uint32_t x = 0; x < columns; x++, from += down) {
      uint32_t sum = 0;
      for (uint32_t v = 0; v < down; v++)
        for (uint32_t u = 0; u < down; u++) sum += from[(size_t)v * picture->width + u];
      uint8_t light = (uint8_t)(sum / (down * down)) ^ mask;
      for (uint32_t u = 0; u < up; u++) *to++ = light;
    }
    for (uint32_t v = 1; v < up; v++) memcpy(row + (size_t)v * out->width, row, columns * up);
  }
  return true;
}

static size_t scan(gray *picture, uint8_t *texts, size_t room, size_t length) {
  zbar_image_scanner_t *scanner = zbar_image_scanner_create();
  zbar_image_t *image = zbar_image_create();
  if (scanner && image) {
    // Of what ZBar knows only codes that hold addresses: lines of a barcode are found in any photograph.
    zbar_image_scanner_set_config(scanner, 0, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, picture->width, picture->height);
    zbar_image_set_data(image, picture->pixels, (size_t)picture->width * picture->height, NULL);
    zbar_scan_image(scanner, image);
    for (const zbar_symbol_t *symbol = zbar_image_first_symbol(image); symbol;
         symbol = zbar_symbol_next(symbol)) {
      size_t size = zbar_symbol_get_data_length(symbol);
      if (size > room || room - size < 4 || length > room - size - 4) continue;
      for (int byte = 0; byte < 4; byte++) texts[length++] = (uint8_t)(size >> (8 * byte));
      memcpy(texts + length, zbar_symbol_get_data(symbol), size);
      length += size;
    }
  }
  if (image) zbar_image_destroy(image);
  if (scanner) zbar_image_scanner_destroy(scanner);
  return length;
}

tocsin_picture_outcome tocsin_picture_codes(const uint8_t *bytes, size_t count, uint8_t *texts,
                                            size_t room, size_t *length) {
  *length = 0;
  gray picture = {NULL, 0, 0};
  tocsin_picture_outcome outcome = tocsin_picture_unknown;
  if (count > 8 && !memcmp(bytes, "\x89PNG\r\n\x1a\n", 8)) outcome = read_png(bytes, count, &picture);
  else if (count > 3 && !memcmp(bytes, "\xff\xd8\xff", 3)) outcome = read_jpeg(bytes, count, &picture);
  else if (count > 2 && !memcmp(bytes, "P5", 2)) outcome = read_pgm(bytes, count, &picture);
  if (outcome == tocsin_picture_read && crop(&picture)) {
    // Codes that are light on dark are rarer, and not found as they are.
    for (int inverted = 0; inverted < 2 && *length == 0; inverted++) {
      gray ready = {NULL, 0, 0};
      if (!fit(&picture, inverted, &ready)) break;
      *length = scan(&ready, texts, room, *length);
      free(ready.pixels);
    }
  }
  free(picture.pixels);
  return outcome;
}
