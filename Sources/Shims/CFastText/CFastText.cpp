#include "CFastText.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <exception>
#include <fasttext/fasttext.h>
#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <vector>

#include "LineReader.h"
#include "ModelFile.h"

struct cfasttext_model {
  fasttext::FastText classifier;
  std::shared_ptr<const fasttext::Dictionary> dictionary;
  std::unique_ptr<const LineReader> reader;
  std::vector<std::string> labels;
};

namespace {

constexpr uint64_t largestFile = uint64_t(256) << 20;

/// A stream over bytes that are somewhere already, and a line break behind them: the model was trained on
/// whole lines.
class LineBuffer : public std::streambuf {
 public:
  LineBuffer(const uint8_t *text, size_t length) {
    char *start = const_cast<char *>(reinterpret_cast<const char *>(text));
    setg(start, start, start + length);
  }

 protected:
  int_type underflow() override {
    if (isEnded) return traits_type::eof();
    isEnded = true;
    setg(&lineBreak, &lineBreak, &lineBreak + 1);
    return traits_type::to_int_type(lineBreak);
  }

 private:
  char lineBreak = '\n';
  bool isEnded = false;
};

void write(const std::string &text, char *target, size_t capacity) {
  if (capacity == 0) return;
  const size_t length = std::min(text.size(), capacity - 1);
  std::memcpy(target, text.data(), length);
  target[length] = 0;
}

int32_t answer(
    const cfasttext_model *model, const std::vector<int32_t> &rows, cfasttext_answer *answers,
    int32_t capacity) {
  if (capacity <= 0) return 0;
  fasttext::Predictions predictions;
  model->classifier.predict(capacity, rows, predictions, 0);
  const int32_t count = std::min(capacity, int32_t(predictions.size()));
  for (int32_t index = 0; index < count; index++) {
    const auto &prediction = predictions[size_t(index)];
    answers[index] = {prediction.second, std::min(1.0f, std::exp(prediction.first))};
  }
  return count;
}

}  // namespace

cfasttext_model *cfasttext_open(const char *path, char *reason, size_t capacity) {
  try {
    ModelFile file;
    const std::string fault = file.read(path, largestFile);
    if (!fault.empty()) {
      write(fault, reason, capacity);
      return nullptr;
    }
    auto model = std::make_unique<cfasttext_model>();
    model->classifier.loadModel(path);
    model->dictionary = model->classifier.getDictionary();
    model->reader = std::make_unique<LineReader>(model->dictionary, file);
    for (int32_t label = 0; label < model->dictionary->nlabels(); label++) {
      model->labels.push_back(model->dictionary->getLabel(label));
    }
    return model.release();
  } catch (const std::exception &failure) {
    write(failure.what(), reason, capacity);
    return nullptr;
  }
}

void cfasttext_close(cfasttext_model *model) { delete model; }

int32_t cfasttext_label_count(const cfasttext_model *model) { return int32_t(model->labels.size()); }

const char *cfasttext_label(const cfasttext_model *model, int32_t label) {
  if (label < 0 || size_t(label) >= model->labels.size()) return nullptr;
  return model->labels[size_t(label)].c_str();
}

int32_t cfasttext_predict(
    const cfasttext_model *model, const uint8_t *text, size_t length, cfasttext_answer *answers,
    int32_t capacity) {
  if (!model->reader->canRead()) return cfasttext_predict_plainly(model, text, length, answers, capacity);
  try {
    std::vector<int32_t> rows;
    rows.reserve(2 * length);
    model->reader->read(text, length, rows);
    return answer(model, rows, answers, capacity);
  } catch (const std::exception &) {
    return 0;
  }
}

int32_t cfasttext_predict_plainly(
    const cfasttext_model *model, const uint8_t *text, size_t length, cfasttext_answer *answers,
    int32_t capacity) {
  try {
    LineBuffer buffer(text, length);
    std::istream line(&buffer);
    std::vector<int32_t> rows, labels;
    model->dictionary->getLine(line, rows, labels);
    return answer(model, rows, answers, capacity);
  } catch (const std::exception &) {
    return 0;
  }
}
