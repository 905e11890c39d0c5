/// The part of an object's shares a second that falls around a time.
///
/// A mean over spans from half an hour to a day and a half, each four times the last: a burst of minutes and a day of
/// attention both make closeness cheap, and one other share half an hour away does not decide alone, as it would in one
/// span. A mean over spans in geometric steps gives a share at distance τ a weight of about 1/τ, which is the density of a
/// delay whose scale nobody knows. What lies within three windows is left out: a natural burst lasts longer, and
/// those who act together with some jitter would pay for each other.
struct LocalDensity {
  private struct Span {
    let reach: Int64
    /// The entries within reach of the last time asked about.
    var low: Int
    var high: Int
  }

  private let index: ShareIndex
  private let range: Range<Int>
  private var middle: Span
  private var spans: [Span]

  /// Half a share a day: the least density of shares that an object is taken to have anywhere.
  private static let least = 0.5 / 86_400
  private static let middleWindows: Int64 = 3
  private static let spanCount = 4

  init(_ index: ShareIndex, _ range: Range<Int>, window: Int64) {
    self.index = index
    self.range = range
    let inner = Self.middleWindows * window
    middle = Span(reach: inner, low: range.lowerBound, high: range.lowerBound)
    spans = (0..<Self.spanCount).map { number in
      Span(
        reach: max(1800, 10 * window) << (2 * number), low: range.lowerBound,
        high: range.lowerBound)
    }
  }

  /// - Parameter time: no earlier than the last one asked about. Amortised O(spans).
  mutating func around(_ time: Int64) -> Double {
    let inner = Self.move(&middle, time, index, range)
    var sum = 0.0
    for number in spans.indices {
      let count = Self.move(&spans[number], time, index, range) - inner
      sum += Double(count) / (2 * Double(spans[number].reach - middle.reach))
    }
    return (sum / Double(spans.count) + Self.least) / Double(range.count)
  }

  private static func move(
    _ span: inout Span, _ time: Int64, _ index: ShareIndex, _ range: Range<Int>
  ) -> Int {
    while !time.isWithin(span.reach, after: index.entries[span.low].time) { span.low += 1 }
    while span.high < range.upperBound,
      index.entries[span.high].time.isWithin(span.reach, after: time)
    {
      span.high += 1
    }
    return span.high - span.low
  }
}
