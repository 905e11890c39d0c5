import Mail
import Testing

@Suite struct MailWavesTests {
  /// Invented words, the same for the same numbers.
  private static func text(_ numbers: some Sequence<Int>) -> String {
    numbers.map { number in
      String(
        String.UnicodeScalarView(
          "\(number * 7919 % 99_991)".unicodeScalars.compactMap { Unicode.Scalar($0.value + 49) }))
    }.joined(separator: " ")
  }

  private static func sketch(_ text: String, subject: String = "A word to you") -> MailSketch {
    MailSketch(subject: NormalText(subject), text: NormalText(text))
  }

  @Test(arguments: [50, 191, 194, 195, 600, 3000])
  func
    `the likeness of two texts is the share of their runs of three in common, exact where all are kept`(
      _ words: Int
    )
  {
    let moved = words / 4
    let likeness = Self.sketch(Self.text(0..<words)).likeness(
      to: Self.sketch(Self.text(moved..<(words + moved))))
    let runs = words - 2
    let exact = Double(runs - moved) / Double(runs + moved)
    if runs < MailSketch.most {
      #expect(abs(likeness - exact) < 1e-9)
    } else {
      #expect(abs(likeness - exact) < 0.12)
    }
  }

  @Test
  func
    `mails that nearly say the same are one wave whatever their numbers, and others begin their own`()
  {
    var waves = MailWaves()
    let body =
      "dear member your parcel is held at the depot since the address is not complete please pay the fee"
    let first = waves.add(
      Self.sketch(body + " within 24 hours, case 11834", subject: "Your parcel"))
    #expect(
      waves.add(Self.sketch(body + " within 12 hours, case 90211", subject: "Last notice")) == first
    )
    #expect(waves.add(Self.sketch(Self.text(0..<40))) != first)
    #expect(waves.add(Self.sketch(body + " today", subject: "Depot")) == first)
  }

  @Test func `a text of a few words is told by its subject too, and nothing at all is no wave`() {
    var waves = MailWaves()
    let subject = "You have no room left in your box"
    let first = waves.add(Self.sketch("see the picture below", subject: subject))
    #expect(waves.add(Self.sketch("see the picture below", subject: subject)) == first)
    #expect(
      waves.add(
        Self.sketch("see the picture below", subject: "Minutes of our meeting on the new hall"))
        != first)
    #expect(waves.add(Self.sketch("", subject: "")) != waves.add(Self.sketch("", subject: "")))
  }

  @Test func `a mail that is not suspicious is in the wave of those before and after it`() {
    var waves = MailWaves()
    let body =
      "dear member your parcel is held at the depot since the address is not complete please pay the fee"
    let wave = waves.add(Self.sketch(body), isSuspicious: false)
    #expect(waves.add(Self.sketch(body + " today"), isSuspicious: true) == wave)
    #expect(waves.add(Self.sketch("hello " + body), isSuspicious: false) == wave)
    #expect(waves.add(Self.sketch(Self.text(0..<40)), isSuspicious: false) != wave)
  }

  /// Sketches that have nothing in common.
  private static func sketch(number: Int) -> MailSketch {
    MailSketch(least: (0..<6).map { UInt32(6 * number + $0) })
  }

  @Test(arguments: [(2 * MailWaves.mostOthers - 1, true), (2 * MailWaves.mostOthers, false)])
  func `of mails that are not suspicious the last are remembered, and all that are`(
    after: Int, isRemembered: Bool
  ) {
    var waves = MailWaves()
    let suspicious = waves.add(Self.sketch(number: 0), isSuspicious: true)
    let other = waves.add(Self.sketch(number: 1), isSuspicious: false)
    for number in 2..<(2 + after) {
      _ = waves.add(Self.sketch(number: number), isSuspicious: false)
    }
    var again = waves
    #expect((again.add(Self.sketch(number: 1), isSuspicious: false) == other) == isRemembered)
    #expect(waves.add(Self.sketch(number: 0), isSuspicious: false) == suspicious)
  }

  @Test func `a suspicious mail is remembered although one that is not said the same before`() {
    var waves = MailWaves()
    let wave = waves.add(Self.sketch(number: 0), isSuspicious: false)
    #expect(waves.add(Self.sketch(number: 0), isSuspicious: true) == wave)
    for number in 1...(2 * MailWaves.mostOthers) {
      _ = waves.add(Self.sketch(number: number), isSuspicious: false)
    }
    #expect(waves.add(Self.sketch(number: 0), isSuspicious: true) == wave)
  }
}
