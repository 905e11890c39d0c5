#ifndef CSIMDJSON_RECORD_PATH_HPP
#define CSIMDJSON_RECORD_PATH_HPP

#include <string>
#include <string_view>
#include <vector>

#include "Values.hpp"

namespace csimdjson {

/// One member on a path, and which values of its array are meant.
struct PathStep {
  enum class Which { value, all, where_text, where_path };
  std::string key;
  Which which = Which::value;
  std::string member;
  /// The text that the member must be, or the members that lead to it from the record.
  std::string wanted;
};

/// A way to a value, as `csimdjson_records_path` describes it.
struct RecordPath {
  bool is_above = false;
  bool is_literal = false;
  std::string literal;
  std::vector<PathStep> steps;

  /// Whether the text is a path.
  bool parse(std::string_view text) {
    if (!text.empty() && text.front() == '^') {
      is_above = true;
      text.remove_prefix(1);
    }
    if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'') {
      is_literal = true;
      literal = text.substr(1, text.size() - 2);
      return true;
    }
    PathStep step;
    size_t i = 0;
    while (i <= text.size()) {
      if (i == text.size() || text[i] == '.') {
        if (step.key.empty()) return false;
        steps.push_back(std::move(step));
        step = PathStep();
        ++i;
      } else if (text[i] == '[') {
        size_t close = text.find(']', i);
        if (close == std::string_view::npos) return false;
        if (!filter(text.substr(i + 1, close - i - 1), step)) return false;
        i = close + 1;
      } else {
        step.key.push_back(text[i++]);
      }
    }
    return !steps.empty();
  }

 private:
  static bool filter(std::string_view inside, PathStep &step) {
    if (inside.empty()) {
      step.which = PathStep::Which::all;
      return true;
    }
    size_t equals = inside.find('=');
    if (equals == std::string_view::npos) return false;
    step.member = inside.substr(0, equals);
    std::string_view wanted = inside.substr(equals + 1);
    bool is_text = wanted.size() >= 2 && wanted.front() == '\'' && wanted.back() == '\'';
    step.which = is_text ? PathStep::Which::where_text : PathStep::Which::where_path;
    step.wanted = is_text ? wanted.substr(1, wanted.size() - 2) : wanted;
    return true;
  }
};

/// The value of a member, by its exact name; where it has several, the first.
inline bool member(
    const simdjson::dom::element &from, std::string_view key, simdjson::dom::element &found) {
  simdjson::dom::object object;
  if (from.get(object)) return false;
  return !object.at_key(key).get(found);
}

/// The value that plain members lead to.
inline bool follow(
    simdjson::dom::element from, std::string_view path, simdjson::dom::element &found) {
  while (true) {
    size_t dot = path.find('.');
    if (!member(from, path.substr(0, dot), from)) return false;
    if (dot == std::string_view::npos) break;
    path.remove_prefix(dot + 1);
  }
  found = from;
  return true;
}

}  // namespace csimdjson

#endif
