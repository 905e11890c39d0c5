/// A body in whose name people are often written to, and the registrations that are its own.
package struct Organisation: Hashable, Sendable {
  package var name: String
  /// Its other names.
  package var aliases: [String]
  /// Whether its name is a word of a language, too: then only a sender's name and a subject claim it.
  package var isCommonWord: Bool
  /// Labels that are its own under the usual endings.
  package var labels: Set<String>
  /// Registrations that are its own.
  package var domains: Set<String>

  package init(
    name: String, aliases: [String] = [], isCommonWord: Bool = false, labels: Set<String> = [],
    domains: Set<String> = []
  ) {
    self.name = name
    self.aliases = aliases
    self.isCommonWord = isCommonWord
    self.labels = labels
    self.domains = domains
  }

  /// Whether a registration is its own: one that is listed, or its label under an ending that is not given to anybody
  /// for nothing.
  package func owns(_ registrable: String) -> Bool {
    if domains.contains(registrable) { return true }
    guard let dot = registrable.firstIndex(of: ".") else { return false }
    let ending = registrable[registrable.index(after: dot)...]
    return labels.contains(String(registrable[..<dot])) && !HostKnowledge.isCheap(ending: ending)
      && (["com", "net", "org", "eu", "info", "coop", "int"].contains(ending)
        || (ending.split(separator: ".").last?.utf8.count == 2
          && !["io", "co", "me", "tv", "cc", "ws", "ai", "to"].contains(ending)))
  }
}

extension Organisation {
  /// Reads a line: `name, alias = label domain.example`; `!` before it says that the name is a common word. Without labels
  /// the name's own letters are one.
  init?(line: Substring) {
    let sides = line.split(separator: "=", maxSplits: 1)
    guard let first = sides.first else { return nil }
    var names = first.split(separator: ",").map { Self.trimmed($0) }.filter { !$0.isEmpty }
    guard !names.isEmpty else { return nil }
    isCommonWord = names[0].hasPrefix("!")
    if isCommonWord { names[0].removeFirst() }
    name = names[0]
    aliases = Array(names.dropFirst())
    let own = sides.count > 1 ? sides[1].split(separator: " ").map(String.init) : []
    domains = Set(own.filter { $0.contains(".") })
    labels = Set(own.filter { !$0.contains(".") })
    labels.formUnion(names.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } })
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
