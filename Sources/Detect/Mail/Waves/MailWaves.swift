/// Gathers mails that nearly say the same into waves, one after another: a mail joins the wave of the mail before it that it is most like,
/// or begins one. Of mails that are at least suspicious ``most`` are remembered, of others the last few thousand: those of a wave come
/// together, and there may be any number of them.
package struct MailWaves: Sendable {
  /// From which likeness two mails are of one wave. Two thirds of each in common are a half of both together; below .45 mails of one
  /// kit with other words begin, and shared footers.
  package static let threshold = 0.45
  /// More are not remembered, the first are: 400 MB.
  package static let most = 400_000
  /// So many others are remembered, and up to as many before them: 20 MB.
  package static let mostOthers = 4096

  private var suspicious = Shelf()
  private var others = Shelf()
  private var olderOthers = Shelf()
  private var count = 0

  package init() {}

  /// The wave of a mail, counted from 0 in the order in which waves begin.
  ///
  /// - Parameter isSuspicious: whether it is suspicious by itself; others are in a wave only to show whom it reached besides.
  package mutating func add(_ sketch: MailSketch, isSuspicious: Bool = true) -> Int {
    let known = suspicious.nearest(to: sketch)
    let other = [others, olderOthers].compactMap { $0.nearest(to: sketch) }
      .max { $0.likeness < $1.likeness }
    let best = (known?.likeness ?? 0) >= (other?.likeness ?? 0) ? known : other
    let wave = best?.wave ?? count
    if best == nil { count += 1 }
    // What is the same adds nothing to find others by; among those that are forgotten it adds something to a suspicious one.
    let isKnown = (isSuspicious ? known : best)?.likeness == 1
    guard !sketch.least.isEmpty, !isKnown else { return wave }
    if isSuspicious {
      if suspicious.count < Self.most { suspicious.insert(sketch, wave) }
    } else {
      if others.count == Self.mostOthers {
        olderOthers = others
        others = Shelf()
      }
      others.insert(sketch, wave)
    }
    return wave
  }
}

/// Sketches that are looked up by what they have in common.
private struct Shelf: Sendable {
  /// The least runs of a mail, by which it is looked up. Two mails that are alike from the threshold on have about half of these in common.
  private static let keys = 24
  /// Mails of one look-up that are compared; a wave of thousands needs no more to be found.
  private static let mostCompared = 16

  private var sketches: [MailSketch] = []
  private var waves: [Int] = []
  private var places: [UInt32: [Int32]] = [:]

  var count: Int { sketches.count }

  /// The wave of the mail that is most like one, the first of several; `nil` where none is like enough.
  func nearest(to sketch: MailSketch) -> (likeness: Double, wave: Int)? {
    var best: (likeness: Double, wave: Int)?
    var compared: Set<Int32> = []
    for key in sketch.least.prefix(Self.keys) {
      for place in places[key] ?? [] where compared.insert(place).inserted {
        let likeness = sketch.likeness(to: sketches[Int(place)])
        if likeness >= MailWaves.threshold, likeness > best?.likeness ?? 0 {
          best = (likeness, waves[Int(place)])
        }
      }
    }
    return best
  }

  mutating func insert(_ sketch: MailSketch, _ wave: Int) {
    let place = Int32(sketches.count)
    sketches.append(sketch)
    waves.append(wave)
    for key in sketch.least.prefix(Self.keys)
    where places[key, default: []].count < Self.mostCompared {
      places[key, default: []].append(place)
    }
  }
}
