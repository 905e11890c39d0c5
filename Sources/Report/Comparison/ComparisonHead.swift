import TocsinModel

/// Whose text a column of a comparison is, and when it was published.
struct ComparisonHead {
  /// `Earlier text`, `Copy, in German`.
  let role: String
  let document: Document

  func render(into out: inout Markup) {
    out.element("div", .class("cell")) { out in
      out.element("span", .class("role"), text: role)
      out.quoted("strong", document.label, limit: 80)
      if let published = document.published {
        out.element("span", .class("sub")) { $0.time(published) }
      }
    }
  }
}
