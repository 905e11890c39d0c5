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
    let kinds = ByteKinds(input)
    if kinds.hasNUL { issues.insert(.containsNUL) }
    let tree: HTMLTree
    if let repaired = repair(input, kinds, issues: &issues) {
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
    var construction = TreeConstruction(
      utf8, limits: limits, options: options, mayHaveNUL: issues.contains(.containsNUL))
    construction.run()
    issues.formUnion(construction.issues)
    var tree = construction.finish()
    tree.steps = construction.steps
    return tree
  }

  /// A copy in which bytes that are no UTF-8 are replaced and line breaks are one byte (section
  /// 13.2.3.5); `nil` when nothing is to be put right. Linear.
  private static func repair(
    _ utf8: UnsafeBufferPointer<UInt8>, _ kinds: ByteKinds, issues: inout Set<HTMLIssue>
  ) -> [UInt8]? {
    var copy: [UInt8]?
    if !kinds.isASCII, (try? UTF8Span(validating: utf8.span)) == nil {
      issues.insert(.invalidUTF8)
      copy = Array(String(decoding: utf8, as: UTF8.self).utf8)
    }
    guard kinds.hasReturn else { return copy }
    let source = copy ?? Array(utf8)
    return source.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: source.count) { normalized, count in
        for index in source.indices {
          let byte = source[index]
          if byte == 0x0D, index + 1 < source.count, source[index + 1] == 0x0A { continue }
          normalized[count] = byte == 0x0D ? 0x0A : byte
          count += 1
        }
      }
    }
  }

  /// What kinds of bytes a page has, found in one pass of eight bytes at a time.
  private struct ByteKinds {
    var isASCII = true
    var hasNUL = false
    var hasReturn = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      let ones: UInt64 = 0x0101_0101_0101_0101
      var high: UInt64 = 0
      var zero: UInt64 = 0
      var returns: UInt64 = 0
      var at = 0
      if let base = bytes.baseAddress.map(UnsafeRawPointer.init) {
        while at + 8 <= bytes.count {
          let word = base.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          let other = word ^ (ones &* 0x0D)
          high |= word
          zero |= (word &- ones) & ~word
          returns |= (other &- ones) & ~other
          at += 8
        }
      }
      let mark: UInt64 = 0x8080_8080_8080_8080
      isASCII = high & mark == 0
      hasNUL = zero & mark != 0
      hasReturn = returns & mark != 0
      while at < bytes.count {
        if bytes[at] >= 0x80 { isASCII = false }
        if bytes[at] == 0 { hasNUL = true }
        if bytes[at] == 0x0D { hasReturn = true }
        at += 1
      }
    }
  }
}
