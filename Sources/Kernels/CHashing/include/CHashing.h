#ifndef TOCSIN_CHASHING_H
#define TOCSIN_CHASHING_H

#include <stdint.h>

/// FNV-1a in 64 bits (Fowler, Noll and Vo): a hash that grows unit by unit, so that all beginnings of a text have
/// theirs in one pass. The same in every run and on every machine.
///
/// For tables, and for digests of what is trusted: anyone can make texts that collide. In a header, since
/// what Swift modules share with `package` access is not inlined, and some of them hash every byte of their input.
typedef struct FNV1a {
  uint64_t value;
} FNV1a;

/// Of nothing.
static inline FNV1a tocsin_fnv1a_start(void) __attribute__((swift_name("getter:FNV1a.start()")));
static inline FNV1a tocsin_fnv1a_start(void) {
  FNV1a hash = {0xCBF29CE484222325u};
  return hash;
}

/// Takes a byte, or a scalar in one step.
static inline void tocsin_fnv1a_combine(FNV1a *hash, uint32_t unit)
    __attribute__((swift_name("FNV1a.combine(self:_:)")));
static inline void tocsin_fnv1a_combine(FNV1a *hash, uint32_t unit) {
  hash->value = (hash->value ^ unit) * 0x100000001B3u;
}

/// Asks the processor to fetch the cache line of an address; any address will do. Look-ups in tables that are larger
/// than the caches wait for memory most of their time: asked for together, their lines come together.
static inline void tocsin_prefetch(const void *address) __attribute__((swift_name("prefetch(_:)")));
static inline void tocsin_prefetch(const void *address) {
  __builtin_prefetch(address);
}

#endif
