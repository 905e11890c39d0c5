#include "ModelFile.h"

#include <cstring>
#include <fstream>
#include <vector>

namespace {

struct Fault {
  const char *what;
};

void require(bool condition, const char *what) {
  if (!condition) throw Fault{what};
}

/// Reads little-endian values from memory and never behind its end.
class Cursor {
 public:
  explicit Cursor(const std::vector<char> &bytes) : bytes(bytes) {}

  template <typename Value>
  Value next() {
    Value value;
    std::memcpy(&value, take(sizeof(Value)), sizeof(Value));
    return value;
  }

  const char *take(uint64_t length) {
    require(length <= bytes.size() - offset, "it ends too early");
    const char *start = bytes.data() + offset;
    offset += length;
    return start;
  }

  /// Passes over `count` values of `size` bytes.
  void skip(int64_t count, uint64_t size) {
    require(count >= 0 && uint64_t(count) <= bytes.size() / size, "a table is longer than the file");
    take(uint64_t(count) * size);
  }

  void skipWord() {
    const char *start = bytes.data() + offset;
    const void *end = std::memchr(start, 0, bytes.size() - offset);
    require(end != nullptr, "a word has no end");
    offset += uint64_t(static_cast<const char *>(end) - start) + 1;
  }

  bool isAtEnd() const { return offset == bytes.size(); }

 private:
  const std::vector<char> &bytes;
  uint64_t offset = 0;
};

enum { magic = 793712314, version = 12, supervised = 3, losses = 4, centroids = 256 };

struct Shape {
  int32_t dimension, words, labels;
  int64_t rows;
};

Shape walkHead(Cursor &file, ModelFile &model) {
  require(file.next<int32_t>() == magic, "it is not a fastText model");
  require(file.next<int32_t>() == version, "it is of another version of fastText");
  int32_t arguments[12];
  for (int32_t &argument : arguments) argument = file.next<int32_t>();
  file.next<double>();
  const int32_t dimension = arguments[0], wordNgrams = arguments[5], loss = arguments[6];
  const int32_t kind = arguments[7], bucket = arguments[8], shortest = arguments[9], longest = arguments[10];
  require(dimension > 0 && dimension <= 4096, "its dimension is out of range");
  require(kind == supervised && loss >= 1 && loss <= losses, "it does not classify");
  require(wordNgrams >= 1 && wordNgrams <= 8, "its word n-grams are out of range");
  require(shortest >= 0 && longest >= 0 && longest <= 32, "its n-grams are out of range");
  require(bucket > 0, "it has no buckets");

  model.wordNgrams = wordNgrams;
  model.bucket = bucket;
  model.shortest = shortest;
  model.longest = longest;

  const int32_t size = file.next<int32_t>();
  Shape shape{dimension, file.next<int32_t>(), file.next<int32_t>(), 0};
  file.next<int64_t>();
  const int64_t pruned = file.next<int64_t>();
  require(shape.words >= 0 && shape.labels > 0 && size > 0, "its dictionary is empty");
  require(int64_t(shape.words) + shape.labels == size, "its dictionary does not add up");
  for (int32_t index = 0; index < size; index++) {
    file.skipWord();
    const int64_t count = file.next<int64_t>();
    require(count >= 0 && count < (int64_t(1) << 50), "a word's count is out of range");
    require(file.next<int8_t>() == (index < shape.words ? 0 : 1), "its dictionary is out of order");
  }
  shape.rows = shape.words + (pruned < 0 ? bucket : pruned);
  model.words = shape.words;
  model.isPruned = pruned >= 0;
  for (int64_t index = 0; index < pruned; index++) {
    const int32_t hash = file.next<int32_t>(), row = file.next<int32_t>();
    require(hash >= 0 && hash < bucket && row >= 0 && row < pruned, "its index of n-grams is out of range");
    model.ngrams.push_back({hash, row});
  }
  return shape;
}

void walkQuantizer(Cursor &file, int64_t dimension, int64_t rows, int64_t codes) {
  const int32_t width = file.next<int32_t>(), parts = file.next<int32_t>();
  const int32_t part = file.next<int32_t>(), last = file.next<int32_t>();
  require(width == dimension && parts > 0 && part > 0 && last > 0 && last <= part, "a quantizer is misshapen");
  require(int64_t(parts - 1) * part + last == width, "a quantizer does not add up");
  require(codes == rows * parts, "a matrix has too many or too few codes");
  file.skip(int64_t(width) * centroids, sizeof(float));
}

void walkMatrix(Cursor &file, bool isQuantized, int64_t rows, int64_t columns) {
  const bool hasNorms = isQuantized && file.next<uint8_t>() != 0;
  require(file.next<int64_t>() == rows && file.next<int64_t>() == columns, "a matrix has another shape");
  if (!isQuantized) return file.skip(rows * columns, sizeof(float));
  const int32_t codes = file.next<int32_t>();
  file.skip(codes, 1);
  walkQuantizer(file, columns, rows, codes);
  if (hasNorms) {
    file.skip(rows, 1);
    walkQuantizer(file, 1, rows, rows);
  }
}

}  // namespace

std::string ModelFile::read(const std::string &path, uint64_t limit) {
  std::ifstream stream(path, std::ios::binary | std::ios::ate);
  if (!stream) return "it cannot be opened";
  const std::streamoff length = stream.tellg();
  if (length < 0) return "it cannot be read";
  if (uint64_t(length) > limit) return "it is too large";
  std::vector<char> bytes(static_cast<size_t>(length));
  stream.seekg(0);
  if (!stream.read(bytes.data(), length)) return "it cannot be read";
  try {
    Cursor file(bytes);
    const Shape shape = walkHead(file, *this);
    const bool isQuantized = file.next<uint8_t>() != 0;
    walkMatrix(file, isQuantized, shape.rows, shape.dimension);
    const bool isOutputQuantized = file.next<uint8_t>() != 0;
    walkMatrix(file, isQuantized && isOutputQuantized, shape.labels, shape.dimension);
    require(file.isAtEnd(), "something follows its end");
  } catch (const Fault &fault) {
    return fault.what;
  }
  return "";
}
