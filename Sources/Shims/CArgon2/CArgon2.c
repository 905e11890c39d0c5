#include "CArgon2.h"

#include <argon2.h>

size_t cargon2_length(
    uint32_t passes, uint32_t kibibytes, uint32_t lanes, uint32_t salt_length,
    uint32_t hash_length) {
  return argon2_encodedlen(passes, kibibytes, lanes, salt_length, hash_length, Argon2_id);
}

bool cargon2_hash(
    const uint8_t *password, size_t length, const uint8_t *salt, size_t salt_length,
    uint32_t passes, uint32_t kibibytes, uint32_t lanes, uint32_t hash_length, char *encoded,
    size_t room) {
  return argon2id_hash_encoded(
             passes, kibibytes, lanes, password, length, salt, salt_length, hash_length, encoded,
             room) == ARGON2_OK;
}

bool cargon2_verify(const char *encoded, const uint8_t *password, size_t length) {
  return argon2id_verify(encoded, password, length) == ARGON2_OK;
}
