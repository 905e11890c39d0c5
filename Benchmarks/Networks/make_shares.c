/* Writes shares for timing: make_shares COUNT SEED [FILE], without a file to standard output.

   Accounts and objects are drawn by a power law; an object is shared at ever longer intervals after it appears. A hundredth of the
   shares are made by groups of eight that share an object within 45 s. The same seed gives the same rows. In C, so that what is timed
   does not wait for it: about 10 million rows a second. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;

/* SplitMix64 (Steele, Lea and Flood, 2014). */
static uint64_t mixed(uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}
static uint64_t next(void) { return mixed(state += 0x9E3779B97F4A7C15u); }
static double part(void) { return (double)(next() >> 11) * 0x1p-53; }
static uint64_t below(uint64_t bound) { return (uint64_t)(((unsigned __int128)next() * bound) >> 64); }

static char buffer[1 << 16];
static size_t filled;

static void digits(uint64_t value, int width) {
  char text[24];
  int count = 0;
  while (value || count < width) {
    text[count++] = (char)('0' + value % 10);
    value /= 10;
  }
  while (count) buffer[filled++] = text[--count];
}
static void word(const char *text) {
  size_t length = strlen(text);
  memcpy(buffer + filled, text, length);
  filled += length;
}

static uint64_t made;

static void share(uint64_t object, uint64_t account, int64_t time) {
  if (filled > sizeof buffer - 256) {
    if (fwrite(buffer, 1, filled, stdout) != filled) exit(1);
    filled = 0;
  }
  word("object");
  digits(object, 8);
  word(",account");
  digits(account, 8);
  word(",content");
  digits(made++, 9);
  word(",");
  digits((uint64_t)time, 1);
  word("\n");
}

int main(int count_of_arguments, char **arguments) {
  if (count_of_arguments != 3 && count_of_arguments != 4) {
    fprintf(stderr, "usage: make_shares COUNT SEED [FILE]\n");
    return 64;
  }
  if (count_of_arguments == 4 && !freopen(arguments[3], "wb", stdout)) {
    perror(arguments[3]);
    return 1;
  }
  uint64_t count = strtoull(arguments[1], NULL, 10), seed = strtoull(arguments[2], NULL, 10);
  uint64_t objects = count / 5 > 10 ? count / 5 : 10, accounts = count / 4 > 10 ? count / 4 : 10;
  uint64_t groups = count / 20000 > 1 ? count / 20000 : 1;
  state = mixed(seed);
  word("object_id,account_id,content_id,timestamp_share\n");
  while (made < count) {
    double draw = part();
    uint64_t object = (uint64_t)((double)objects * draw * draw * sqrt(draw));
    int64_t born = 1700000000 + (int64_t)(mixed(object ^ mixed(seed + 1)) % 20000000);
    if (part() < 0.0017) {
      int64_t start = born + (int64_t)below(86400);
      uint64_t group = below(groups);
      for (uint64_t member = 0; member < 8 && made < count; member++)
        if (part() < 0.6) share(object, group * 8 + member, start + (int64_t)below(46));
    } else {
      double other = part();
      share(object, (uint64_t)((double)accounts * other * other), born + (int64_t)(-40000 * log(1 - part())));
    }
  }
  return fwrite(buffer, 1, filled, stdout) != filled || fflush(stdout) != 0;
}
