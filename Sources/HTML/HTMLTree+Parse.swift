extension HTMLTree {
  /// Parses a page. Never fails: what is wrong with it is listed.
  ///
  /// The input is UTF-8, whatever the page's own `meta` says; a byte order mark is skipped.
  /// Today libxml2 reads the tags (HTML 4 with its own recovery), which nothing outside sees.
  /// Linear in the input, within the limits.
  package static func parse(
    _ utf8: [UInt8], limits: HTMLLimits = HTMLLimits()
  ) -> (tree: HTMLTree, issues: [HTMLIssue]) {
    utf8.withUnsafeBufferPointer { parse($0, limits: limits) }
  }

  /// The same for borrowed bytes.
  package static func parse(
    _ utf8: UnsafeBufferPointer<UInt8>, limits: HTMLLimits = HTMLLimits()
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
    let tree: HTMLTree
    if let repaired = repair(input, limits: limits, issues: &issues) {
      tree = repaired.withUnsafeBufferPointer { build($0, limits: limits, issues: &issues) }
    } else {
      tree = build(input, limits: limits, issues: &issues)
    }
    return (tree, HTMLIssue.allCases.filter(issues.contains))
  }

  private static func build(
    _ utf8: UnsafeBufferPointer<UInt8>, limits: HTMLLimits, issues: inout Set<HTMLIssue>
  ) -> HTMLTree {
    let builder = TreeBuilder(limits: limits, expecting: utf8.count)
    builder.read(utf8)
    issues.formUnion(builder.issues)
    return builder.finish()
  }

  /// What libxml2 must not see is put right in a copy; `nil` when there is nothing to put right.
  private static func repair(
    _ utf8: UnsafeBufferPointer<UInt8>, limits: HTMLLimits, issues: inout Set<HTMLIssue>
  ) -> [UInt8]? {
    var copy: [UInt8]?
    if String(validating: utf8, as: UTF8.self) == nil {
      issues.insert(.invalidUTF8)
      copy = Array(String(decoding: utf8, as: UTF8.self).utf8)
    }
    if utf8.contains(0) {
      issues.insert(.containsNUL)
      copy = (copy ?? Array(utf8)).map { $0 == 0 ? 0x20 : $0 }
    }
    let guarded = copy.map { $0.withUnsafeBufferPointer { TagGuard.scan($0, limits: limits) } }
    let overlong = guarded ?? TagGuard.scan(utf8, limits: limits)
    if !overlong.isEmpty {
      issues.insert(.tooManyAttributes)
      var bytes = copy ?? Array(utf8)
      for range in overlong {
        for index in range { bytes[index] = 0x20 }
      }
      copy = bytes
    }
    return copy
  }
}
