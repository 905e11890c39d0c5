#ifndef CARGON2_H
#define CARGON2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Argon2id (RFC 9106) over Debian's libargon2, in the encoded form `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
///
/// Nothing is owned or kept: the caller gives all room, and memory for the work is freed before a call returns.

/// Bytes that an encoded hash of these sizes takes, its closing zero included.
size_t cargon2_length(
    uint32_t passes, uint32_t kibibytes, uint32_t lanes, uint32_t salt_length,
    uint32_t hash_length);

/// Whether it could be hashed: false where memory is short.
bool cargon2_hash(
    const uint8_t *_Nonnull password, size_t length, const uint8_t *_Nonnull salt,
    size_t salt_length, uint32_t passes, uint32_t kibibytes, uint32_t lanes,
    uint32_t hash_length, char *_Nonnull encoded, size_t room);

/// Whether the password is the one of an encoded hash, which ends with a zero. Takes as long as hashing with its parameters
/// did; what is no encoded hash is no password's.
bool cargon2_verify(
    const char *_Nonnull encoded, const uint8_t *_Nonnull password, size_t length);

#endif
