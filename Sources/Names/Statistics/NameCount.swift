/// How many established names have a word, by where in the registered label it stands. A name counts once,
/// for the first of these that holds.
package struct NameCount: Hashable, Sendable {
  /// It is the whole label: `liberation.fr`.
  package internal(set) var whole = 0
  /// Hyphens or the label’s ends are on both sides: `le-monde-online.com`.
  package internal(set) var token = 0
  /// A hyphen or the label’s beginning is before it: `spiegelhaus.de`.
  package internal(set) var prefix = 0
  /// A hyphen or the label’s end is behind it: `handspiegel.de`.
  package internal(set) var suffix = 0
  /// Other letters are on both sides.
  package internal(set) var inner = 0

  package init() {}

  /// Where one would read it as a word.
  package var asPart: Int { whole + token + prefix + suffix }
  package var anywhere: Int { asPart + inner }
}
