import Exchange
import TocsinModel

/// One look-alike as a line: its letters coloured by what they are, how likely it is, how it is made.
struct LookalikeLine {
  let paint: Paint

  func text(_ lookalike: Lookalike) -> String {
    let seen = lookalike.firstSeen?.iso8601 ?? "no time"
    var name = marked(lookalike)
    if lookalike.shown != lookalike.name.rawValue { name += " (\(lookalike.name.rawValue))" }
    let tier = lookalike.tier == .high ? paint.red("high") : paint.yellow("medium")
    let making = lookalike.techniques.map(\.words).joined(separator: "; ")
    return "    \(paint.dim(seen.padded(to: 20))) \(name)  \(tier) "
      + "\(Decimal.text(lookalike.probability)), like \(lookalike.impersonated.printable()): \(making)"
  }

  /// Without colour the name alone.
  private func marked(_ lookalike: Lookalike) -> String {
    let bytes = Array(lookalike.shown.utf8)
    var text = ""
    var done = 0
    func piece(_ range: Range<Int>) -> String {
      String(decoding: bytes[range], as: UTF8.self).printable()
    }
    for mark in lookalike.marks {
      let (start, end) = (mark.span.start, mark.span.end)
      guard start >= done, start < end, end <= bytes.count else { continue }
      text += piece(done..<start)
      text += painted(piece(start..<end), mark.kind)
      done = end
    }
    return text + piece(done..<bytes.count)
  }

  private func painted(_ text: String, _ kind: Lookalike.Mark.Kind) -> String {
    switch kind {
    case .same: paint.bold(text)
    case .differs: paint.red(text)
    case .lure: paint.yellow(text)
    case .ending: paint.cyan(text)
    }
  }
}
