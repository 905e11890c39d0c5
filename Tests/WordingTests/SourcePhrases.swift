import Foundation

/// The phrases that the sources give to the catalogue, found where a literal becomes a `Phrase`: as `words:`, in `.words(…)` and
/// `localized(…)`, as what a property or function of that type returns, as an argument or a field that is declared so, and
/// before `as Phrase`.
struct SourcePhrases {
  struct Found: Hashable {
    let key: String
    let file: String
  }

  private(set) var found: [Found] = []

  /// - Parameter folders: below the checkout; those whose declarations count for one another are given together.
  init(folders: [String]) throws {
    var sources: [(file: String, source: SwiftSource)] = []
    for folder in folders {
      let root = Self.checkout.appendingPathComponent(folder).resolvingSymlinksInPath()
      guard let files = FileManager.default.enumerator(atPath: root.path) else { continue }
      for case let file as String in files where file.hasSuffix(".swift") {
        let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
        // Without it no literal becomes a phrase.
        guard text.contains("import Wording") else { continue }
        sources.append(("\(folder)/\(file)", SwiftSource(text)))
      }
    }
    let all = sources.map {
      (file: $0.file, source: $0.source, own: Self.declarations(in: $0.source))
    }
    let shared = Dictionary(
      all.flatMap { $0.own.filter { !$0.isPrivate }.map { ($0.name, $0.parameters) } },
      uniquingKeysWith: { $0 + $1 })
    for (file, source, own) in all {
      let declared = shared.merging(
        own.filter(\.isPrivate).map { ($0.name, $0.parameters) }, uniquingKeysWith: { $1 + $0 })
      // A private function hides those of the same name elsewhere.
      let hidden = Set(Self.privateFunctions(in: source)).subtracting(own.map(\.name))
      for literal in Self.literals(of: source, declared.filter { !hidden.contains($0.key) }) {
        found.append(Found(key: Self.key(source.text(literal)), file: file))
      }
    }
  }

  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A parameter that takes a phrase.
  private struct Parameter {
    /// `nil` where it has none.
    let label: String?
    let place: Int
  }

  /// Functions by their names, types by theirs.
  private struct Declaration {
    let name: String
    let isPrivate: Bool
    let parameters: [Parameter]
  }

  private static func privateFunctions(in source: SwiftSource) -> [String] {
    source.places(behind: "func ").filter { isPrivate(source, $0) }.compactMap { place in
      source.bytes[place...].firstIndex(of: UInt8(ascii: "(")).map {
        String(source.text(place..<$0).prefix { $0 != "<" })
      }
    }
  }

  private static func isPrivate(_ source: SwiftSource, _ place: Int) -> Bool {
    source.text(max(0, place - 40)..<place).split(separator: "\n").last?.contains("private ")
      == true
  }

  private static func declarations(in source: SwiftSource) -> [Declaration] {
    var declared: [Declaration] = []
    for place in source.places(behind: "func ") {
      guard let open = source.bytes[place...].firstIndex(of: UInt8(ascii: "(")) else { continue }
      let name = source.text(place..<open).prefix { $0 != "<" }
      let parameters = parameters(source, open + 1)
      if !parameters.isEmpty {
        declared.append(
          Declaration(
            name: String(name), isPrivate: isPrivate(source, place), parameters: parameters))
      }
    }
    for keyword in ["struct ", "enum "] {
      for place in source.places(behind: keyword) {
        guard let open = source.bytes[place...].firstIndex(of: UInt8(ascii: "{")) else { continue }
        let name = source.text(place..<open).prefix { SwiftSource.isName($0.utf8.first ?? 0) }
        let end = SwiftSource.endOfParenthesis(source.bytes, open + 1)
        let body = SwiftSource(source.text(open..<end))
        var parameters: [Parameter] = []
        for colon in body.places(behind: ": Phrase") where !isFollowedByName(body, colon) {
          let before = body.text(0..<(colon - ": Phrase".utf8.count))
          let field = before.reversed().prefix { SwiftSource.isName($0.utf8.first ?? 0) }
          parameters.append(Parameter(label: String(field.reversed()), place: -1))
        }
        if !parameters.isEmpty {
          declared.append(Declaration(name: String(name), isPrivate: false, parameters: parameters))
        }
      }
    }
    return declared
  }

  private static func isFollowedByName(_ source: SwiftSource, _ place: Int) -> Bool {
    place < source.bytes.count && SwiftSource.isName(source.bytes[place])
  }

  private static func parameters(_ source: SwiftSource, _ open: Int) -> [Parameter] {
    source.arguments(at: open).enumerated().compactMap { place, range in
      let parts = source.text(range).split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[1].contains("Phrase") else { return nil }
      let label = parts[0].split(whereSeparator: \.isWhitespace).first.map(String.init)
      return Parameter(label: label == "_" ? nil : label, place: place)
    }
  }

  private static func literals(
    of source: SwiftSource, _ declared: [String: [Parameter]]
  ) -> Set<Range<Int>> {
    var literals: Set<Range<Int>> = []
    for opening in ["words:", ".words(", "localized("] {
      for place in source.places(behind: opening) {
        literals.formUnion(source.literals(in: source.argument(at: place), isDeep: false))
      }
    }
    for (name, parameters) in declared {
      for place in source.places(behind: name + "(") {
        for (number, argument) in source.arguments(at: place).enumerated() {
          let written = source.text(argument)
          let label = written.prefix { SwiftSource.isName($0.utf8.first ?? 0) || $0.isWhitespace }
          let isLabelled = written.dropFirst(label.count).first == ":"
          let own = label.filter { !$0.isWhitespace }
          guard
            parameters.contains(where: { parameter in
              isLabelled
                ? parameter.label == own : parameter.label == nil && parameter.place == number
            })
          else { continue }
          // A list of choices has its phrases within brackets.
          literals.formUnion(
            source.literals(in: argument, isDeep: written.contains("[")).filter { literal in
              !written.contains("[") || !isBeforeComma(source, literal)
            })
        }
      }
    }
    for opening in [": Phrase {", "-> Phrase {", "-> Phrase? {", ": Phrase? {", ", Phrase) {"] {
      for place in source.places(behind: opening) {
        let end = SwiftSource.endOfParenthesis(source.bytes, place)
        literals.formUnion(
          source.literals(in: place..<end, isDeep: true).filter { !isPattern(source, $0) })
      }
    }
    for opening in [": Phrase in [", ": [Phrase] = ["] {
      for place in source.places(behind: opening) {
        let end = SwiftSource.endOfParenthesis(source.bytes, place)
        literals.formUnion(source.literals(in: place..<end, isDeep: false))
      }
    }
    for opening in [": Phrase =", ": Phrase ="] {
      for place in source.places(behind: opening) {
        let end = source.bytes[place...].firstIndex(of: UInt8(ascii: ";")) ?? source.bytes.count
        if let first = source.literals(in: place..<end, isDeep: false).first {
          literals.insert(first)
        }
      }
    }
    for literal in source.literals(in: 0..<source.bytes.count, isDeep: true)
    where source.bytes[literal.upperBound...].starts(with: " as Phrase".utf8) {
      literals.insert(literal)
    }
    return literals
  }

  /// `("", "All kinds")`: the first of a pair is a value.
  private static func isBeforeComma(_ source: SwiftSource, _ literal: Range<Int>) -> Bool {
    literal.upperBound < source.bytes.count
      && source.bytes[literal.upperBound] == UInt8(ascii: ",")
      && literal.lowerBound > 0 && source.bytes[literal.lowerBound - 1] == UInt8(ascii: "(")
  }

  /// `case "x":`
  private static func isPattern(_ source: SwiftSource, _ literal: Range<Int>) -> Bool {
    let before = source.text(max(0, literal.lowerBound - 40)..<literal.lowerBound)
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    return line.contains("case ") && !line.contains(":")
  }

  /// The key of a literal as it stands in the source, quotation marks and all.
  static func key(_ literal: String) -> String {
    let bytes = Array(literal.utf8)
    var key: [UInt8] = []
    var place = 1
    while place < bytes.count - 1 {
      guard bytes[place] == UInt8(ascii: "\\") else {
        key.append(bytes[place])
        place += 1
        continue
      }
      switch bytes[place + 1] {
      case UInt8(ascii: "("):
        let end = SwiftSource.endOfParenthesis(bytes, place + 2)
        key += Array(argument(String(decoding: bytes[(place + 2)..<(end - 1)], as: UTF8.self)).utf8)
        place = end
      case UInt8(ascii: "n"):
        key.append(UInt8(ascii: "\n"))
        place += 2
      default:
        key.append(bytes[place + 1])
        place += 2
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// `counted: files, "file"` → `{file}`
  private static func argument(_ inside: String) -> String {
    let source = SwiftSource(inside + ")")
    let arguments = source.arguments(at: 0).map { source.text($0) }
    guard arguments.first?.hasPrefix("counted:") == true, arguments.count > 1 else { return "{}" }
    return "{\(arguments[1].drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" })}"
  }
}
