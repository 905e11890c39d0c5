/// Names as they are in a tree of the DOM (section 13.2.6.1): those of SVG and MathML in their own
/// case, foreign attributes with their prefix apart.
extension HTMLTree {
  /// An element's name without its namespace. Linear in the name.
  package func name(_ node: Int) -> String {
    let record = nodes[node]
    if record.tag == .shadowRoot { return "template" }
    let name =
      record.count > 0 && record.tag != .text
      ? string(Bytes(Int(record.start), Int(record.start + record.count))) : record.tag.name
    guard record.namespace == .svg else { return name }
    return Self.svgNames[name] ?? name
  }

  /// The attributes of an element in their order. Linear.
  package func attributeList(_ node: Int) -> [(name: String, value: String)] {
    let record = nodes[node]
    let first = Int(record.attributes)
    return attributes[first..<first + Int(record.attributeCount)].map { attribute in
      let name = string(attribute.nameBytes)
      return (adjusted(name, record.namespace), string(attribute.value))
    }
  }

  private func adjusted(_ name: String, _ namespace: HTMLNamespace) -> String {
    switch namespace {
    case .html: return name
    case .math where name == "definitionurl": return "definitionURL"
    case .svg: if let other = Self.svgAttributes[name] { return other }
    default: break
    }
    if Self.prefixed.contains(name), let colon = name.firstIndex(of: ":") {
      return name[..<colon] + " " + name[name.index(after: colon)...]
    }
    return name
  }

  private static let prefixed: Set<String> = [
    "xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show", "xlink:title",
    "xlink:type", "xml:lang", "xml:space", "xmlns:xlink",
  ]

  private static func byLowerCase(_ words: String) -> [String: String] {
    Dictionary(
      words.split(separator: " ").map { ($0.lowercased(), String($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static let svgNames = byLowerCase(
    """
    altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend \
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight \
    feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient \
    radialGradient textPath
    """)

  private static let svgAttributes = byLowerCase(
    """
    attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant \
    edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength \
    keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits \
    markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits \
    patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio \
    primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures \
    specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles \
    surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget \
    xChannelSelector yChannelSelector zoomAndPan
    """)
}
