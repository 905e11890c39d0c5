import TocsinModel
import Wording

/// The publications of a cluster along time, a lane for each source. Times that are not exact are bars
/// from the earliest to the latest moment they may be.
struct TimelinePicture {
  let id: String
  let cluster: CopyCluster
  let documents: [DocumentID: Document]
  let elections: [ElectionDate]
  let limits: ReportLimits
  private let kinds: Set<CopyKind>

  init(
    id: String, cluster: CopyCluster, documents: [DocumentID: Document],
    elections: [ElectionDate] = [], limits: ReportLimits
  ) {
    self.elections = elections
    self.id = id
    self.cluster = cluster
    self.documents = documents
    self.limits = limits
    kinds = cluster.kinds
  }

  private struct Mark {
    let glyph: Glyph
    let label: String
    let time: Timestamp?
    /// Of the parent, where kinds are drawn.
    let from: Timestamp?
    let kind: CopyKind
  }

  private struct Lane {
    var name: String
    var marks: [Mark]
  }

  func render(into out: inout Markup) {
    let (lanes, hidden) = lanes
    out.element("h4", words: "Timeline")
    out.element("figure", .class("picture")) { out in
      draw(lanes, Sheet.wide, "\(id)-tw", &out)
      draw(lanes, Sheet.narrow, "\(id)-tn", &out)
      out.legend(of: Set(lanes.flatMap { $0.marks.map(\.glyph) }))
      if drawsKinds { out.legend(ofLines: kinds) }
      electionWords(lanes, &out)
      if hidden > 0 {
        out.element(
          "figcaption",
          words: "\(counted: hidden, "more source") not drawn: the first \(limits.pictureRows) are."
        )
      }
    }
  }

  /// A line from the time of its parent to each copy says how it was made, where there are several ways.
  private var drawsKinds: Bool { kinds.haveMeaning }

  /// Lanes by their first time; sources without any time come last.
  private var lanes: (lanes: [Lane], hidden: Int) {
    var numbers: [String: Int] = [:]
    var lanes: [Lane] = []
    var hidden: Set<String> = []
    for member in cluster.members {
      let document = documents[member.document]
      let name = document?.label ?? member.document.short
      let mark = Mark(
        glyph: Glyph(member, first: cluster.first), label: name,
        time: document?.published?.drawable,
        from: drawsKinds
          ? member.parent.flatMap { documents[$0]?.published?.drawable } : nil,
        kind: member.fromParent?.kind ?? .copypasta)
      // Without a time there is no place beside the others: a lane of its own, below.
      let key = (mark.time == nil ? "?" : "") + (document?.source?.id.rawValue ?? name)
      if let number = numbers[key] {
        lanes[number].marks.append(mark)
      } else if lanes.count < limits.pictureRows {
        numbers[key] = lanes.count
        lanes.append(Lane(name: name, marks: [mark]))
      } else {
        hidden.insert(key)
      }
    }
    let timed = lanes.filter { $0.marks.contains { $0.time != nil } }
    return (timed + lanes.filter { $0.marks.allSatisfy { $0.time == nil } }, hidden.count)
  }

  /// Where things stand; one for wide pages and paper, one for telephones.
  private struct Sheet {
    let name: String
    let width: Double
    let left: Double
    let right: Double
    let lane: Double
    let labelAbove: Bool
    let characters: Int
    let ticks: Int

    static let wide = Sheet(
      name: "wide", width: 960, left: 236, right: 936, lane: 30, labelAbove: false,
      characters: 30, ticks: 8)
    static let narrow = Sheet(
      name: "narrow", width: 360, left: 12, right: 348, lane: 48, labelAbove: true,
      characters: 42, ticks: 4)
  }

  /// The picture as a file of its own, for a wide page.
  var svg: String {
    var out = Markup()
    draw(lanes.lanes, .wide, "timeline", isAlone: true, &out)
    return out.html
  }

  private func draw(
    _ lanes: [Lane], _ sheet: Sheet, _ id: String, isAlone: Bool = false, _ out: inout Markup
  ) {
    let axis = axis(lanes, sheet)
    let height = Double(lanes.count) * sheet.lane + (axis == nil ? 8 : 54)
    out.element(
      "svg", .class(sheet.name), .role("img"), .labelled(by: "\(id)-title \(id)-desc"),
      Attribute("viewBox", "0 0 \(sheet.width.coordinate) \(height.coordinate)"),
      isAlone ? PictureFile.space : nil
    ) { out in
      if isAlone { PictureFile.style(into: &out) }
      out.element("title", .id("\(id)-title"), words: "Timeline of the publications")
      out.element("desc", .id("\(id)-desc")) { $0.plain(description(lanes)) }
      if let axis {
        drawElections(axis, sheet, height, &out)
        self.axis(axis, sheet, height, &out)
      }
      for (index, lane) in lanes.enumerated() {
        self.lane(lane, Double(index) * sheet.lane, axis, sheet, &out)
      }
    }
  }

  private func description(_ lanes: [Lane]) -> String {
    let listed = lanes.prefix(12).map { lane in
      let time = lane.marks.first.flatMap(\.time).map { ReadableTime($0).sentence }
      let count = lane.marks.count > 1 ? " (\(lane.marks.count.counted("publication")))" : ""
      return "\(lane.name.shortened(to: 60)): \(time ?? "time not known")\(count)"
    }
    let rest = lanes.count - listed.count
    return listed.joined(separator: "; ")
      + (rest > 0 ? localized("; and \(rest) more sources.") : ".")
      + localized(" The table of publications has every time.")
  }

  /// The range of the times known to a day or better; vaguer ones are drawn as far as they fit.
  private func axis(_ lanes: [Lane], _ sheet: Sheet) -> TimeAxis? {
    let times = lanes.flatMap { $0.marks.compactMap(\.time) }
    let exact = times.filter { $0.precision >= .day && $0.origin != .update }
    let used = exact.isEmpty ? times : exact
    return Self.span(used).map { TimeAxis($0, most: sheet.ticks) }
  }

  /// From the first to the last time, without the few that are so far off that all others would lie on one spot: these are
  /// drawn at the edge, with their date.
  private static func span(_ times: [Timestamp]) -> ClosedRange<Int64>? {
    var sorted = times.map { begin(of: $0)...max(begin(of: $0), $0.latest) }
      .sorted { $0.lowerBound < $1.lowerBound }
    // One in ten, and one where there are some to lie on one spot.
    for _ in 0..<(sorted.count / 10 + (sorted.count >= 5 ? 1 : 0)) {
      guard sorted.count >= 4, let last = sorted.last, let first = sorted.first else { break }
      let (fromStart, fromEnd) = (sorted.dropFirst(), sorted.dropLast())
      func length(_ ranges: ArraySlice<ClosedRange<Int64>>) -> Int64 {
        max(
          leastSpan,
          (ranges.map(\.upperBound).max() ?? 0) - (ranges.first?.lowerBound ?? 0))
      }
      let before = (fromStart.first?.lowerBound ?? 0) - first.upperBound
      let after = last.lowerBound - (fromEnd.map(\.upperBound).max() ?? 0)
      if before > farOff * length(fromStart), before >= after {
        sorted.removeFirst()
      } else if after > farOff * length(fromEnd) {
        sorted.removeLast()
      } else {
        break
      }
    }
    guard let low = sorted.first?.lowerBound, let high = sorted.map(\.upperBound).max() else {
      return nil
    }
    return low...high
  }

  /// A gap of so many times what lies beyond it squashes that to less than a sixth of the picture.
  private static let farOff: Int64 = 5
  /// Of a burst within minutes, in seconds.
  private static let leastSpan: Int64 = 3600

  // MARK: Elections

  private func drawElections(
    _ axis: TimeAxis, _ sheet: Sheet, _ height: Double, _ out: inout Markup
  ) {
    for date in elections
    where date.seconds.lowerBound <= axis.end && date.seconds.upperBound >= axis.start {
      let from = position(date.seconds.lowerBound, axis, sheet)
      let to = position(date.seconds.upperBound, axis, sheet)
      out.element(
        "rect", .class(date.kind == .vote ? "vote" : "silence"),
        Attribute("x", from.coordinate), Attribute("y", "4"),
        Attribute("width", max(2, to - from).coordinate),
        Attribute("height", max(0, height - 50).coordinate)
      ) { out in
        out.element("title") { $0.plain("\(date.name): \(date.words)") }
      }
    }
  }

  /// What lies in the picture, and how far off the vote is where it does not.
  private func electionWords(_ lanes: [Lane], _ out: inout Markup) {
    guard !elections.isEmpty, let axis = axis(lanes, .wide) else { return }
    var words: [String] = []
    for date in elections.prefix(8) {
      let day = date.written
      let name = localized("\(date.words) of \(date.name.shortened(to: 80))")
      if date.seconds.lowerBound <= axis.end, date.seconds.upperBound >= axis.start {
        words.append(localized("shaded: \(name), \(day)"))
      } else if date.kind == .vote, let last = span(lanes)?.upperBound {
        let days = (date.seconds.lowerBound - last) / 86_400
        words.append(
          days < 0
            ? localized("\(name): \(day), before")
            : days == 0
              ? localized("\(name): \(day), within a day of the last publication")
              : localized(
                "\(name): \(day), \(counted: Int(days), "day") after the last publication"))
      }
    }
    guard !words.isEmpty else { return }
    out.element("figcaption", .directionAuto) { $0.text(words.joined(separator: "; ")) }
  }

  private func span(_ lanes: [Lane]) -> ClosedRange<Int64>? {
    Self.span(lanes.flatMap { $0.marks.compactMap(\.time) })
  }

  // MARK: Drawing

  private func axis(_ axis: TimeAxis, _ sheet: Sheet, _ height: Double, _ out: inout Markup) {
    let bottom = height - 46
    for tick in axis.ticks {
      let x = position(tick.seconds, axis, sheet)
      out.line(x, 4, x, bottom + 5, class: "grid")
      let anchor = x < sheet.left + 20 ? "start" : x > sheet.right - 20 ? "end" : "middle"
      out.label(tick.label, x: x, y: bottom + 20, class: "tick", anchor: anchor)
      if let context = tick.context {
        out.label(context, x: x, y: bottom + 37, class: "tick context", anchor: anchor)
      }
    }
    out.line(sheet.left, bottom, sheet.right, bottom, class: "axis")
  }

  private func position(_ seconds: Int64, _ axis: TimeAxis, _ sheet: Sheet) -> Double {
    sheet.left + axis.position(seconds) * (sheet.right - sheet.left)
  }

  private func lane(
    _ lane: Lane, _ top: Double, _ axis: TimeAxis?, _ sheet: Sheet, _ out: inout Markup
  ) {
    let y = top + (sheet.labelAbove ? 34 : 18)
    let count = lane.marks.count > 1 ? " ×\(lane.marks.count)" : ""
    out.label(
      lane.name.shortened(to: sheet.characters - count.utf8.count) + count,
      x: sheet.labelAbove ? sheet.left : sheet.left - 18, y: sheet.labelAbove ? top + 18 : y + 5,
      class: "name", anchor: sheet.labelAbove ? "start" : "end")
    out.line(sheet.left, y, sheet.right, y, class: "lane")
    // The first known publication is drawn last, above what may lie over it.
    let marks = lane.marks.filter { $0.glyph != .first } + lane.marks.filter { $0.glyph == .first }
    for mark in marks.prefix(200) { tail(mark, y, axis, sheet, &out) }
    for mark in marks.prefix(200) {
      guard let time = mark.time, let axis else {
        out.label(localized("time not known"), x: sheet.left + 18, y: y + 5, class: "vague")
        mark.glyph.draw(sheet.left + 4, y, into: &out)
        continue
      }
      draw(mark, time, y, axis, sheet, &out)
    }
  }

  private func tail(
    _ mark: Mark, _ y: Double, _ axis: TimeAxis?, _ sheet: Sheet, _ out: inout Markup
  ) {
    guard let axis, let time = mark.time, let from = mark.from else { return }
    let (x1, x2) = (middle(of: from, axis, sheet), middle(of: time, axis, sheet))
    guard abs(x2 - x1) > 8 else { return }
    out.line(x1, y, x2, y, class: mark.kind.lineClass)
  }

  private func middle(of time: Timestamp, _ axis: TimeAxis, _ sheet: Sheet) -> Double {
    (position(Self.begin(of: time), axis, sheet) + position(time.latest, axis, sheet)) / 2
  }

  /// What was last changed on a day stands there, though it may have come out long before.
  private static func begin(of time: Timestamp) -> Int64 {
    time.origin == .update ? time.seconds : time.earliest
  }

  private func draw(
    _ mark: Mark, _ time: Timestamp, _ y: Double, _ axis: TimeAxis, _ sheet: Sheet,
    _ out: inout Markup
  ) {
    let from = position(time.earliest, axis, sheet)
    let to = position(time.latest, axis, sheet)
    let title =
      "\(mark.label.shortened(to: 80)), \(ReadableTime(time).sentence), \(mark.glyph.words)"
    let middle = middle(of: time, axis, sheet)
    if to - from > 14 {
      // Open ends say that the bar goes on beyond the picture.
      let (cutLeft, cutRight) = (time.earliest < axis.start, time.latest > axis.end)
      var path = "M\(from.coordinate) \((y - 5).coordinate)H\(to.coordinate)"
      path += cutRight ? "M\(to.coordinate) \((y + 5).coordinate)" : "v10"
      path += "H\(from.coordinate)"
      if !cutLeft { path += "v-10" }
      out.element("path", .class("bar \(mark.glyph.rawValue)"), Attribute("d", path)) { out in
        out.element("title") { $0.plain(title) }
      }
    }
    mark.glyph.draw(middle, y, title: title, into: &out)
    if time.latest < axis.start || time.earliest > axis.end {
      let isBefore = time.latest < axis.start
      let day = CivilMoment(seconds: time.seconds).date
      let word = mark.glyph == .first ? localized("first, ") : ""
      out.label(
        isBefore ? "← \(word)\(day)" : "\(word)\(day) →",
        x: isBefore ? middle + 13 : middle - 13, y: y + 4.5,
        class: mark.glyph == .first ? "firstword" : "vague", anchor: isBefore ? "start" : "end")
      return
    }
    if mark.glyph == .first {
      let left = middle > sheet.right - 60
      let gap = to - from > 14 ? (to - from) / 2 + 8 : 13
      out.label(
        localized("first"), x: left ? middle - gap : middle + gap, y: y + 4.5, class: "firstword",
        anchor: left ? "end" : "start")
    }
  }
}
