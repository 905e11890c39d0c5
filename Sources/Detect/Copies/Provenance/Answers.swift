internal import TocsinModel

extension Document {
  /// Whether it stands below another, as its platform or the page that shows it says: whatever the two say of their
  /// times, the other was there before it, and what it repeats it repeats under its reader's eyes.
  func answers(_ other: Document) -> Bool {
    guard let id = inReplyTo?.id else { return false }
    // Comments have the address of the page that they answer.
    return id == other.externalID || id == other.url && id != other.inReplyTo?.id
      || id == other.id.description
  }
}

/// What the documents of a group answer in it, by position.
struct Answers {
  /// For each the one that it answers, if that is among them.
  private(set) var answered: [Int?]

  /// Linear in the documents.
  init(_ documents: [Document]) {
    answered = [Int?](repeating: nil, count: documents.count)
    guard documents.contains(where: { $0.inReplyTo?.id != nil }) else { return }
    var named: [String: [Int]] = [:]
    for (position, document) in documents.enumerated() {
      for name in Set(
        [document.externalID, document.url, document.id.description].compactMap(\.self))
      {
        named[name, default: []].append(position)
      }
    }
    for (position, document) in documents.enumerated() {
      answered[position] = document.inReplyTo?.id.flatMap { named[$0] }?
        .first { $0 != position && document.answers(documents[$0]) }
    }
  }

  /// An order with each behind what it answers, and otherwise as it was.
  func sorted(_ order: [Int]) -> [Int] {
    guard answered.contains(where: { $0 != nil }) else { return order }
    var sorted: [Int] = []
    var isIn = [Bool](repeating: false, count: answered.count)
    for position in order {
      for position in thread(to: position).reversed() where !isIn[position] {
        isIn[position] = true
        sorted.append(position)
      }
    }
    return sorted
  }

  /// What begins the thread in which a document stands: itself, where it answers none of the others.
  func opening(of position: Int) -> Int { thread(to: position).last ?? position }

  /// Itself, what it answers, what that answers, and so on. Posts that answer each other in a circle, as no platform
  /// has them, end it.
  private func thread(to position: Int) -> [Int] {
    var thread = [position]
    while let next = answered[thread[thread.count - 1]], !thread.contains(next), thread.count < 64 {
      thread.append(next)
    }
    return thread
  }
}
