#ifndef CSIMDJSON_VALUES_HPP
#define CSIMDJSON_VALUES_HPP

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cstring>
#include <string>

#include "CSimdjson.h"

/// What both readers do with keys, values and errors.
namespace csimdjson {

constexpr size_t longest_name = 128;
constexpr uint32_t unset = UINT32_MAX;

inline char folded(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
  return c == '-' || c == ' ' ? '_' : c;
}

inline bool is_number_byte(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// The number grammar of RFC 8259, section 6, without bounds on its value.
inline bool is_number(const char *p, const char *end) {
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

/// Writes what tools write in spite of RFC 8259 as what they mean: numbers beyond 64 bits, which
/// are ids, as strings; NaN and Infinity as null. Returns whether there was any.
inline bool widen(const uint8_t *bytes, size_t length, std::string &widened) {
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

/// The value as text; numbers and booleans are written into the buffer.
inline csimdjson_value value(
    const simdjson::dom::element &element, std::array<char, 40> &buffer) {
  using simdjson::dom::element_type;
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

inline int reason(simdjson::error_code error) {
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

/// Parses one value; where that fails, once more as it may have been meant.
inline simdjson::error_code parse(
    simdjson::dom::parser &parser, size_t depth, std::string &widened, const uint8_t *bytes,
    size_t length, simdjson::dom::element &element) {
  if (parser.capacity() < length || parser.max_depth() != depth) {
    size_t capacity = length < 4096 ? 4096 : length;
    if (auto error = parser.allocate(capacity, depth)) return error;
  }
  auto error = parser.parse(bytes, length, false).get(element);
  bool may_be_meant = error == simdjson::NUMBER_ERROR || error == simdjson::TAPE_ERROR;
  if (may_be_meant && widen(bytes, length, widened)) {
    size_t wider = widened.size();
    widened.append(CSIMDJSON_PADDING, ' ');
    if (parser.capacity() < wider) {
      if (auto failed = parser.allocate(wider, depth)) return failed;
    }
    error = parser.parse(
        reinterpret_cast<const uint8_t *>(widened.data()), wider, false).get(element);
  }
  return error;
}

}  // namespace csimdjson

#endif
