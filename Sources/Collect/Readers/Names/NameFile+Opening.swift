import TocsinModel

extension NameFile {
  func open() {
    do throws(SourceFailure) {
      let bytes = try FileBytes(file, isHashed: isHashed, shouldStop: options.shouldStop)
      self.bytes = bytes
      try recognise(FileReader.decompressed(bytes, limits: options.limits))
    } catch {
      failure = error
    }
  }

  private func recognise(_ unpacked: any ByteSource) throws(SourceFailure) {
    let (head, headFailure, isWhole) = head(of: unpacked)
    if head.isEmpty, let headFailure { throw headFailure }
    var guess = EncodingGuess(
      head, declared: nil, asked: encoding, isWhole: isWhole, isMarkup: false)
    var text = FileReader.decoded(head, as: guess)
    let recognition = NameRecognition(columns: columns)
    let verdict: NameRecognition.Verdict
    switch recognition.outcome(
      head: head, text: text, isWhole: isWhole, path: file.path,
      asked: file.format ?? options.format)
    {
    case .verdict(let found): verdict = found
    case .nothing(let code, let message, let severity):
      note(code, message, severity: severity)
      failure = headFailure
      return
    }
    text = []
    if verdict.format.isBinary {
      guess = EncodingGuess(
        Array("a".utf8), declared: nil, asked: nil, isWhole: true, isMarkup: false)
    }
    format = verdict.format
    preamble = verdict.start
    let headed = HeadedBytes(
      head: head, from: guess.markLength, failure: headFailure, rest: unpacked)
    if guess.name == .utf8 {
      source = headed
      offset = guess.markLength
    } else {
      let decoded = try DecodedBytes(headed, from: guess.name)
      self.decoded = decoded
      source = decoded
      if guess.basis == .detected, !guess.name.isUTF16 {
        note(
          "input.guessed-encoding",
          "It does not say its encoding; it was read as \(guess.name.rawValue).")
      }
    }
    if verdict.format.hasNoLines { line = 0 }
  }

  /// The first bytes; of standard input no more than its first lines, which may be all for a while.
  private func head(
    of source: any ByteSource
  ) -> (bytes: [UInt8], failure: SourceFailure?, isWhole: Bool) {
    let reach = InputRecognition.reach
    guard file.isStandardInput else {
      let (bytes, failure) = source.head(reach)
      return (bytes, failure, bytes.count < reach)
    }
    var bytes = [UInt8](repeating: 0, count: reach)
    var count = 0
    var failure: SourceFailure?
    var isWhole = false
    do throws(SourceFailure) {
      while count < reach, !isWhole, !bytes[..<count].contains(0x0A) {
        let read = try Self.read(source, into: &bytes, from: count)
        count += read
        isWhole = read == 0
      }
    } catch {
      failure = error
    }
    return (Array(bytes[..<count]), failure, isWhole)
  }

  private static func read(
    _ source: any ByteSource, into bytes: inout [UInt8], from start: Int
  ) throws(SourceFailure) -> Int {
    var failure: SourceFailure?
    let count = bytes.withUnsafeMutableBytes { buffer in
      do throws(SourceFailure) {
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }
}
