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

/// How deep records may stand in what wraps them.
constexpr size_t deepest_wrapper = 8;

/// What answers and exports call the list of their records.
constexpr std::array<std::string_view, 12> lists = {
    "data", "entries", "hits", "items", "list", "matches", "objects", "records", "response",
    "result", "results", "rows"};

/// An object or array that is gone through.
struct Wrapper {
  bool is_object = false;
  /// Whether only lists of records are looked for: it is itself a record.
  bool is_record = false;
  object::iterator member, last_member;
  array::iterator item, last_item;
};

/// Whether it is an array that begins with an object.
bool is_list(const element &value) {
  if (value.type() != element_type::ARRAY) return false;
  array list = value.get_array().value_unsafe();
  return list.begin() != list.end() && (*list.begin()).type() == element_type::OBJECT;
}

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
  std::vector<Wrapper> wrappers;
  size_t depth;
  /// From this rank on a name may as well be the wrapper’s own: its title, its address, what was asked.
  uint32_t loose;
  /// Whether the last object was a message of a stream, which wraps nothing else.
  bool is_message = false;

  csimdjson_names(size_t depth, uint32_t loose) : depth(depth), loose(loose) {}

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

  /// A string, or the strings of an array; whether there was one, or an array without anything.
  bool take(const element &element) {
    if (element.type() == element_type::STRING) {
      take(element.get_string().value_unsafe());
      return true;
    }
    if (element.type() != element_type::ARRAY) return false;
    bool is_empty = true;
    bool has_string = false;
    // A loop over the result itself would outlive it.
    array list = element.get_array().value_unsafe();
    for (auto member : list) {
      is_empty = false;
      if (member.type() != element_type::STRING) continue;
      has_string = true;
      take(member.get_string().value_unsafe());
    }
    return is_empty || has_string;
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

  /// `data` of CertStream: {"leaf_cert": {"all_domains": [...]}, "seen": 1.0}, ["a", "b"] or, of a message
  /// that says its type, "a".
  int message(const object &message) {
    element data;
    if (message["data"].get(data)) return CSIMDJSON_NAMES_NONE;
    if (data.type() == element_type::STRING && is_message) {
      take(data);
      return CSIMDJSON_NAMES_FOUND;
    }
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

  void begin() {
    names.clear();
    times.fill({nullptr, 0});
    seconds.fill(0);
    ranks.fill(unset);
  }

  int read(const object &record) {
    begin();
    is_message = false;
    bool has_data = false;
    for (auto member : record) {
      if (const Key *key = find(member.key)) {
        uint32_t &rank = ranks[key->field];
        if (key->field == CSIMDJSON_NAMES_NAME) {
          if (key->rank > rank) continue;
          size_t before = names.size();
          if (!take(member.value)) continue;
          if (key->rank < rank) names.erase(names.begin(), names.begin() + before);
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
        has_data = true;
      }
    }
    if (ranks[CSIMDJSON_NAMES_NAME] != unset) return CSIMDJSON_NAMES_FOUND;
    return has_data ? message(record) : CSIMDJSON_NAMES_NONE;
  }

  /// Whether the names of the last object may be about what it wraps.
  bool is_loose() const {
    uint32_t rank = ranks[CSIMDJSON_NAMES_NAME];
    return rank >= loose && rank != unset;
  }

  /// Whether none of the names has two labels.
  bool is_title() const {
    for (const csimdjson_value &name : names) {
      for (size_t i = 0; i < name.length; ++i) {
        if (name.data[i] == '.' || name.data[i] >= 0x80) return false;
      }
    }
    return true;
  }

  void enter(const object &object, bool is_record) {
    if (wrappers.size() == deepest_wrapper) return;
    Wrapper wrapper;
    wrapper.is_object = true;
    wrapper.is_record = is_record;
    wrapper.member = object.begin();
    wrapper.last_member = object.end();
    wrappers.push_back(wrapper);
  }

  void enter(const array &array) {
    if (wrappers.size() == deepest_wrapper) return;
    Wrapper wrapper;
    wrapper.item = array.begin();
    wrapper.last_item = array.end();
    wrappers.push_back(wrapper);
  }

  /// Reads an object, to go through it later when it may wrap records.
  int read_through(const object &record) {
    int kind = read(record);
    if (kind == CSIMDJSON_NAMES_HEARTBEAT || is_message) return kind;
    if (kind == CSIMDJSON_NAMES_NONE) {
      enter(record, false);
    } else if (is_loose()) {
      bool is_wrapper = is_title();
      enter(record, !is_wrapper);
      if (is_wrapper) return CSIMDJSON_NAMES_NONE;
    }
    return kind;
  }

  /// Goes on to the next record that has names; whether there is one.
  bool next() {
    while (!wrappers.empty()) {
      Wrapper &wrapper = wrappers.back();
      element value;
      if (wrapper.is_object) {
        if (!(wrapper.member != wrapper.last_member)) {
          wrappers.pop_back();
          continue;
        }
        auto member = *wrapper.member;
        ++wrapper.member;
        value = member.value;
        if (wrapper.is_record && !is_list_of_records(member.key, value)) continue;
      } else {
        if (!(wrapper.item != wrapper.last_item)) {
          wrappers.pop_back();
          continue;
        }
        value = *wrapper.item;
        ++wrapper.item;
      }
      if (value.type() == element_type::ARRAY) {
        enter(value.get_array().value_unsafe());
      } else if (value.type() == element_type::OBJECT) {
        int kind = read_through(value.get_object().value_unsafe());
        if (kind == CSIMDJSON_NAMES_FOUND && !names.empty()) return true;
      }
    }
    return false;
  }

  bool is_list_of_records(std::string_view key, const element &value) const {
    if (!is_list(value)) return false;
    for (std::string_view list : lists) {
      if (key == list) return true;
    }
    const Key *known = find(key);
    return known && known->field == CSIMDJSON_NAMES_NAME;
  }

  void give(csimdjson_names_found *found) const {
    found->names = names.data();
    found->count = names.size();
    found->first_seen = times[CSIMDJSON_NAMES_FIRST_SEEN];
    found->last_seen = times[CSIMDJSON_NAMES_LAST_SEEN];
    found->first_seconds = seconds[CSIMDJSON_NAMES_FIRST_SEEN];
    found->last_seconds = seconds[CSIMDJSON_NAMES_LAST_SEEN];
    found->may_have_more = !wrappers.empty();
  }
};

extern "C" csimdjson_names *csimdjson_names_open(size_t depth, uint32_t loose) {
  try {
    return new csimdjson_names(depth, loose);
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
    *found = {};
    parser->wrappers.clear();
    element element;
    if (auto error = parse(
            parser->parser, parser->depth, parser->widened, bytes, length, element)) {
      return reason(error);
    }
    object record;
    if (!element.get(record)) {
      found->kind = parser->read_through(record);
      if (found->kind == CSIMDJSON_NAMES_NONE) {
        if (parser->next()) {
          found->kind = CSIMDJSON_NAMES_FOUND;
          found->is_wrapped = true;
        } else {
          // It wraps nothing: what it calls a name is its own.
          found->kind = parser->read(record);
        }
      }
    } else {
      parser->begin();
      array list;
      bool is_list = !element.get(list);
      if (is_list) parser->enter(list);
      bool is_taken = parser->take(element) && (is_list || !parser->names.empty());
      found->is_wrapped = !is_taken;
      if (is_taken || parser->next()) found->kind = CSIMDJSON_NAMES_FOUND;
    }
    parser->give(found);
    return CSIMDJSON_OK;
  } catch (...) {
    return CSIMDJSON_MEMORY;
  }
}

extern "C" bool csimdjson_names_next(csimdjson_names *parser, csimdjson_names_found *found) {
  try {
    if (!parser->next()) return false;
    parser->give(found);
    return true;
  } catch (...) {
    return false;
  }
}
