#include "CSentencePiece.h"

#include <sentencepiece_processor.h>

#include <cstring>
#include <exception>
#include <new>
#include <string>

using sentencepiece::ImmutableSentencePieceText;
using sentencepiece::SentencePieceProcessor;

// No exception may leave a C function.
struct csentencepiece_model {
  SentencePieceProcessor processor;
  int32_t unknown = -1;
};

static void explain(const char *message, char *reason, size_t capacity) {
  if (capacity == 0) return;
  std::strncpy(reason, message, capacity - 1);
  reason[capacity - 1] = 0;
}

csentencepiece_model *csentencepiece_open(
    const uint8_t *bytes, size_t count, char *reason, size_t capacity) {
  csentencepiece_model *model = nullptr;
  try {
    model = new csentencepiece_model;
    auto status = model->processor.LoadFromSerializedProto(
        {reinterpret_cast<const char *>(bytes), count});
    if (status.ok()) {
      model->unknown = model->processor.unk_id();
      return model;
    }
    explain(status.ToString().c_str(), reason, capacity);
  } catch (const std::exception &failure) {
    explain(failure.what(), reason, capacity);
  }
  delete model;
  return nullptr;
}

void csentencepiece_close(csentencepiece_model *model) { delete model; }

size_t csentencepiece_size(const csentencepiece_model *model) {
  int size = model->processor.GetPieceSize();
  return size > 0 ? size : 0;
}

int32_t csentencepiece_unknown(const csentencepiece_model *model) { return model->unknown; }
int32_t csentencepiece_begin(const csentencepiece_model *model) {
  return model->processor.bos_id();
}
int32_t csentencepiece_end(const csentencepiece_model *model) { return model->processor.eos_id(); }

static size_t characters(const std::string &text) {
  size_t count = 0;
  for (unsigned char byte : text) count += (byte & 0xC0) != 0x80;
  return count;
}

ptrdiff_t csentencepiece_encode(
    const csentencepiece_model *model, const uint8_t *text, size_t count, int32_t *ids,
    size_t capacity) {
  try {
    ImmutableSentencePieceText pieces;
    auto status = model->processor.Encode(
        {reinterpret_cast<const char *>(text), count}, pieces.mutable_proto());
    if (!status.ok()) return 0;
    size_t total = 0;
    size_t found = pieces.pieces_size();
    for (size_t i = 0; i < found; i++) {
      auto piece = pieces.pieces(static_cast<int>(i));
      auto id = static_cast<int32_t>(piece.id());
      size_t times = id == model->unknown ? characters(piece.piece()) : 1;
      for (; times > 0; times--, total++) {
        if (total < capacity) ids[total] = id;
      }
    }
    return static_cast<ptrdiff_t>(total);
  } catch (const std::exception &) {
    return -1;
  }
}
