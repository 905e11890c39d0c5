#include "CMalloc.h"

#include <malloc.h>

void cmalloc_trim(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

void cmalloc_keep(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_TOP_PAD, 16 << 20);
#endif
}
