/// Gathers mails that nearly say the same into waves, one after another: a mail joins the wave of the mail before it that it is most like,
/// or begins one. Memory grows with the mails that are given, up to ``most``.
package struct MailWaves: Sendable {
  /// From which likeness two mails are of one wave. Half of the runs in common is more than a shared footer makes.
  package static let threshold = 0.5
  /// More are not remembered, the first are: 300 MB.
  package static let most = 500_000
  /// Slots that are looked up together: two mails that are half alike share one of 32 pairs nearly always.
  private static let band = 2
  /// Mails of one look-up that are compared; a wave of thousands needs no more to be found.
  private static let mostCompared = 16

  private var sketches: [MailSketch] = []
  private var waves: [Int] = []
  private var places: [UInt64: [Int32]] = [:]
  private var count = 0

  package init() {}

  /// The wave of a mail, counted from 0 in the order in which waves begin.
  package mutating func add(_ sketch: MailSketch) -> Int {
    var best: (likeness: Double, wave: Int)?
    for key in Self.keys(sketch) {
      for place in places[key] ?? [] {
        let likeness = sketch.likeness(to: sketches[Int(place)])
        if likeness >= Self.threshold, likeness > best?.likeness ?? 0 {
          best = (likeness, waves[Int(place)])
        }
      }
    }
    let wave = best?.wave ?? count
    if best == nil { count += 1 }
    guard !sketch.least.isEmpty, sketches.count < Self.most else { return wave }
    // What is the same adds nothing to find others by.
    guard best.map({ $0.likeness < 1 }) ?? true else { return wave }
    let place = Int32(sketches.count)
    sketches.append(sketch)
    waves.append(wave)
    for key in Self.keys(sketch) where places[key, default: []].count < Self.mostCompared {
      places[key, default: []].append(place)
    }
    return wave
  }

  private static func keys(_ sketch: MailSketch) -> [UInt64] {
    stride(from: 0, to: sketch.least.count - band + 1, by: band).map { start in
      UInt64(sketch.least[start]) << 32 ^ UInt64(sketch.least[start + 1]) ^ UInt64(start) << 56
    }
  }
}
