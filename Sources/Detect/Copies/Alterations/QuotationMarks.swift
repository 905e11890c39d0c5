internal import Text
internal import TocsinModel

/// Finds what stands between quotation marks, whatever the language's custom.
enum QuotationMarks {
  private static let closing: [UInt32: [UInt32]] = [
    0x22: [0x22], 0x201C: [0x201D], 0x201E: [0x201C, 0x201D], 0xAB: [0xBB], 0xBB: [0xAB],
    0x300C: [0x300D],
  ]
  /// A quotation longer than this was not closed.
  private static let longest = 4_000

  /// Whether a quotation can begin with this character.
  static func opens(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0xAB, 0xBB, 0x201C, 0x201E, 0x300C: true
    default: false
    }
  }

  /// The spans between marks, in order, marks excluded. Linear in the span.
  static func quoted(_ text: String, _ span: TextSpan) -> [TextSpan] {
    var text = text
    return text.withUTF8 { utf8 in
      var found: [TextSpan] = []
      var open: (start: Int, ends: [UInt32])?
      var index = max(0, span.start)
      while index < utf8.count, utf8[index] & 0xC0 == 0x80 { index += 1 }
      while index < min(span.end, utf8.count) {
        let here = index
        let scalar = nextScalar(utf8, &index)
        if let quotation = open {
          if quotation.ends.contains(scalar) {
            found.append(TextSpan(quotation.start, here))
            open = nil
          } else if here - quotation.start > longest {
            open = nil
          }
        } else if opens(scalar), let ends = closing[scalar] {
          open = (index, ends)
        }
      }
      return found
    }
  }
}
