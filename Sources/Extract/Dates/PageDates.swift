import HTML
import TocsinModel

/// Reads and judges the dates of a page.
struct PageDates {
  /// Seconds since 1970; dates more than two days after it are refused.
  let now: Int64?
  /// Whether `5/3` is the third of May.
  var isMonthFirst = false
  /// The heading of what the page is about.
  var headline: Int?
  /// Where comments stand, whose dates are not the page's.
  var comments: [Range<Int>] = []

  /// 1990-01-01: before it there were no pages.
  private static let earliest: Int64 = 631_152_000

  func isPlausible(_ time: Timestamp) -> Bool {
    guard time.seconds >= Self.earliest, time.precision >= .day else { return false }
    guard let now else { return true }
    return time.earliest <= now + 2 * 86_400
  }

  /// A machine-readable or a written date; `nil` when neither or implausible.
  func parse(_ text: String) -> Timestamp? {
    if let time = Timestamp(parsing: text, origin: .page), isPlausible(time) { return time }
    return visible(text)
  }

  func visible(_ text: String) -> Timestamp? {
    guard let time = WrittenDate.first(in: text, isMonthFirst: isMonthFirst) else { return nil }
    return isPlausible(time) ? time : nil
  }

  /// The time that `time`, `abbr` or any element with `datetime`, `content` or `title` gives.
  func time(ofElement node: Int, in tree: HTMLTree) -> Timestamp? {
    for attribute in [HTMLAttribute.datetime, .content, .title] {
      if let value = tree.attributeString(node, attribute), let time = parse(value) { return time }
    }
    guard tree.end(node) - node < 40 else { return nil }
    return visible(String(Whitespace.collapsed(tree.textContent(node)).prefix(200)))
  }

  /// The time at which the page says that it was published, and where it says so: of the days that it
  /// names, the likeliest its own (``DateModel``), unless it is likelier that none is.
  ///
  /// A page that says only when it was last changed gives that as a time before which it came out
  /// (``Timestamp/Origin/update``). Linear in the page.
  func published(
    _ data: StructuredData, _ meta: MetaTags, _ map: PageMap, roots: [Int], isList: Bool = false,
    url: String?, firstComment: Timestamp? = nil
  ) -> (time: Timestamp, source: String)? {
    let candidates = DateCandidates(self, data, meta, map, roots: roots, url: url)
    let days = DateFeatures(candidates, isList: isList, firstComment: firstComment)
    let best = DateModel.likeliest(days.rows)
    guard let chosen = best.map({ days.groups[$0] })?.best ?? days.update?.best else { return nil }
    var time = chosen.time
    if best == nil { time.origin = .update }
    return (time, chosen.source)
  }

  /// Whether there is a digit, without which nothing is a date; any letter outside ASCII may be one.
  static func hasDigit(_ nodes: Range<Int>, _ tree: HTMLTree) -> Bool {
    nodes.contains { node in
      tree.tag(node) == .text
        && tree.withBytes(tree.text(node)) { bytes in
          // Arabic and Persian digits begin with D9 and DB.
          bytes.contains { $0 &- 0x30 < 10 || $0 == 0xD9 || $0 == 0xDB }
        }
    }
  }

  func modified(_ data: StructuredData, _ meta: MetaTags) -> (time: Timestamp, source: String)? {
    if let text = data.modified, let time = parse(text) { return (time, "json-ld dateModified") }
    for name in DateNames.modified {
      if let found = meta[name], let time = parse(found.value) { return (time, "meta \(name)") }
    }
    return nil
  }

  /// The date of a line such as “Updated May 3, 2022” around the headline.
  func modifiedInText(_ map: PageMap, roots: [Int]) -> (time: Timestamp, source: String)? {
    let tree = map.tree
    let owner = DateOwner(map, roots: roots, comments: comments, headline: headline)
    guard let anchor = headline ?? roots.first else { return nil }
    for node in max(1, anchor - 20)..<min(tree.count, anchor + 200) {
      guard tree.tag(node) != .text, tree.end(node) - node < 12,
        Self.hasDigit(node..<tree.end(node), tree)
      else { continue }
      let text = Whitespace.collapsed(tree.textContent(node))
      guard text.utf8.count < 100, let time = visible(text),
        DateWording.says(around: node, in: tree) == .modified, !owner.isElsewhere(node)
      else { continue }
      return (time, "text near the headline")
    }
    return nil
  }

  /// `/2022/05/03/`, `/2022-05-03-`, `/20220503/`, `/2022/may/03/`; the day at least.
  func inAddress(_ url: String) -> Timestamp? {
    var numbers: [(value: Int, digits: Int)] = []
    var value = 0
    var digits = 0
    var word: [UInt8] = []
    for byte in Array(url.utf8.prefix(2000)) + [0x2F] {
      // The name of a month, between a year and a day, counts as its number.
      if (byte | 0x20) &- 0x61 < 26, numbers.last?.digits == 4 || !word.isEmpty, digits == 0 {
        if word.count < 12 { word.append(byte | 0x20) }
        continue
      }
      if !word.isEmpty {
        let month = WrittenDate.month(named: String(decoding: word, as: UTF8.self))
        word = []
        if let month { numbers.append((month, 2)) } else { numbers.removeAll() }
      }
      if byte &- 0x30 < 10 {
        value = digits < 9 ? value * 10 + Int(byte - 0x30) : value
        digits += 1
        continue
      }
      if digits > 0 {
        numbers.append((value, digits))
      }
      if byte != 0x2F && byte != 0x2D && byte != 0x5F && byte != 0x2E { numbers.removeAll() }
      value = 0
      digits = 0
      if let last = numbers.last, last.digits == 8,
        let time = day(last.value / 10_000, last.value / 100 % 100, last.value % 100)
      {
        return time
      }
      if numbers.count >= 3 {
        let three = numbers.suffix(3).map(\.value)
        if numbers[numbers.count - 3].digits == 4, let time = day(three[0], three[1], three[2]) {
          return time
        }
        if numbers[numbers.count - 1].digits == 4, byte != 0x2F,
          let time = day(three[2], three[1], three[0])
        {
          return time
        }
      }
    }
    return nil
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
    guard let time = Timestamp(year: year, month: month, day: day, origin: .page) else {
      return nil
    }
    return isPlausible(time) ? time : nil
  }
}
