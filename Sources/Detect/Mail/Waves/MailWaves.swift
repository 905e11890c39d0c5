/// Gathers mails that nearly say the same into waves, one after another: a mail joins the wave of the mail before it that it is most like,
/// or begins one. Memory grows with the mails that are given, up to ``most``.
package struct MailWaves: Sendable {
  /// From which likeness two mails are of one wave. Two thirds of each in common are a half of both together; below .45 mails of one
  /// kit with other words begin, and shared footers.
  package static let threshold = 0.45
  /// More are not remembered, the first are: 400 MB.
  package static let most = 400_000
  /// The least runs of a mail, by which it is looked up. Two mails that are alike from the threshold on have about half of these in common.
  private static let keys = 24
  /// Mails of one look-up that are compared; a wave of thousands needs no more to be found.
  private static let mostCompared = 16

  private var sketches: [MailSketch] = []
  private var waves: [Int] = []
  private var places: [UInt32: [Int32]] = [:]
  private var count = 0

  package init() {}

  /// The wave of a mail, counted from 0 in the order in which waves begin.
  package mutating func add(_ sketch: MailSketch) -> Int {
    var best: (likeness: Double, wave: Int)?
    var compared: Set<Int32> = []
    for key in sketch.least.prefix(Self.keys) {
      for place in places[key] ?? [] where compared.insert(place).inserted {
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
    for key in sketch.least.prefix(Self.keys)
    where places[key, default: []].count < Self.mostCompared {
      places[key, default: []].append(place)
    }
    return wave
  }
}
