package import TocsinModel

/// Pictures of a finding as files of their own: SVG 1.1 without script, font or address, its colours with it.
package enum PictureFile {
  /// When which source published; in lanes, by time.
  package static func timeline(
    of cluster: CopyCluster, documents: [DocumentID: Document]
  ) -> String {
    TimelinePicture(id: "t", cluster: cluster, documents: documents, limits: ReportLimits()).svg
  }

  /// Who copied whom; empty where nobody did.
  package static func chain(
    of cluster: CopyCluster, documents: [DocumentID: Document]
  ) -> String {
    ChainPicture(id: "k", cluster: cluster, documents: documents, limits: ReportLimits()).svg
  }

  static let space = Attribute("xmlns", "http://www.w3.org/2000/svg")

  /// The look of the report on paper: viewers of pictures know no variables of a page.
  static func style(into out: inout Markup) {
    out.element("style") { $0.raw(look) }
  }

  private static let look: StaticString = """
    svg { background: #fff; }
    text { fill: #1c2024; font: 14px system-ui, "Liberation Sans", sans-serif; }
    .tick { fill: #565d66; font-size: 13px; }
    .context, .strong, .firstword { font-weight: 600; }
    .firstword, .vague { paint-order: stroke; stroke: #fff; stroke-width: 5px; stroke-linejoin: round; }
    .vague { fill: #565d66; font-style: italic; font-size: 13px; }
    .grid, .lane { stroke: #e6e2d8; stroke-width: 1; }
    .axis { stroke: #565d66; stroke-width: 1; }
    .edge { fill: none; stroke: #565d66; stroke-width: 1.3; }
    .edge.rewording { stroke-dasharray: 6 4; stroke-width: 1.6; }
    .edge.translation { stroke-dasharray: .1 4.6; stroke-linecap: round; stroke-width: 2.6; }
    .track { fill: #e6e2d8; }
    .fill { fill: #565d66; }
    .fill.meaning { fill: #fff; stroke: #565d66; stroke-width: 1.4; }
    .g { fill: #fff; stroke: #1c2024; stroke-width: 1.8; stroke-linejoin: round; }
    .g.first { fill: #97291d; stroke: #97291d; }
    .g.repost { fill: #1c2024; }
    .g.form, .g.own { fill: #e9edf0; stroke: #46525e; stroke-width: 1.3; }
    .g.unknown { stroke-dasharray: 2.2 2; }
    """
}
