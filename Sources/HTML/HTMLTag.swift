/// What a node is: an element's name, or one of the first three for what is no named element.
package enum HTMLTag: UInt8, Sendable, CaseIterable {
  /// The root, node 0.
  case document
  case text
  /// An element whose name is not in this list, such as a custom element.
  case unknown

  case html, head, body, title, meta, link, base, script, style, noscript, template
  case article, main, section, aside, nav, header, footer, address, hgroup
  case h1, h2, h3, h4, h5, h6
  case p, div, span, pre, blockquote, q, cite, ol, ul, li, dl, dt, dd, menu
  case figure, figcaption, hr, br, wbr
  case a, em, strong, b, i, u, s, strike, del, ins, small, sub, sup, mark, code, time, abbr, font
  case center, big, tt, dfn, kbd, samp, data, bdi, bdo, ruby, rt, rp
  case img, picture, source, iframe, video, audio, embed, object, param, track, canvas, svg, math
  case table, caption, colgroup, col, thead, tbody, tfoot, tr, th, td
  case form, fieldset, legend, label, input, button, select, option, optgroup, textarea, output
  case details, summary, dialog, progress, meter, frame, frameset, noframes, area, map

  /// The tag of a lower-case name. Constant time on average.
  package init(name: String) {
    self = Self.byName[name] ?? .unknown
  }

  private static let byName: [String: HTMLTag] = Dictionary(
    uniqueKeysWithValues: allCases.dropFirst(3).map { (String(describing: $0), $0) })

  /// Whether it flows within a line of text, so that its ends separate no words.
  package var isInline: Bool { Self.inline[Int(rawValue)] }

  private static let inline: [Bool] = {
    let tags: Set<HTMLTag> = [
      .text, .span, .q, .cite, .wbr, .a, .em, .strong, .b, .i, .u, .s, .strike, .del, .ins, .small,
      .sub, .sup, .mark, .code, .time, .abbr, .font, .big, .tt, .dfn, .kbd, .samp, .data, .bdi,
      .bdo, .ruby, .rt, .rp, .img, .picture, .source, .svg, .math, .label, .script, .style,
      .noscript, .template, .map, .area, .unknown, .button, .input, .select, .output, .progress,
      .meter, .iframe, .embed, .object, .video, .audio, .canvas, .link, .meta,
    ]
    return allCases.map(tags.contains)
  }()
}
