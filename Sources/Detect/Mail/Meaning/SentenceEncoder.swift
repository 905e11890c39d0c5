/// Turns sentences into vectors whose cosine says how close their meanings are. An encoder of the models is one; it is passed in, since
/// detectors load no models.
package protocol SentenceEncoder: Sendable {
  /// Numbers a vector.
  var dimension: Int { get }

  /// One vector of length 1 a sentence, row after row; the same for the same sentence, whatever stands beside it.
  func vectors(of sentences: [String]) throws -> [Float]
}
