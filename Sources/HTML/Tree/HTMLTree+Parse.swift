extension HTMLTree {
  /// Parses a page. Never fails: what is wrong with it is listed.
  ///
  /// The input is UTF-8, whatever the page's own `meta` says; a byte order mark is skipped.
  /// The HTML standard's own parser (sections 13.2 and 13.4), scripts not run unless asked.
  /// Linear in the input, within the limits.
  package static func parse(
    _ utf8: [UInt8], limits: HTMLLimits = HTMLLimits(), options: HTMLOptions = HTMLOptions()
  ) -> (tree: HTMLTree, issues: [HTMLIssue]) {
    utf8.withUnsafeBufferPointer { parse($0, limits: limits, options: options) }
  }

  /// The same for borrowed bytes.
  package static func parse(
    _ utf8: UnsafeBufferPointer<UInt8>, limits: HTMLLimits = HTMLLimits(),
    options: HTMLOptions = HTMLOptions()
  ) -> (tree: HTMLTree, issues: [HTMLIssue]) {
    var issues: Set<HTMLIssue> = []
    var input = utf8
    if input.count > limits.bytes {
      issues.insert(.shortened)
      var end = limits.bytes
      while end > 0, limits.bytes - end < 4, input[end] & 0xC0 == 0x80 { end -= 1 }
      input = UnsafeBufferPointer(rebasing: input[..<end])
    }
    if input.starts(with: [0xEF, 0xBB, 0xBF]) {
      input = UnsafeBufferPointer(rebasing: input[3...])
    }
    if input.contains(0) { issues.insert(.containsNUL) }
    let tree: HTMLTree
    if let repaired = repair(input, issues: &issues) {
      tree = repaired.withUnsafeBufferPointer {
        build($0, limits: limits, options: options, issues: &issues)
      }
    } else {
      tree = build(input, limits: limits, options: options, issues: &issues)
    }
    return (tree, HTMLIssue.allCases.filter(issues.contains))
  }

  private static func build(
    _ utf8: UnsafeBufferPointer<UInt8>, limits: HTMLLimits, options: HTMLOptions,
    issues: inout Set<HTMLIssue>
  ) -> HTMLTree {
    var construction = TreeConstruction(utf8, limits: limits, options: options)
    construction.run()
    issues.formUnion(construction.issues)
    var tree = construction.finish()
    tree.steps = construction.steps
    return tree
  }

  /// A copy in which bytes that are no UTF-8 are replaced and line breaks are one byte (section
  /// 13.2.3.5); `nil` when nothing is to be put right. Linear.
  private static func repair(
    _ utf8: UnsafeBufferPointer<UInt8>, issues: inout Set<HTMLIssue>
  ) -> [UInt8]? {
    var copy: [UInt8]?
    if String(validating: utf8, as: UTF8.self) == nil {
      issues.insert(.invalidUTF8)
      copy = Array(String(decoding: utf8, as: UTF8.self).utf8)
    }
    guard utf8.contains(0x0D) else { return copy }
    let source = copy ?? Array(utf8)
    var normalized: [UInt8] = []
    normalized.reserveCapacity(source.count)
    for (index, byte) in source.enumerated() {
      if byte != 0x0D {
        normalized.append(byte)
      } else if index + 1 == source.count || source[index + 1] != 0x0A {
        normalized.append(0x0A)
      }
    }
    return normalized
  }
}
