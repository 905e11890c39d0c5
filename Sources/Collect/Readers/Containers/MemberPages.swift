import TocsinModel

/// Hands on pages that a container holds, with what it knows of each.
struct MemberPages {
  let delivery: Delivery
  let file: InputFile
  let options: CollectOptions
  let encoding: EncodingName?

  /// - Parameters:
  ///   - charset: what the container says of the encoding; a mark and an order of the user count more.
  ///   - captured: when the page was saved.
  func deliver(
    _ bytes: [UInt8], charset: String?, url: String?, captured: Timestamp?, at place: Place
  ) throws {
    guard !bytes.isEmpty else { return delivery.pass() }
    let head = Array(bytes.prefix(InputRecognition.reach))
    let guess = EncodingGuess(
      head, declared: charset ?? DeclaredEncoding.label(in: head), asked: encoding,
      isWhole: bytes.count <= InputRecognition.reach, isMarkup: true)
    let reader = PageReader(
      source: HeadedBytes(head: bytes, from: guess.markLength, failure: nil, rest: NoBytes()),
      guess: guess, isWhole: bytes.count <= InputRecognition.reach, delivery: delivery, file: file,
      limits: options.limits, url: url, captured: captured, place: place)
    if let failure = try reader.read() {
      try delivery.note(failure.code, failure.message, severity: .error, at: place)
    }
  }
}
