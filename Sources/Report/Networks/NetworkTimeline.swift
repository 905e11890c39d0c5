import TocsinModel
import Wording

/// When the members of a community shared something together: a lane for each, a mark for each event.
///
/// What is synchronised stands in one line from top to bottom.
struct NetworkTimeline {
  let id: String
  let community: NetworkCommunity
  let limits: ReportLimits

  private static let width = 960.0
  private static let left = 236.0
  private static let right = 936.0
  private static let lane = 20.0
  /// Marks of a lane; of more the first.
  private static let mostMarks = 300

  /// What a member did in an event: when it shared, and whether it was the first of the two.
  private struct Mark: Hashable {
    var time: Int64
    var object: String
  }

  func render(into out: inout Markup) {
    let marks = marks
    let shown = community.members.prefix(limits.pictureRows)
    let times = marks.values.flatMap { $0.map(\.time) }
    guard let low = times.min(), let high = times.max() else { return }
    let axis = TimeAxis(low...high, most: 8)
    let height = Double(shown.count) * Self.lane + 58
    out.element("h4", words: "Timeline")
    out.element("figure", .class("picture")) { out in
      out.element(
        "svg", .class("network"), .role("img"), .labelled(by: "\(id)-nt"),
        Attribute("viewBox", "0 0 \(Self.width.coordinate) \(height.coordinate)")
      ) { out in
        out.element("title", .id("\(id)-nt")) {
          $0.plain(
            "When each account shared what others shared within the window: \(community.members.count.counted("account")), \(times.count.counted("mark"))"
          )
        }
        grid(axis, height, &out)
        for (row, member) in shown.enumerated() {
          lane(member, marks[member.account] ?? [], Double(row) * Self.lane + 12, axis, &out)
        }
      }
      caption(hidden: community.members.count - shown.count, &out)
    }
  }

  private func caption(hidden: Int, _ out: inout Markup) {
    let busiest = community.hours.enumerated().max {
      ($0.element, -$0.offset) < ($1.element, -$1.offset)
    }
    var text = localized("Marks above each other are shares of the same within the window.")
    if let busiest, busiest.element > 0 {
      let all = community.hours.reduce(0, +)
      text +=
        localized(
          " The busiest hour of the day is \(busiest.offset):00 to \(busiest.offset + 1):00 UTC, with \(busiest.element.grouped) of \(counted: all, "event")."
        )
    }
    if hidden > 0 { text += localized(" \(counted: hidden, "more account") not drawn.") }
    out.element("figcaption", text: text)
  }

  /// The shares of each member that stand in an event, by time.
  private var marks: [SourceID: [Mark]] {
    var marks: [SourceID: Set<Mark>] = [:]
    for edge in community.edges {
      for event in edge.events {
        let isFirst = event.isFirstEarlier ?? true
        let (early, late) = isFirst ? (edge.account, edge.other) : (edge.other, edge.account)
        marks[early, default: []].insert(Mark(time: event.time, object: event.object))
        marks[late, default: []].insert(
          Mark(time: event.time + event.delay, object: event.object))
      }
    }
    return marks.mapValues { marks in
      marks.sorted { ($0.time, $0.object) < ($1.time, $1.object) }
    }
  }

  private func grid(_ axis: TimeAxis, _ height: Double, _ out: inout Markup) {
    let bottom = height - 44
    for tick in axis.ticks {
      let x = position(tick.seconds, axis)
      out.line(x, 2, x, bottom + 5, class: "grid")
      let anchor = x < Self.left + 20 ? "start" : x > Self.right - 20 ? "end" : "middle"
      out.label(tick.label, x: x, y: bottom + 19, class: "tick", anchor: anchor)
      if let context = tick.context {
        out.label(context, x: x, y: bottom + 35, class: "tick context", anchor: anchor)
      }
    }
    out.line(Self.left, bottom, Self.right, bottom, class: "axis")
  }

  private func position(_ seconds: Int64, _ axis: TimeAxis) -> Double {
    Self.left + axis.position(seconds) * (Self.right - Self.left)
  }

  private func lane(
    _ member: NetworkMember, _ marks: [Mark], _ y: Double, _ axis: TimeAxis, _ out: inout Markup
  ) {
    out.label(
      member.account.rawValue.shortened(to: 30), x: Self.left - 14, y: y + 4, class: "name",
      anchor: "end")
    out.line(Self.left, y, Self.right, y, class: "lane")
    for mark in marks.prefix(Self.mostMarks) {
      out.element(
        "circle", .class("mark"), Attribute("cx", position(mark.time, axis).coordinate),
        Attribute("cy", y.coordinate), Attribute("r", "4")
      ) { out in
        out.element("title") {
          $0.plain(
            "\(member.account.rawValue.shortened(to: 60)), \(Self.words(mark.time)): \(mark.object.shortened(to: 80))"
          )
        }
      }
    }
  }

  static func words(_ seconds: Int64) -> String {
    ReadableTime(Timestamp(seconds: seconds, precision: .second, origin: .file)).sentence
  }
}
