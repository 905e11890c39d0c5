import Report
import Store
import TocsinModel
import Wording

/// How much was published by day, as columns, with a table for those who do not see it.
struct ActivityPicture: Sendable {
  let activity: Activity

  /// Columns at most; more days are joined, evenly.
  private static let columns = 120
  private static let height = 90.0
  private static let width = 960.0

  func render(into out: inout Markup) {
    days(&out)
    hours(&out)
    if activity.undated > 0 {
      out.element(
        "p", .class("small"),
        words: "\(counted: activity.undated, "document") without a day.")
    }
  }

  private struct Column {
    let label: String
    let count: Int
  }

  private func days(_ out: inout Markup) {
    guard let first = activity.days.first?.day, let last = activity.days.last?.day else { return }
    let step = (last - first) / Self.columns + 1
    var counts = [Int](repeating: 0, count: (last - first) / step + 1)
    for (day, count) in activity.days { counts[(day - first) / step] += count }
    let columns = counts.enumerated().map { place, count in
      Column(label: Self.date(first + place * step), count: count)
    }
    picture(
      step == 1 ? "By day" : "By \(step) days", columns,
      ends: (Self.date(first), Self.date(last)), &out)
  }

  private func hours(_ out: inout Markup) {
    guard activity.hours.contains(where: { $0 > 0 }) else { return }
    let columns = activity.hours.enumerated().map { hour, count in
      Column(label: "\(hour):00 UTC", count: count)
    }
    picture("By hour of the day, UTC", columns, ends: ("0:00", "23:59"), &out)
  }

  private func picture(
    _ title: Phrase, _ columns: [Column], ends: (String, String), _ out: inout Markup
  ) {
    let most = columns.map(\.count).max() ?? 1
    let width = Self.width / Double(max(columns.count, 1))
    let peak = columns.max { $0.count < $1.count }
    out.element("figure", .class("activity")) { out in
      out.element("figcaption", words: "\(title): at most \(most.grouped) (\(peak?.label ?? ""))")
      out.element(
        "svg", .role("img"), .label(words: "\(title), \(ends.0) to \(ends.1)"),
        Attribute("viewBox", "0 0 \(Int(Self.width)) \(Int(Self.height))"),
        Attribute("preserveAspectRatio", "none")
      ) { out in
        for (place, column) in columns.enumerated() where column.count > 0 {
          let height = max(1.5, Double(column.count) / Double(max(most, 1)) * (Self.height - 2))
          out.element(
            "rect", Attribute("x", Self.number(Double(place) * width)),
            Attribute("y", Self.number(Self.height - height)),
            Attribute("width", Self.number(max(0.8, min(width, 40) - min(1.5, width * 0.15)))),
            Attribute("height", Self.number(height))
          ) { $0.element("title") { $0.plain("\(column.label): \(column.count.grouped)") } }
        }
      }
      out.element("div", .class("ends"), Attribute("aria-hidden", "true")) { out in
        out.element("span", text: ends.0)
        if ends.0 != ends.1 { out.element("span", text: ends.1) }
      }
      table(columns, &out)
    }
  }

  private func table(_ columns: [Column], _ out: inout Markup) {
    out.element("details") { out in
      out.element("summary", words: "In numbers")
      out.element("table") { out in
        out.element("tbody") { out in
          for column in columns where column.count > 0 {
            out.element("tr") { out in
              out.element("th", Attribute("scope", "row"), text: column.label)
              out.element("td", .class("n"), text: column.count.grouped)
            }
          }
        }
      }
    }
  }

  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// `3 May 2025`
  static func date(_ day: Int) -> String {
    let time = Timestamp(seconds: Int64(day) * 86_400, precision: .day, origin: .seen)
    return ReadableTime(time).date
  }
}
