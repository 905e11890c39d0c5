import Yams

/// Where a value of a configuration stands.
struct ConfigurationPlace {
  /// The line on which its key or its entry begins, from 0.
  var line: Int
  /// Behind its last line; comments and empty lines before what comes next are not its own.
  var end: Int
  /// Characters before the key or the entry's content, from 1.
  var column: Int
  /// Of the line what stands before the value: `  name:`.
  var head: String
  var value: Node
}

extension ConfigurationText {
  /// Finds a value; `nil` when it is not there.
  ///
  /// - Throws: ``EngineError/byHand(key:)`` for text that lines cannot be changed in.
  func place(of path: [Step]) throws(EngineError) -> ConfigurationPlace? {
    let name = Self.shown(path)
    guard !lines.contains(where: { $0.hasPrefix("---") || $0.hasPrefix("%") }) else {
      throw .byHand(key: name)
    }
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch { throw .byHand(key: name) }
    guard var node = root else { return nil }
    var end = lines.count
    var place: ConfigurationPlace?
    for step in path {
      switch (step, node) {
      case (.key(let key), .mapping(let members)):
        guard let number = members.firstIndex(where: { $0.key.string == key }) else { return nil }
        try refuse(node, name)
        let next = members.index(after: number)
        if next < members.endIndex { end = try line(of: members[next].key, name) }
        place = try self.place(key: members[number].key, members[number].value, end, name)
        node = members[number].value
      case (.item(let number), .sequence(let entries)):
        guard entries.indices.contains(number) else { return nil }
        try refuse(node, name)
        if number + 1 < entries.count { end = try line(of: entries[number + 1], name) }
        node = entries[number]
        let line = try line(of: node, name)
        let column = node.mark?.column ?? 1
        place = ConfigurationPlace(
          line: line, end: trimmed(line, end), column: column,
          head: String(lines[line].prefix(column - 1)), value: node)
      case (_, .scalar(let scalar)) where scalar.string.isEmpty: return nil
      default: throw .byHand(key: name)
      }
    }
    return place
  }

  /// What a value begins with: by it one within brackets is known. The library tells it of no node that it reads, and of
  /// an anchor only as long as somebody else keeps it.
  func opening(of node: Node) -> Character? {
    guard let mark = node.mark, lines.indices.contains(mark.line - 1) else { return nil }
    return lines[mark.line - 1].dropFirst(mark.column - 1).first
  }

  /// Refuses what may begin and end anywhere on a line, and what is written in one place and meant in another.
  private func refuse(_ node: Node, _ name: String) throws(EngineError) {
    if let opening = opening(of: node), "[{&*!".contains(opening) { throw .byHand(key: name) }
  }

  private func place(
    key: Node, _ value: Node, _ end: Int, _ name: String
  ) throws(EngineError) -> ConfigurationPlace {
    let line = try line(of: key, name)
    let column = key.mark?.column ?? 1
    // An alias: the value stands before its key.
    if let mark = value.mark, mark.line - 1 < line { throw .byHand(key: name) }
    let characters = Array(lines[line])
    // A key with a colon in it would have to be quoted; ours have none.
    guard
      let colon = characters.indices.dropFirst(column - 1).first(where: { characters[$0] == ":" })
    else { throw .byHand(key: name) }
    return ConfigurationPlace(
      line: line, end: trimmed(line, end), column: column,
      head: String(characters[...colon]), value: value)
  }

  private func line(of node: Node, _ name: String) throws(EngineError) -> Int {
    guard let line = node.mark?.line, lines.indices.contains(line - 1) else {
      throw .byHand(key: name)
    }
    return line - 1
  }

  /// Comments and empty lines before what comes next belong to that.
  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start + 1 {
      let text = lines[end - 1].drop { $0 == " " || $0 == "\t" }
      guard text.isEmpty || text.first == "#" else { break }
      end -= 1
    }
    return end
  }

  /// What stands before the dash of an entry.
  func dash(of place: ConfigurationPlace, _ path: [Step]) throws(EngineError) -> String {
    let lead = lines[place.line].prefix { $0 == " " }
    guard lines[place.line].dropFirst(lead.count).hasPrefix("- ") else {
      throw .byHand(key: Self.shown(path))
    }
    return String(lead)
  }
}
