/// Where labels stand already, so that none is written over another.
struct LabelRoom {
  private struct Box {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  private struct Cell: Hashable {
    var x: Int
    var y: Int
  }

  /// Boxes by the cells that they touch: a few hundred labels are compared with their neighbours only.
  private var boxes: [Cell: [Box]] = [:]
  private static let cell = 64.0

  /// Takes room for a label, and moves it down a line at a time where it is taken.
  /// - Parameter steps: how many lines are tried.
  /// - Returns: the base line; `nil` where there is no room.
  mutating func place(
    x: Double, y: Double, width: Double, height: Double, steps: Int
  ) -> Double? {
    for step in 0..<steps {
      let box = Box(
        x: x, y: y - height + Double(step) * height, width: width, height: height + 2)
      let cells = cells(of: box)
      if cells.contains(where: { boxes[$0, default: []].contains { Self.overlap($0, box) } }) {
        continue
      }
      for cell in cells { boxes[cell, default: []].append(box) }
      return y + Double(step) * height
    }
    return nil
  }

  /// Takes room for what is drawn there anyway.
  mutating func block(x: Double, y: Double, width: Double, height: Double) {
    let box = Box(x: x, y: y, width: width, height: height)
    for cell in cells(of: box) { boxes[cell, default: []].append(box) }
  }

  /// About: letters differ, and a little too wide is never on top of another.
  static func width(_ text: String, size: Double) -> Double {
    Double(text.unicodeScalars.count) * size * 0.62
  }

  private func cells(of box: Box) -> [Cell] {
    let columns = Int(box.x / Self.cell)...Int((box.x + box.width) / Self.cell)
    let rows = Int(box.y / Self.cell)...Int((box.y + box.height) / Self.cell)
    return columns.flatMap { column in rows.map { Cell(x: column, y: $0) } }
  }

  private static func overlap(_ a: Box, _ b: Box) -> Bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
  }
}
