#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <fasttext/dictionary.h>

#include "ModelFile.h"

/// Turns a line into numbers of rows as `Dictionary::getLine` does, several times faster: the library looks
/// every n-gram up in a chained hash table, of which most are not there.
class LineReader {
 public:
  LineReader(std::shared_ptr<const fasttext::Dictionary> dictionary, const ModelFile &file);

  /// Whether this model's lines can be read so.
  bool canRead() const { return wordNgrams == 1; }

  void read(const uint8_t *text, size_t length, std::vector<int32_t> &rows) const;

 private:
  void readWord(const std::string &word, std::vector<int32_t> &rows) const;
  void readNgrams(const std::string &word, std::vector<int32_t> &rows) const;
  void push(uint32_t hash, std::vector<int32_t> &rows) const;

  std::shared_ptr<const fasttext::Dictionary> dictionary;
  int32_t words, wordNgrams, shortest, longest;
  uint32_t bucket;
  bool isPruned;
  /// A bit for each hash that has a row; it fits into the second-level cache.
  std::vector<uint64_t> known;
  /// Open addressing, twice as large as needed: hash and row, or −1.
  std::vector<ModelFile::Ngram> table;
  uint32_t mask = 0;
};
