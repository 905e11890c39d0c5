/// What of a mail a history is made of: when it was sent, and by hashes from whom, under which name, and in which thread; and how it is
/// judged without any history. No address, no name and no word stands in it, but whoever holds it can find out whether an address that
/// he guesses wrote.
package struct MailTrace: Hashable, Sendable, Codable {
  /// Seconds since 1970, by the mail's own field.
  package var time: Int64
  /// Of the sender's address; `nil` where there is none.
  package var sender: UInt64?
  /// Of the sender's name; `nil` where it is of fewer than two words.
  package var name: UInt64?
  /// Of its own number.
  package var message: UInt64?
  /// Of the numbers of mails that it answers.
  package var answered: [UInt64]
  /// Whether its subject says that it is an answer.
  package var isAnswer: Bool
  /// Whether the sender's field is written so that programs differ about it.
  package var isMalformed: Bool
  /// Whether a host vouches that the address is genuine, or its domain disowns it.
  package var isVouched: Bool
  package var isDisowned: Bool
  /// The logarithm of the odds that it is phishing, without a history.
  package var odds: Double

  package init(
    time: Int64, sender: UInt64?, name: UInt64?, message: UInt64?, answered: [UInt64],
    isAnswer: Bool, isMalformed: Bool
  ) {
    self.time = time
    self.sender = sender
    self.name = name
    self.message = message
    self.answered = answered
    self.isAnswer = isAnswer
    self.isMalformed = isMalformed
    isVouched = false
    isDisowned = false
    odds = 0
  }
}

/// As bytes: a mailbox has hundreds of thousands, which are read at each settling.
extension MailTrace {
  private static let version: UInt8 = 1
  private static let head = 1 + 1 + 8 + 8 + 8 + 8 + 8

  package var bytes: [UInt8] {
    var bytes: [UInt8] = [Self.version, 0]
    for (bit, holds) in [
      sender != nil, name != nil, message != nil, isAnswer, isMalformed, isVouched, isDisowned,
    ].enumerated() where holds {
      bytes[1] |= 1 << UInt8(bit)
    }
    for value in [UInt64(bitPattern: time), odds.bitPattern, sender ?? 0, name ?? 0, message ?? 0]
      + answered
    {
      bytes += (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
    return bytes
  }

  /// `nil` for what no version wrote.
  package init?(bytes: [UInt8]) {
    guard bytes.count >= Self.head, bytes[0] == Self.version, (bytes.count - Self.head) % 8 == 0
    else { return nil }
    func value(_ place: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[2 + 8 * place + $1]) << (8 * UInt64($1)) }
    }
    func has(_ bit: UInt8) -> Bool { bytes[1] >> bit & 1 == 1 }
    self.init(
      time: Int64(bitPattern: value(0)), sender: has(0) ? value(2) : nil,
      name: has(1) ? value(3) : nil, message: has(2) ? value(4) : nil,
      answered: (0..<(bytes.count - Self.head) / 8).map { value(5 + $0) }, isAnswer: has(3),
      isMalformed: has(4))
    isVouched = has(5)
    isDisowned = has(6)
    odds = Double(bitPattern: value(1))
  }
}
