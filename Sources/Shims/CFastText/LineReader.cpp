#include "LineReader.h"

namespace {

/// FNV-1a as fastText has it: bytes are signed there.
struct Hash {
  uint32_t value = 2166136261u;

  void add(char byte) {
    value ^= uint32_t(int8_t(byte));
    value *= 16777619u;
  }
};

bool isBlank(uint8_t byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\v' || byte == '\f' || byte == 0;
}

bool continues(char byte) { return (byte & 0xC0) == 0x80; }

uint32_t spread(uint32_t hash) { return hash * 2654435761u >> 7; }

}  // namespace

LineReader::LineReader(std::shared_ptr<const fasttext::Dictionary> dictionary, const ModelFile &file)
    : dictionary(std::move(dictionary)),
      words(file.words),
      wordNgrams(file.wordNgrams),
      shortest(file.shortest),
      longest(file.longest),
      bucket(uint32_t(file.bucket)),
      isPruned(file.isPruned) {
  if (!isPruned) return;
  size_t size = 16;
  while (size < 2 * file.ngrams.size()) size *= 2;
  table.assign(size, {-1, 0});
  mask = uint32_t(size - 1);
  known.assign(bucket / 64 + 1, 0);
  for (const auto &ngram : file.ngrams) {
    uint32_t slot = spread(uint32_t(ngram.hash)) & mask;
    while (table[slot].hash >= 0 && table[slot].hash != ngram.hash) slot = (slot + 1) & mask;
    table[slot] = ngram;
    known[uint32_t(ngram.hash) / 64] |= uint64_t(1) << (uint32_t(ngram.hash) % 64);
  }
}

void LineReader::read(const uint8_t *text, size_t length, std::vector<int32_t> &rows) const {
  std::string word;
  for (size_t index = 0; index < length; index++) {
    if (!isBlank(text[index])) {
      word.push_back(char(text[index]));
    } else if (!word.empty()) {
      readWord(word, rows);
      if (word == fasttext::Dictionary::EOS) return;
      word.clear();
    }
    if (text[index] == '\n') break;
  }
  if (!word.empty()) readWord(word, rows);
  if (word != fasttext::Dictionary::EOS) readWord(fasttext::Dictionary::EOS, rows);
}

void LineReader::readWord(const std::string &word, std::vector<int32_t> &rows) const {
  const int32_t id = dictionary->getId(word);
  if (id >= words) return;
  if (id >= 0) {
    if (longest <= 0) {
      rows.push_back(id);
    } else {
      const auto &known = dictionary->getSubwords(id);
      rows.insert(rows.end(), known.begin(), known.end());
    }
  } else if (dictionary->getType(word) == fasttext::entry_type::word && word != fasttext::Dictionary::EOS) {
    readNgrams(fasttext::Dictionary::BOW + word + fasttext::Dictionary::EOW, rows);
  }
}

void LineReader::readNgrams(const std::string &word, std::vector<int32_t> &rows) const {
  for (size_t start = 0; start < word.size(); start++) {
    if (continues(word[start])) continue;
    Hash hash;
    size_t end = start;
    for (int32_t count = 1; end < word.size() && count <= longest; count++) {
      hash.add(word[end++]);
      while (end < word.size() && continues(word[end])) hash.add(word[end++]);
      const bool isMarkAlone = count == 1 && (start == 0 || end == word.size());
      if (count >= shortest && !isMarkAlone) push(hash.value % bucket, rows);
    }
  }
}

void LineReader::push(uint32_t hash, std::vector<int32_t> &rows) const {
  if (!isPruned) return rows.push_back(words + int32_t(hash));
  if ((known[hash / 64] >> (hash % 64) & 1) == 0) return;
  uint32_t slot = spread(hash) & mask;
  while (table[slot].hash != int32_t(hash)) slot = (slot + 1) & mask;
  rows.push_back(words + table[slot].row);
}
