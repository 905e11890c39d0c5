#pragma once

#include <cstdint>
#include <string>

/// Walks a model file of fastText, version 12, and says what is wrong with it; an empty string when
/// every count, range and length in it is sound. Nothing larger than `limit` bytes is accepted.
std::string faultOfModelFile(const std::string &path, uint64_t limit);
