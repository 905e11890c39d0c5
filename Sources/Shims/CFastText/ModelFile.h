#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// What is read of a model file besides the library's own reading: how words become numbers of rows.
struct ModelFile {
  int32_t words = 0;
  int32_t wordNgrams = 1;
  int32_t bucket = 1;
  int32_t shortest = 0;
  int32_t longest = 0;
  /// Whether only the n-grams of `ngrams` have rows.
  bool isPruned = false;
  struct Ngram {
    int32_t hash;
    int32_t row;
  };
  std::vector<Ngram> ngrams;

  /// Walks a model file of fastText, version 12, and returns what is wrong with it; an empty string when every
  /// count, range and length in it is sound. Nothing larger than `limit` bytes is accepted.
  std::string read(const std::string &path, uint64_t limit);
};
