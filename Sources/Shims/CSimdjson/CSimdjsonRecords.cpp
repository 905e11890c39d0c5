#include "CSimdjsonRecords.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "RecordPath.hpp"
#include "Values.hpp"

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;
using namespace csimdjson;

namespace {

/// One of several things that meet a need.
struct Alternative {
  RecordPath path;
  bool has_value = false;
  std::string value;
};

struct Need {
  std::vector<Alternative> any;
  bool leaves_out = false;
};

struct Mapping {
  std::vector<Need> needs;
  std::vector<std::vector<RecordPath>> paths;
};

struct Name {
  std::string text;
  size_t slot;
  uint32_t rank;
};

/// An object that wraps others.
struct Level {
  element value;
  long above;
};

struct Found {
  element value;
  int mapping;
  long level;
  long parent;
  bool is_left_out;
  bool is_record;
};

/// How many values of an array a path looks at: a join of every record with every other is quadratic.
constexpr size_t most_joined = 1000;
/// How many records one value may hold; each takes some tens of bytes.
constexpr size_t most_records = 1u << 20;
constexpr size_t longest_joined = 1u << 20;

/// What answers and exports call the list of their records. Other lists may belong to a record.
constexpr std::array<std::string_view, 24> lists = {
    "articles", "children", "data", "documents", "entries", "feed", "hits", "items", "list",
    "matches", "messages", "objects", "orderedItems", "posts", "records", "response", "result",
    "results", "rows", "statuses", "stories", "tweets", "videos", "threads"};

/// What stands below a post and is one.
constexpr std::array<std::string_view, 3> answers = {"comments", "replies", "children"};

/// What the name of an account is called in an object about it, best first.
constexpr std::array<std::string_view, 12> handles = {
    "username", "screen_name", "handle", "acct", "uniqueId", "unique_id", "user_name", "login",
    "name", "display_name", "title", "id"};

template <size_t n>
bool contains(const std::array<std::string_view, n> &list, std::string_view key) {
  return std::find(list.begin(), list.end(), key) != list.end();
}

bool is_empty(const csimdjson_value &value) { return !value.data || value.length == 0; }

std::string_view view(const csimdjson_value &value) {
  return {reinterpret_cast<const char *>(value.data), value.data ? value.length : 0};
}

csimdjson_value own(const std::string &text) {
  return {reinterpret_cast<const uint8_t *>(text.data()), text.size()};
}

}  // namespace

struct csimdjson_records {
  simdjson::dom::parser parser, context_parser;
  std::string widened, context_widened;
  std::vector<Mapping> mappings;
  std::array<std::vector<Name>, longest_name + 1> names;
  std::vector<std::vector<RecordPath>> asked;
  std::vector<csimdjson_value> values;
  std::vector<uint32_t> ranks;
  std::vector<std::array<char, 40>> numbers;
  std::vector<std::string> joined, runs;
  std::vector<Level> levels;
  std::vector<Found> found;
  size_t next = 0;
  size_t slots, depth, text_slot;
  element whole, context;
  bool has_context = false;

  csimdjson_records(size_t slots, size_t depth, size_t text_slot)
      : asked(slots), values(slots), ranks(slots), numbers(slots), joined(slots), runs(slots), slots(slots),
        depth(depth), text_slot(text_slot) {}

  const Name *name(std::string_view key) const {
    if (key.size() > longest_name) return nullptr;
    for (const Name &name : names[key.size()]) {
      size_t i = 0;
      while (i < key.size() && folded(key[i]) == name.text[i]) ++i;
      if (i == key.size()) return &name;
    }
    return nullptr;
  }

  // MARK: Values

  /// A value as text; of an array its first, of runs of a text all, of an account its name.
  csimdjson_value text(const element &from, size_t slot) {
    if (from.type() == element_type::ARRAY) {
      array list = from.get_array().value_unsafe();
      if (list.begin() == list.end()) return {nullptr, 0};
      if (slot != text_slot) return text(*list.begin(), slot);
      std::string &buffer = runs[slot];
      buffer.clear();
      for (auto run : list) {
        element part = run;
        if (run.type() == element_type::OBJECT && !member(run, "text", part)) continue;
        std::string_view words;
        if (!part.get(words) && buffer.size() < (size_t{1} << 25)) buffer.append(words);
      }
      return own(buffer);
    }
    return value(from, numbers[slot]);
  }

  /// Follows the steps from `at` on; values are taken into the slot.
  bool walk(
      const RecordPath &path, size_t step, const element &from, const element &record, size_t slot,
      csimdjson_value &result, bool &is_joined) {
    if (step == path.steps.size()) {
      std::string &buffer = joined[slot];
      // Reading another value may write where the last one is.
      if (!is_empty(result) && !is_joined) {
        std::string first(view(result));
        buffer = std::move(first);
        is_joined = true;
        result = own(buffer);
      }
      csimdjson_value found = text(from, slot);
      if (is_empty(found)) return false;
      if (is_empty(result)) {
        result = found;
        return true;
      }
      if (buffer.size() + found.length > longest_joined) return true;
      if (slot != text_slot) buffer.push_back('\n');
      buffer.append(view(found));
      result = own(buffer);
      return true;
    }
    const PathStep &now = path.steps[step];
    element next;
    if (!member(from, now.key, next)) return false;
    if (now.which == PathStep::Which::value) {
      return walk(path, step + 1, next, record, slot, result, is_joined);
    }
    array list;
    if (next.get(list)) return false;
    std::string wanted = now.wanted;
    if (now.which == PathStep::Which::where_path) {
      element key;
      std::array<char, 40> buffer;
      if (!follow(record, now.wanted, key)) return false;
      wanted = view(value(key, buffer));
      if (wanted.empty()) return false;
    }
    bool is_taken = false;
    size_t count = 0;
    for (auto item : list) {
      if (++count > most_joined) break;
      if (now.which != PathStep::Which::all) {
        element key;
        std::array<char, 40> buffer;
        if (!follow(item, now.member, key) || view(value(key, buffer)) != wanted) continue;
      }
      is_taken = walk(path, step + 1, item, record, slot, result, is_joined) || is_taken;
    }
    return is_taken;
  }

  csimdjson_value read(const RecordPath &path, const element &record, long level, size_t slot) {
    if (path.is_literal) return own(path.literal);
    csimdjson_value result = {nullptr, 0};
    bool is_joined = false;
    if (!path.is_above) {
      walk(path, 0, record, record, slot, result, is_joined);
      return result;
    }
    for (long at = level; at >= 0; at = levels[at].above) {
      if (walk(path, 0, levels[at].value, record, slot, result, is_joined)) return result;
    }
    if (has_context) walk(path, 0, context, record, slot, result, is_joined);
    return result;
  }

  // MARK: Recognition

  bool has(const Need &need, const element &record) {
    for (const Alternative &one : need.any) {
      if (has(one, record)) return true;
    }
    return false;
  }

  bool has(const Alternative &need, const element &record) {
    element at = record;
    for (const PathStep &step : need.path.steps) {
      if (!member(at, step.key, at)) return false;
    }
    if (at.type() == element_type::NULL_VALUE) return false;
    if (!need.has_value) return true;
    std::array<char, 40> buffer;
    return view(value(at, buffer)) == need.value;
  }

  /// The first mapping whose needs are met; -1 for none.
  int mapping(const element &record, bool &is_left_out) {
    for (size_t index = 0; index < mappings.size(); ++index) {
      bool fits = true;
      for (const Need &need : mappings[index].needs) {
        if (need.leaves_out) continue;
        if (!(fits = has(need, record))) break;
      }
      if (!fits) continue;
      is_left_out = false;
      for (const Need &need : mappings[index].needs) {
        if (need.leaves_out && has(need, record)) is_left_out = true;
      }
      return static_cast<int>(index);
    }
    return -1;
  }

  /// Whether the usual names, or the paths asked for, find a text in it.
  bool has_text(const object &record, const element &value, bool is_below) {
    for (const RecordPath &path : asked[text_slot]) {
      csimdjson_value result = {nullptr, 0};
      bool is_joined = false;
      if (walk(path, 0, value, value, text_slot, result, is_joined)) return true;
    }
    bool has_words = false, has_description = false, has_time = false;
    for (auto member : record) {
      const Name *name = this->name(member.key);
      if (!name) continue;
      if (name->slot == text_slot) {
        bool is_text = member.value.type() == element_type::STRING ||
            (member.value.type() == element_type::ARRAY && is_runs(member.value));
        if (!is_text) continue;
        if (member.key == "description") has_description = true;
        else has_words = true;
      } else if (name->text.find("creat") != std::string::npos || name->text.find("date") != std::string::npos
                 || name->text.find("time") != std::string::npos || name->text.find("publish") != std::string::npos) {
        has_time = true;
      }
    }
    // What an account or a list says of itself is a description, too.
    return has_words || (has_description && (!is_below || has_time));
  }

  static bool is_runs(const element &value) {
    array list;
    if (value.get(list) || list.begin() == list.end()) return false;
    element first = *list.begin();
    element part;
    return first.type() == element_type::STRING || member(first, "text", part);
  }

  /// Whether it has a list of records, so that its own text is about them.
  bool wraps(const object &value) {
    for (auto member : value) {
      if (!contains(lists, member.key)) continue;
      element inner = member.value;
      if (inner.type() == element_type::OBJECT) {
        // A listing in an object: {"data": {"children": [...]}}.
        object below = inner.get_object().value_unsafe();
        for (auto next : below) {
          if (contains(lists, next.key) && begins_with_record(next.value)) return true;
        }
      } else if (begins_with_record(inner)) {
        return true;
      }
    }
    return false;
  }

  bool begins_with_record(const element &value) {
    array list;
    if (value.get(list) || list.begin() == list.end()) return false;
    element first = *list.begin();
    object record;
    if (first.get(record)) return false;
    bool is_left_out;
    if (mapping(first, is_left_out) >= 0 || has_text(record, first, true)) return true;
    for (auto member : record) {
      object below;
      if (member.value.get(below)) continue;
      if (mapping(member.value, is_left_out) >= 0 || has_text(below, member.value, true)) return true;
    }
    return false;
  }

  /// Goes through a value for records. The depth is bounded by the parser.
  void find(const element &value, long level, long parent, bool is_below) {
    if (found.size() >= most_records) return;
    array list;
    if (!value.get(list)) {
      for (auto item : list) {
        if (item.type() == element_type::OBJECT || item.type() == element_type::ARRAY) {
          find(item, level, parent, true);
        }
      }
      return;
    }
    object record;
    if (value.get(record)) return;
    bool is_left_out = false;
    int mapping = this->mapping(value, is_left_out);
    bool is_record = mapping >= 0 || (has_text(record, value, is_below) && !wraps(record));
    long own = parent;
    if (is_record) {
      own = static_cast<long>(found.size());
      found.push_back({value, mapping, level, parent, is_left_out, true});
    }
    levels.push_back({value, level});
    long below = static_cast<long>(levels.size()) - 1;
    for (auto member : record) {
      element_type type = member.value.type();
      if (type != element_type::OBJECT && type != element_type::ARRAY) continue;
      if (is_record && !contains(answers, member.key)) continue;
      find(member.value, below, own, true);
    }
  }

  void give(const Found &record) {
    for (size_t slot = 0; slot < slots; ++slot) {
      values[slot] = {nullptr, 0};
      ranks[slot] = unset;
    }
    for (size_t slot = 0; slot < slots; ++slot) {
      for (const RecordPath &path : asked[slot]) {
        values[slot] = read(path, record.value, record.level, slot);
        if (!is_empty(values[slot])) break;
      }
      if (!is_empty(values[slot]) || record.mapping < 0) continue;
      for (const RecordPath &path : mappings[record.mapping].paths[slot]) {
        values[slot] = read(path, record.value, record.level, slot);
        if (!is_empty(values[slot])) break;
      }
    }
    if (record.mapping >= 0) return;
    for (size_t slot = 0; slot < slots; ++slot) {
      if (!is_empty(values[slot])) ranks[slot] = 0;
    }
    by_name(record.value);
    // What wraps one record alone speaks of it; what wraps a list does not.
    for (long at = record.level; at >= 0 && is_sole(levels[at].value); at = levels[at].above) {
      for (size_t slot = 0; slot < slots; ++slot) {
        if (!is_empty(values[slot])) ranks[slot] = 0;
      }
      by_name(levels[at].value);
    }
  }

  /// Whether it has no list of objects.
  static bool is_sole(const element &value) {
    object record;
    if (value.get(record)) return false;
    for (auto member : record) {
      array list;
      if (member.value.get(list) || list.begin() == list.end()) continue;
      if ((*list.begin()).type() == element_type::OBJECT) return false;
    }
    return true;
  }

  void by_name(const element &value) {
    object record;
    if (value.get(record)) return;
    for (auto member : record) {
      const Name *name = this->name(member.key);
      if (!name || name->rank >= ranks[name->slot]) continue;
      csimdjson_value result = {nullptr, 0};
      if (member.value.type() == element_type::OBJECT) {
        result = handle(member.value, name->slot);
      } else {
        result = text(member.value, name->slot);
      }
      if (!result.data) continue;
      values[name->slot] = result;
      ranks[name->slot] = name->rank;
    }
  }

  csimdjson_value handle(const element &about, size_t slot) {
    if (slot == text_slot) return {nullptr, 0};
    const bool is_about = account_slots_contain(slot);
    if (!is_about) return {nullptr, 0};
    for (std::string_view key : handles) {
      element found;
      if (!member(about, key, found)) continue;
      csimdjson_value result = value(found, numbers[slot]);
      if (!is_empty(result)) return result;
    }
    return {nullptr, 0};
  }

  std::vector<size_t> account_slots;
  bool account_slots_contain(size_t slot) const {
    return std::find(account_slots.begin(), account_slots.end(), slot) != account_slots.end();
  }

};

extern "C" csimdjson_records *csimdjson_records_open(size_t slots, size_t depth, size_t text_slot) {
  try {
    return new csimdjson_records(slots, depth, text_slot);
  } catch (...) {
    return nullptr;
  }
}

extern "C" void csimdjson_records_close(csimdjson_records *parser) { delete parser; }

extern "C" bool csimdjson_records_add(csimdjson_records *parser) {
  try {
    Mapping mapping;
    mapping.paths.resize(parser->slots);
    parser->mappings.push_back(std::move(mapping));
    return true;
  } catch (...) {
    return false;
  }
}

extern "C" bool csimdjson_records_need(
    csimdjson_records *parser, const uint8_t *path, size_t length, bool leaves_out) {
  try {
    std::string_view text(reinterpret_cast<const char *>(path), length);
    Need need;
    need.leaves_out = leaves_out;
    if (parser->mappings.empty()) return false;
    for (size_t start = 0; start <= text.size();) {
      size_t end = std::min(text.find('|', start), text.size());
      std::string_view part = text.substr(start, end - start);
      while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
      while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
      Alternative one;
      size_t equals = part.find('=');
      if (equals != std::string_view::npos) {
        one.has_value = true;
        one.value = part.substr(equals + 1);
        part = part.substr(0, equals);
      }
      if (!one.path.parse(part)) return false;
      need.any.push_back(std::move(one));
      start = end + 1;
    }
    parser->mappings.back().needs.push_back(std::move(need));
    return true;
  } catch (...) {
    return false;
  }
}

extern "C" bool csimdjson_records_path(
    csimdjson_records *parser, const uint8_t *path, size_t length, size_t slot) {
  try {
    RecordPath parsed;
    if (parser->mappings.empty() || slot >= parser->slots) return false;
    if (!parsed.parse({reinterpret_cast<const char *>(path), length})) return false;
    parser->mappings.back().paths[slot].push_back(std::move(parsed));
    return true;
  } catch (...) {
    return false;
  }
}

extern "C" bool csimdjson_records_name(
    csimdjson_records *parser, const uint8_t *name, size_t length, size_t slot, uint32_t rank) {
  if (length > longest_name || slot >= parser->slots) return false;
  try {
    std::string text(reinterpret_cast<const char *>(name), length);
    if (text.find_first_of(".[^'") != std::string::npos) {
      RecordPath parsed;
      if (!parsed.parse(text)) return false;
      parser->asked[slot].push_back(std::move(parsed));
      return true;
    }
    for (char &c : text) c = folded(c);
    bool is_account = text == "account" || text == "user" || text == "author" || text == "channel";
    if (is_account) parser->account_slots.push_back(slot);
    parser->names[length].push_back({std::move(text), slot, rank});
    return true;
  } catch (...) {
    return false;
  }
}

extern "C" int csimdjson_records_context(
    csimdjson_records *parser, const uint8_t *bytes, size_t length) {
  try {
    parser->has_context = false;
    if (length == 0) return CSIMDJSON_OK;
    auto error = parse(
        parser->context_parser, parser->depth, parser->context_widened, bytes, length,
        parser->context);
    parser->has_context = !error;
    return reason(error);
  } catch (...) {
    return CSIMDJSON_MEMORY;
  }
}

extern "C" int csimdjson_records_parse(
    csimdjson_records *parser, const uint8_t *bytes, size_t length, size_t *count) {
  try {
    parser->found.clear();
    parser->levels.clear();
    parser->next = 0;
    *count = 0;
    auto error = parse(
        parser->parser, parser->depth, parser->widened, bytes, length, parser->whole);
    object record;
    if (!error) error = parser->whole.get(record);
    if (error) return reason(error);
    parser->find(parser->whole, -1, -1, false);
    *count = parser->found.size();
    if (parser->found.empty()) {
      parser->found.push_back({parser->whole, -1, -1, -1, false, false});
    }
    return CSIMDJSON_OK;
  } catch (...) {
    return CSIMDJSON_MEMORY;
  }
}

extern "C" bool csimdjson_records_next(csimdjson_records *parser, csimdjson_record *record) {
  try {
    if (parser->next >= parser->found.size()) return false;
    const Found &found = parser->found[parser->next++];
    *record = {};
    record->mapping = found.mapping;
    record->is_left_out = found.is_left_out;
    record->is_record = found.is_record;
    record->is_whole = found.level < 0;
    record->parent = found.parent;
    if (!found.is_left_out) parser->give(found);
    record->values = parser->values.data();
    return true;
  } catch (...) {
    return false;
  }
}
