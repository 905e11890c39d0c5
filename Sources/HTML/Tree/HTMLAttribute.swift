/// The attributes that are looked up by number instead of by name.
package enum HTMLAttribute: UInt8, Sendable, CaseIterable {
  case unknown
  case id, `class`, href, src, rel, name, content, property, itemprop, itemtype, itemscope
  case datetime, pubdate, lang, type, title, alt, role, style, hidden, cite, value, start
  case shadowrootmode, encoding, color, face, size, action

  static let byName: [String: HTMLAttribute] = Dictionary(
    uniqueKeysWithValues: allCases.dropFirst().map { (String(describing: $0), $0) })

  static let known = NameTable(
    allCases.dropFirst().map { (String(describing: $0), $0.rawValue) })
}
