#include "CSimdjsonSurvey.h"

#include <algorithm>
#include <array>
#include <string>

#include "Values.hpp"

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;
using namespace csimdjson;

namespace {

/// How much text there is below a value; of lists as far as a reader would look.
size_t weight(const element &value) {
  size_t sum = 0, seen = 0;
  switch (value.type()) {
    case element_type::STRING: return value.get_string().value_unsafe().size();
    case element_type::ARRAY:
      for (auto item : value.get_array().value_unsafe()) {
        if (++seen > 200) break;
        sum += weight(item);
      }
      return sum;
    case element_type::OBJECT:
      for (auto member : value.get_object().value_unsafe()) sum += weight(member.value);
      return sum;
    default: return 0;
  }
}

bool is_list_of_objects(const element &value) {
  array list;
  if (value.get(list) || list.begin() == list.end()) return false;
  return (*list.begin()).type() == element_type::OBJECT;
}

/// The outermost lists of objects; of them the one with most text.
void find_list(const element &value, element &best, size_t &most) {
  if (is_list_of_objects(value)) {
    size_t own = weight(value);
    if (own > most) {
      most = own;
      best = value;
    }
    return;
  }
  object members;
  if (value.get(members)) return;
  for (auto member : members) find_list(member.value, best, most);
}

struct Survey {
  void *context;
  csimdjson_survey_taker take;
  size_t record = 0;
  std::string path;
  std::array<char, 40> buffer;

  /// Names with dots or brackets cannot be written as a path.
  static bool is_plain(std::string_view key) {
    return !key.empty() && key.size() <= 100 && key.find_first_of(".[]^'|,:= \n") == std::string_view::npos;
  }

  void go(const element &value) {
    switch (value.type()) {
      case element_type::OBJECT:
        for (auto member : value.get_object().value_unsafe()) {
          if (!is_plain(member.key)) continue;
          size_t length = path.size();
          if (length > 0) path.push_back('.');
          path.append(member.key);
          go(member.value);
          path.resize(length);
        }
        return;
      case element_type::ARRAY: {
        size_t length = path.size(), seen = 0;
        path.append("[]");
        for (auto item : value.get_array().value_unsafe()) {
          if (++seen > 5) break;
          go(item);
        }
        path.resize(length);
        return;
      }
      default: {
        csimdjson_value found = csimdjson::value(value, buffer);
        if (!found.data || found.length == 0) return;
        take(context, record, {reinterpret_cast<const uint8_t *>(path.data()), path.size()}, found);
      }
    }
  }
};

/// Whether a list is that of the records, rather than a part of what holds it.
bool outweighs(const element &list, size_t most, const element &holder) {
  array items;
  object first;
  if (list.get(items) || items.begin() == items.end() || (*items.begin()).get(first)) return false;
  size_t members = 0;
  for (auto member : first) {
    (void)member;
    ++members;
  }
  return members >= 3 && 10 * most > 7 * weight(holder);
}

/// Goes through a list; where nearly all of its items' text is in lists of their own, through these.
void go_through(Survey &survey, const element &list, size_t records, int depth) {
  array items;
  if (list.get(items)) return;
  size_t step = std::max<size_t>(1, items.size() / std::max<size_t>(1, records)), index = 0;
  for (auto item : items) {
    if (index++ % step != 0) continue;
    if (survey.record >= records) return;
    element inner = item;
    size_t most = 0;
    object members;
    if (depth < 4 && !item.get(members)) {
      for (auto member : members) find_list(member.value, inner, most);
      if (most > 0 && outweighs(inner, most, item)) {
        go_through(survey, inner, records, depth + 1);
        continue;
      }
    }
    survey.go(item);
    ++survey.record;
  }
}

}  // namespace

extern "C" int csimdjson_survey(
    const uint8_t *bytes, size_t length, size_t depth, size_t records, void *context,
    csimdjson_survey_taker take) {
  try {
    simdjson::dom::parser parser;
    std::string widened;
    element whole;
    if (auto error = parse(parser, depth, widened, bytes, length, whole)) return reason(error);
    element list = whole;
    size_t most = 0;
    find_list(whole, list, most);
    Survey survey{context, take, 0, {}, {}};
    array items;
    // A record's own lists are not of records where most of its text stands beside them.
    if (list.get(items) || 2 * most < weight(whole)) {
      survey.go(whole);
      return CSIMDJSON_OK;
    }
    go_through(survey, list, records, 0);
    return CSIMDJSON_OK;
  } catch (...) {
    return CSIMDJSON_MEMORY;
  }
}
