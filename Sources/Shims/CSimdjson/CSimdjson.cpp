#include "CSimdjson.h"

#include <array>
#include <new>
#include <string>
#include <vector>

#include "Values.hpp"

using simdjson::dom::element;
using simdjson::dom::element_type;
using namespace csimdjson;

namespace {

struct Name {
  std::string text;
  size_t slot;
  uint32_t rank;
};

}  // namespace

struct csimdjson_parser {
  simdjson::dom::parser parser;
  std::array<std::vector<Name>, longest_name + 1> names;
  std::vector<uint32_t> ranks;
  std::vector<std::array<char, 40>> numbers;
  std::string widened;
  size_t depth;

  csimdjson_parser(size_t slots, size_t depth)
      : ranks(slots), numbers(slots), depth(depth) {}

  const Name *find(std::string_view key) const {
    if (key.size() > longest_name) return nullptr;
    for (const Name &name : names[key.size()]) {
      size_t i = 0;
      while (i < key.size() && folded(key[i]) == name.text[i]) ++i;
      if (i == key.size()) return &name;
    }
    return nullptr;
  }

  void read(const simdjson::dom::object &object, csimdjson_value *values) {
    for (size_t slot = 0; slot < ranks.size(); ++slot) {
      ranks[slot] = unset;
      values[slot] = {nullptr, 0};
    }
    for (auto member : object) {
      const Name *name = find(member.key);
      if (!name || name->rank >= ranks[name->slot]) continue;
      element element = member.value;
      if (element.type() == element_type::ARRAY) {
        simdjson::dom::array array = element.get_array().value_unsafe();
        if (array.begin() == array.end()) continue;
        element = *array.begin();
      }
      csimdjson_value found = value(element, numbers[name->slot]);
      if (!found.data) continue;
      values[name->slot] = found;
      ranks[name->slot] = name->rank;
    }
  }
};

extern "C" csimdjson_parser *csimdjson_open(size_t slots, size_t depth) {
  try {
    return new csimdjson_parser(slots, depth);
  } catch (...) {
    return nullptr;
  }
}

extern "C" void csimdjson_close(csimdjson_parser *parser) { delete parser; }

extern "C" bool csimdjson_map(
    csimdjson_parser *parser, const uint8_t *name, size_t length, size_t slot, uint32_t rank) {
  if (length > longest_name || slot >= parser->ranks.size()) return false;
  try {
    std::string text(reinterpret_cast<const char *>(name), length);
    for (char &c : text) c = folded(c);
    parser->names[length].push_back({std::move(text), slot, rank});
    return true;
  } catch (...) {
    return false;
  }
}

extern "C" int csimdjson_parse(
    csimdjson_parser *parser, const uint8_t *bytes, size_t length, csimdjson_value *values) {
  try {
    element element;
    auto error = csimdjson::parse(
        parser->parser, parser->depth, parser->widened, bytes, length, element);
    simdjson::dom::object object;
    if (!error) error = element.get(object);
    if (error) return reason(error);
    parser->read(object, values);
    return CSIMDJSON_OK;
  } catch (...) {
    return CSIMDJSON_MEMORY;
  }
}

extern "C" bool csimdjson_is_utf8(const uint8_t *bytes, size_t length) {
  return simdjson::validate_utf8(reinterpret_cast<const char *>(bytes), length);
}
