/// Splits a range over the cores; the results come in the order of the range.
nonisolated(nonsending) func parallelMap<Element: Sendable>(
  _ range: Range<Int>, atMost size: Int,
  _ body: @escaping @Sendable (Range<Int>) throws -> [Element]
) async throws -> [Element] {
  let size = max(1, min(size, (range.count + 7) / 8))
  return try await withThrowingTaskGroup(of: (Int, [Element]).self) { group in
    for start in stride(from: range.lowerBound, to: range.upperBound, by: size) {
      group.addTask {
        try Task.checkCancellation()
        return (start, try body(start..<min(start + size, range.upperBound)))
      }
    }
    var parts: [(Int, [Element])] = []
    for try await part in group { parts.append(part) }
    return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
  }
}
