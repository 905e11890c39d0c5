import Yams

/// The text of a `tocsin.yaml`, changed where somebody changed a value and nowhere else: comments, the order, and what
/// the one who changes it knows nothing of stay as they are.
///
/// It works on lines, since a YAML library that writes what it read gives the values back and loses the rest. What is
/// written in a way that lines cannot be changed in safely (anchors, several documents, a list within braces) is refused
/// rather than guessed.
package struct ConfigurationText: Hashable, Sendable {
  /// A step on the way to a value.
  package enum Step: Hashable, Sendable {
    case key(String)
    /// The entry of a list, from 0.
    case item(Int)
  }

  var lines: [String]

  package init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
  }

  package var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

  /// Sets a text, a number or a date; `nil` takes the key out. Missing keys above it are made.
  ///
  /// - Throws: ``EngineError/byHand(key:)``.
  package mutating func set(_ value: String?, at path: [Step]) throws(EngineError) {
    try write(value.map { YAMLScalar.written($0) }, at: path)
  }

  /// Sets a list of texts: entries that stay keep their lines, new ones come behind them.
  ///
  /// - Parameter name: what an entry is called that is more than a text, such as a feed with its interval.
  /// - Throws: ``EngineError/byHand(key:)``.
  package mutating func set(
    _ values: [String], at path: [Step], name: String = "url"
  ) throws(EngineError) {
    guard let place = try place(of: path), case .sequence(let entries) = place.value,
      opening(of: place.value) == "-", !entries.isEmpty
    else {
      let list = values.map { YAMLScalar.written($0, inList: true) }.joined(separator: ", ")
      return try write(values.isEmpty ? nil : "[\(list)]", at: path)
    }
    let known = entries.map { $0.string ?? $0.mapping?[Node(name)]?.string ?? "" }
    guard !values.isEmpty, let last = try self.place(of: path + [.item(entries.count - 1)]) else {
      return try write(nil, at: path)
    }
    let dash = try dash(of: last, path)
    let new = values.filter { !known.contains($0) }
    lines.insert(contentsOf: new.map { "\(dash)- \(YAMLScalar.written($0))" }, at: last.end)
    for number in known.indices.reversed() where !values.contains(known[number]) {
      try remove(path + [.item(number)])
    }
  }

  /// Adds an entry of several keys to a list, which is made where it is missing.
  ///
  /// - Parameter members: keys with their values as they are to be written.
  /// - Throws: ``EngineError/byHand(key:)``.
  package mutating func append(
    _ members: [(key: String, value: Value)], to path: [Step]
  ) throws(EngineError) {
    var indentation = "  "
    var end: Int
    if let place = try place(of: path) {
      switch place.value {
      case .sequence(let entries) where opening(of: place.value) == "-":
        guard let last = try self.place(of: path + [.item(entries.count - 1)]) else {
          throw .byHand(key: Self.shown(path))
        }
        indentation = try dash(of: last, path)
        end = last.end
      case .scalar(let scalar) where scalar.string.isEmpty: end = place.line + 1
      case .sequence(let entries) where entries.isEmpty:
        lines[place.line] = place.head
        end = place.line + 1
      default: throw .byHand(key: Self.shown(path))
      }
    } else {
      guard path.count == 1, case .key(let key)? = path.first else {
        throw .byHand(key: Self.shown(path))
      }
      if !lines.isEmpty { lines.append("") }
      lines.append("\(key):")
      end = lines.count
    }
    for (number, member) in members.enumerated() {
      let lead = number == 0 ? "- " : "  "
      lines.insert(
        "\(indentation)\(lead)\(member.key): \(member.value.written)", at: end)
      end += 1
    }
  }

  /// What is written behind a key.
  package enum Value: Hashable, Sendable {
    case text(String)
    case list([String])

    var written: String {
      switch self {
      case .text(let text): YAMLScalar.written(text)
      case .list(let list):
        "[\(list.map { YAMLScalar.written($0, inList: true) }.joined(separator: ", "))]"
      }
    }
  }

  /// Takes out an entry of a list or a key with all that is below it. Comments above it stay.
  ///
  /// - Throws: ``EngineError/byHand(key:)``.
  package mutating func remove(_ path: [Step]) throws(EngineError) {
    guard let place = try place(of: path) else { return }
    if case .item? = path.last {
      _ = try dash(of: place, path)
    } else if lines[place.line].prefix(place.column - 1).contains("-") {
      // The dash of the entry stands on its line.
      throw .byHand(key: Self.shown(path))
    }
    lines.removeSubrange(place.line..<place.end)
  }

  // MARK: Values

  private mutating func write(_ written: String?, at path: [Step]) throws(EngineError) {
    guard let written else { return try remove(path) }
    if let place = try place(of: path) {
      let comment = YAMLScalar.comment(in: lines[place.line], from: place.head.count)
      lines.replaceSubrange(
        place.line..<place.end, with: ["\(place.head) \(written)\(comment.map { " " + $0 } ?? "")"])
      return
    }
    guard case .key(let key)? = path.last else { throw .byHand(key: Self.shown(path)) }
    let above = Array(path.dropLast())
    guard !above.isEmpty else {
      if !lines.isEmpty { lines.append("") }
      lines.append("\(key): \(written)")
      return
    }
    guard let parent = try place(of: above) else {
      guard above.count == 1, case .key(let top)? = above.first else {
        throw .byHand(key: Self.shown(path))
      }
      if !lines.isEmpty { lines.append("") }
      lines += ["\(top):", "  \(key): \(written)"]
      return
    }
    switch parent.value {
    case .mapping(let members) where opening(of: parent.value) != "{" && !members.isEmpty:
      let column = members.first.flatMap { $0.key.mark?.column } ?? 3
      lines.insert(
        String(repeating: " ", count: column - 1) + "\(key): \(written)", at: parent.end)
    case .scalar(let scalar) where scalar.string.isEmpty:
      lines.insert(
        String(repeating: " ", count: parent.column + 1) + "\(key): \(written)",
        at: parent.line + 1)
    default: throw .byHand(key: Self.shown(path))
    }
  }

  static func shown(_ path: [Step]) -> String {
    path.map { step in
      switch step {
      case .key(let key): key
      case .item(let number): "\(number + 1)"
      }
    }.joined(separator: " › ")
  }
}
