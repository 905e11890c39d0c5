import TocsinModel
import Wording

/// The sign of a publication in a picture. Shapes differ, so that colour is never alone.
package enum Glyph: String, CaseIterable, Sendable {
  case first, repost, credited, quotation, debunk, own, form, unknown

  init(_ member: CopyCluster.Member, first: DocumentID) {
    self =
      switch member.fromParent?.context {
      case _ where member.document == first: .first
      case nil: .unknown
      case .repost?: .repost
      case .creditedReprint?, .wireCopy?: .credited
      case .quotation?: .quotation
      case .debunk?: .debunk
      case .ownVersion?: .own
      case .filledForm?: .form
      }
  }

  /// What the legend says.
  package var words: String {
    switch self {
    case .first: localized("first known publication")
    case .repost: CopyContext.repost.words
    case .credited: CopyContext.creditedReprint.words
    case .quotation: CopyContext.quotation.words
    case .debunk: CopyContext.debunk.words
    case .own: CopyContext.ownVersion.words
    case .form: CopyContext.filledForm.words
    case .unknown: localized("parent not known")
    }
  }

  /// Draws the sign around a point.
  func draw(_ x: Double, _ y: Double, title: String? = nil, into out: inout Markup) {
    let (x0, y0) = (x.coordinate, y.coordinate)
    let path: String =
      switch self {
      case .first: "M\(x0) \((y - 7.5).coordinate)l7.5 7.5l-7.5 7.5l-7.5 -7.5z"
      case .repost, .credited, .unknown:
        "M\((x - 5).coordinate) \(y0)a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"
      case .quotation: "M\((x - 5).coordinate) \((y - 5).coordinate)h10v10h-10z"
      case .debunk: "M\(x0) \((y - 6.5).coordinate)l6.5 11.5h-13z"
      case .form: "M\((x - 6).coordinate) \((y - 4).coordinate)h12v8h-12z"
      case .own: "M\((x - 6).coordinate) \((y - 2).coordinate)h4v-4h4v4h4v4h-4v4h-4v-4h-4z"
      }
    out.element("path", .class("g \(rawValue)"), Attribute("d", path)) { out in
      if let title { out.element("title") { $0.plain(title.cut(to: 200)) } }
    }
  }
}

extension Double {
  /// At most one decimal: enough for a picture, and the same on every machine.
  package var coordinate: String {
    let tenths = Int((self * 10).rounded())
    let whole = "\(tenths.magnitude / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths.magnitude % 10)")
    return tenths < 0 ? "-\(whole)" : whole
  }
}

extension Markup {
  /// A line of text in a picture. `anchor` is `start`, `middle` or `end`.
  mutating func label(
    _ text: String, x: Double, y: Double, class: String = "", anchor: String = "start"
  ) {
    element(
      "text", Attribute("x", x.coordinate), Attribute("y", y.coordinate),
      anchor == "start" ? nil : Attribute("text-anchor", anchor),
      `class`.isEmpty ? nil : .class(`class`)
    ) { $0.plain(text) }
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class: String
  ) {
    element(
      "path", .class(`class`),
      Attribute("d", "M\(x1.coordinate) \(y1.coordinate)L\(x2.coordinate) \(y2.coordinate)")
    ) { _ in }
  }

  /// A legend of the signs in use.
  mutating func legend(of glyphs: Set<Glyph>) {
    element("ul", .class("signs"), .label(words: "Signs")) { out in
      for glyph in Glyph.allCases where glyphs.contains(glyph) {
        out.element("li") { out in
          out.element(
            "svg", Attribute("width", "18"), Attribute("height", "18"),
            Attribute("viewBox", "0 0 18 18"), Attribute("aria-hidden", "true"),
            Attribute("focusable", "false")
          ) { glyph.draw(9, 9, into: &$0) }
          out.text(glyph.words)
        }
      }
    }
  }
}
