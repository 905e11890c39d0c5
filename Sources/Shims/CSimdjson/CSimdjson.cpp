#include "CSimdjson.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cstring>
#include <new>
#include <string>
#include <vector>

using simdjson::dom::element;
using simdjson::dom::element_type;

namespace {

struct Name {
  std::string text;
  size_t slot;
  uint32_t rank;
};

constexpr size_t longest_name = 128;
constexpr uint32_t unset = UINT32_MAX;

char folded(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
  return c == '-' || c == ' ' ? '_' : c;
}

bool is_number_byte(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// The number grammar of RFC 8259, section 6, without bounds on its value.
bool is_number(const char *p, const char *end) {
  auto digits = [&] {
    const char *start = p;
    while (p < end && *p >= '0' && *p <= '9') ++p;
    return p > start;
  };
  if (p < end && *p == '-') ++p;
  if (p < end && *p == '0') ++p;
  else if (!digits()) return false;
  if (p < end && *p == '.') {
    ++p;
    if (!digits()) return false;
  }
  if (p < end && (*p == 'e' || *p == 'E')) {
    ++p;
    if (p < end && (*p == '+' || *p == '-')) ++p;
    if (!digits()) return false;
  }
  return p == end;
}

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

  /// Writes what tools write in spite of RFC 8259 as what they mean: numbers beyond 64 bits, which
  /// are ids, as strings; NaN and Infinity as null. Returns whether there was any.
  bool widen(const uint8_t *bytes, size_t length) {
    const char *p = reinterpret_cast<const char *>(bytes);
    const char *end = p + length;
    bool in_string = false;
    bool changed = false;
    widened.clear();
    while (p < end) {
      if (in_string) {
        if (*p == '\\' && p + 1 < end) widened.push_back(*p++);
        else if (*p == '"') in_string = false;
        widened.push_back(*p++);
      } else if (*p == '-' || (*p >= '0' && *p <= '9')) {
        const char *start = p;
        while (p < end && is_number_byte(*p)) ++p;
        bool quote = p - start > 18 && is_number(start, p);
        if (quote) widened.push_back('"');
        widened.append(start, p);
        if (quote) widened.push_back('"');
        changed = changed || quote;
      } else if (*p == 'N' || *p == 'I') {
        std::string_view rest(p, static_cast<size_t>(end - p));
        size_t length = rest.substr(0, 3) == "NaN" ? 3 : rest.substr(0, 8) == "Infinity" ? 8 : 0;
        if (length == 0) return false;
        if (!widened.empty() && widened.back() == '-') widened.pop_back();
        widened.append("null");
        p += length;
        changed = true;
      } else {
        in_string = *p == '"';
        widened.push_back(*p++);
      }
    }
    return changed;
  }

  csimdjson_value value(const element &element, size_t slot) {
    std::array<char, 40> &buffer = numbers[slot];
    char *end = buffer.data();
    switch (element.type()) {
      case element_type::STRING: {
        std::string_view text = element.get_string().value_unsafe();
        return {reinterpret_cast<const uint8_t *>(text.data()), text.size()};
      }
      case element_type::INT64:
        end = std::to_chars(
            end, end + buffer.size(), element.get_int64().value_unsafe()).ptr;
        break;
      case element_type::UINT64:
        end = std::to_chars(
            end, end + buffer.size(), element.get_uint64().value_unsafe()).ptr;
        break;
      case element_type::DOUBLE: {
        double number = element.get_double().value_unsafe();
        // Times and ids must not come out as 1.65e+09.
        bool plain = number > -1e15 && number < 1e15 && (number >= 1 || number <= -1);
        auto written = std::to_chars(
            end, end + buffer.size(), number,
            plain ? std::chars_format::fixed : std::chars_format::general);
        if (written.ec != std::errc()) return {nullptr, 0};
        end = written.ptr;
        break;
      }
      case element_type::BOOL: {
        bool yes = element.get_bool().value_unsafe();
        std::memcpy(end, yes ? "true" : "false", yes ? 4 : 5);
        end += yes ? 4 : 5;
        break;
      }
      default:
        return {nullptr, 0};
    }
    return {
        reinterpret_cast<const uint8_t *>(buffer.data()), static_cast<size_t>(end - buffer.data())};
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
      csimdjson_value found = value(element, name->slot);
      if (!found.data) continue;
      values[name->slot] = found;
      ranks[name->slot] = name->rank;
    }
  }
};

static int reason(simdjson::error_code error) {
  switch (error) {
    case simdjson::SUCCESS: return CSIMDJSON_OK;
    case simdjson::INCORRECT_TYPE: return CSIMDJSON_NOT_AN_OBJECT;
    case simdjson::DEPTH_ERROR: return CSIMDJSON_TOO_DEEP;
    case simdjson::UTF8_ERROR: return CSIMDJSON_BAD_UTF8;
    case simdjson::UNCLOSED_STRING: return CSIMDJSON_UNCLOSED_STRING;
    case simdjson::STRING_ERROR: return CSIMDJSON_BAD_STRING;
    case simdjson::NUMBER_ERROR: return CSIMDJSON_BAD_NUMBER;
    case simdjson::CAPACITY: return CSIMDJSON_TOO_LARGE;
    case simdjson::MEMALLOC: return CSIMDJSON_MEMORY;
    default: return CSIMDJSON_SYNTAX;
  }
}

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
    if (parser->parser.capacity() < length || parser->parser.max_depth() != parser->depth) {
      size_t capacity = length < 4096 ? 4096 : length;
      if (auto error = parser->parser.allocate(capacity, parser->depth)) return reason(error);
    }
    simdjson::dom::object object;
    auto error = parser->parser.parse(bytes, length, false).get(object);
    bool may_be_meant = error == simdjson::NUMBER_ERROR || error == simdjson::TAPE_ERROR;
    if (may_be_meant && parser->widen(bytes, length)) {
      size_t wider = parser->widened.size();
      parser->widened.append(CSIMDJSON_PADDING, ' ');
      if (parser->parser.capacity() < wider) {
        if (auto failed = parser->parser.allocate(wider, parser->depth)) return reason(failed);
      }
      error = parser->parser.parse(
          reinterpret_cast<const uint8_t *>(parser->widened.data()), wider, false).get(object);
    }
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
