/// What a node is: an element's name, or one of the first for what is no named element.
@frozen
package enum HTMLTag: UInt8, Sendable, CaseIterable {
  /// The root, node 0.
  case document
  case text
  /// An element whose name is not in this list, such as a custom element.
  case unknown
  /// Only in a tree that keeps its markup; their bytes are their content.
  case comment, doctype
  /// The shadow tree that a `template` with `shadowrootmode` declares for its parent.
  case shadowRoot

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
  case applet, marquee, nobr, listing, xmp, plaintext, noembed, image, keygen, bgsound, basefont
  case `var`, dir, selectedcontent, rb, rtc, search, slot, menuitem
  case mi, mo, mn, ms, mtext, annotationXML, foreignObject, desc, malignmark, mglyph

  /// One byte against another: what the standard library has for enums with raw values asks both for
  /// theirs, which costs a call each in other modules. An enum of at most 256 cases without payload is
  /// one byte.
  @inlinable
  package static func == (one: HTMLTag, other: HTMLTag) -> Bool {
    unsafeBitCast(one, to: UInt8.self) == unsafeBitCast(other, to: UInt8.self)
  }

  /// The first cases are no names.
  static let firstNamed = HTMLTag.html.rawValue

  /// Its name as it is written in lower case; of an unknown one, empty.
  package var name: String {
    switch self {
    case .annotationXML: "annotation-xml"
    case .foreignObject: "foreignobject"
    case _ where rawValue < Self.firstNamed: ""
    default: String(describing: self)
    }
  }

  /// The tag of a lower-case name. Constant time on average.
  package init(name: String) {
    var key = NameTable.Key()
    for (place, byte) in name.utf8.enumerated() { key.set(byte, at: place) }
    self = HTMLTag(rawValue: Self.known.value(of: key, count: name.utf8.count)) ?? .unknown
    if rawValue < Self.firstNamed { self = .unknown }
  }

  static let known = NameTable(
    allCases.filter { $0.rawValue >= firstNamed }.map { ($0.name, $0.rawValue) })

  /// Whether it flows within a line of text, so that its ends separate no words.
  package var isInline: Bool { Self.inline[Int(unsafeBitCast(self, to: UInt8.self))] }

  private static let inline: [Bool] = {
    let tags: Set<HTMLTag> = [
      .text, .span, .q, .cite, .wbr, .a, .em, .strong, .b, .i, .u, .s, .strike, .del, .ins, .small,
      .sub, .sup, .mark, .code, .time, .abbr, .font, .big, .tt, .dfn, .kbd, .samp, .data, .bdi,
      .bdo, .ruby, .rt, .rp, .img, .picture, .source, .svg, .math, .label, .script, .style,
      .noscript, .template, .map, .area, .unknown, .button, .input, .select, .output, .progress,
      .meter, .iframe, .embed, .object, .video, .audio, .canvas, .link, .meta,
      .applet, .nobr, .image, .keygen, .bgsound, .basefont, .rb, .rtc, .slot, .mi, .mo, .mn, .ms,
      .mtext, .mglyph, .`var`, .comment,
    ]
    return allCases.map(tags.contains)
  }()
}
