#include "CSimdjsonNames.h"

#include <array>
#include <string>
#include <vector>

#include "Values.hpp"

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;
using namespace csimdjson;

namespace {

struct Key {
  std::string text;
  int field;
  uint32_t rank;
};

constexpr size_t fields = 3;

}  // namespace

struct csimdjson_names {
  simdjson::dom::parser parser;
  std::array<std::vector<Key>, longest_name + 1> keys;
  std::array<uint32_t, fields> ranks;
  std::array<csimdjson_value, fields> times;
  std::array<int64_t, fields> seconds;
  std::array<std::array<char, 40>, fields> numbers;
  std::vector<csimdjson_value> names;
  std::string widened;
  size_t depth;

  explicit csimdjson_names(size_t depth) : depth(depth) {}

  const Key *find(std::string_view key) const {
    if (key.size() > longest_name) return nullptr;
    for (const Key &known : keys[key.size()]) {
      size_t i = 0;
      while (i < key.size() && folded(key[i]) == known.text[i]) ++i;
      if (i == key.size()) return &known;
    }
    return nullptr;
  }

  void take(std::string_view text) {
    if (text.empty()) return;
    names.push_back({reinterpret_cast<const uint8_t *>(text.data()), text.size()});
  }

  /// A string, or the strings of an array; whether it was one of these.
  bool take(const element &element) {
    if (element.type() == element_type::STRING) {
      take(element.get_string().value_unsafe());
      return true;
    }
    if (element.type() != element_type::ARRAY) return false;
    for (auto member : element.get_array().value_unsafe()) {
      if (member.type() == element_type::STRING) take(member.get_string().value_unsafe());
    }
    return true;
  }

  /// Whether there is a time.
  bool time(const element &element, int field) {
    double number = 0;
    if (element.type() == element_type::INT64 || element.type() == element_type::DOUBLE) {
      number = element.get_double().value_unsafe();
    }
    bool is_seconds = number >= 1e8 && number < 1e10;
    seconds[field] = is_seconds ? static_cast<int64_t>(number) : 0;
    times[field] = is_seconds || element.type() == element_type::ARRAY
        ? csimdjson_value{nullptr, 0}
        : value(element, numbers[field]);
    return is_seconds || times[field].data;
  }

  /// `data` of CertStream: {"leaf_cert": {"all_domains": [...]}, "seen": 1.0} or ["a", "b"].
  int message(const object &message) {
    element data;
    if (message["data"].get(data)) return CSIMDJSON_NAMES_NONE;
    if (data.type() == element_type::ARRAY) {
      array list = data.get_array().value_unsafe();
      for (auto member : list) {
        if (member.type() != element_type::STRING) return CSIMDJSON_NAMES_NONE;
        take(member.get_string().value_unsafe());
      }
      return CSIMDJSON_NAMES_FOUND;
    }
    object certificate;
    element domains;
    if (data.get(certificate)) return CSIMDJSON_NAMES_NONE;
    if (certificate["leaf_cert"]["all_domains"].get(domains)) return CSIMDJSON_NAMES_NONE;
    if (!take(domains)) return CSIMDJSON_NAMES_NONE;
    element seen;
    if (!certificate["seen"].get(seen)) time(seen, CSIMDJSON_NAMES_FIRST_SEEN);
    return CSIMDJSON_NAMES_FOUND;
  }

  int read(const object &record) {
    ranks.fill(unset);
    bool is_message = false;
    for (auto member : record) {
      if (const Key *key = find(member.key)) {
        uint32_t &rank = ranks[key->field];
        if (key->field == CSIMDJSON_NAMES_NAME) {
          if (key->rank > rank) continue;
          auto type = member.value.type();
          if (type != element_type::STRING && type != element_type::ARRAY) continue;
          if (key->rank < rank) names.clear();
          take(member.value);
          rank = key->rank;
        } else if (key->rank < rank) {
          if (time(member.value, key->field)) rank = key->rank;
        }
      } else if (member.key == "message_type") {
        std::string_view type;
        is_message = !member.value.get(type);
        if (is_message && type != "certificate_update" && type != "dns_entries") {
          return CSIMDJSON_NAMES_HEARTBEAT;
        }
      } else if (member.key == "data") {
        is_message = true;
      }
    }
    if (ranks[CSIMDJSON_NAMES_NAME] != unset) return CSIMDJSON_NAMES_FOUND;
    return is_message ? message(record) : CSIMDJSON_NAMES_NONE;
  }
};

extern "C" csimdjson_names *csimdjson_names_open(size_t depth) {
  try {
    return new csimdjson_names(depth);
  } catch (...) {
    return nullptr;
  }
}

extern "C" void csimdjson_names_close(csimdjson_names *parser) { delete parser; }

extern "C" bool csimdjson_names_map(
    csimdjson_names *parser, const uint8_t *name, size_t length, int field, uint32_t rank) {
  if (length > longest_name || field < 0 || static_cast<size_t>(field) >= fields) return false;
  try {
    std::string text(reinterpret_cast<const char *>(name), length);
    for (char &c : text) c = folded(c);
    parser->keys[length].push_back({std::move(text), field, rank});
    return true;
  } catch (...) {
    return false;
  }
}

extern "C" int csimdjson_names_parse(
    csimdjson_names *parser, const uint8_t *bytes, size_t length, csimdjson_names_found *found) {
  try {
    *found = {CSIMDJSON_NAMES_NONE, nullptr, 0, {nullptr, 0}, {nullptr, 0}, 0, 0};
    element element;
    if (auto error = parse(
            parser->parser, parser->depth, parser->widened, bytes, length, element)) {
      return reason(error);
    }
    parser->names.clear();
    parser->times.fill({nullptr, 0});
    parser->seconds.fill(0);
    object record;
    if (!element.get(record)) {
      found->kind = parser->read(record);
    } else if (parser->take(element)) {
      found->kind = CSIMDJSON_NAMES_FOUND;
    }
    found->names = parser->names.data();
    found->count = parser->names.size();
    found->first_seen = parser->times[CSIMDJSON_NAMES_FIRST_SEEN];
    found->last_seen = parser->times[CSIMDJSON_NAMES_LAST_SEEN];
    found->first_seconds = parser->seconds[CSIMDJSON_NAMES_FIRST_SEEN];
    found->last_seconds = parser->seconds[CSIMDJSON_NAMES_LAST_SEEN];
    return CSIMDJSON_OK;
  } catch (...) {
    return CSIMDJSON_MEMORY;
  }
}
