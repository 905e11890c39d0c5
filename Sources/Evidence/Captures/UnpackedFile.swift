import Foundation

/// The bytes of a file from its beginning, unpacked if it is gzip.
final class UnpackedFile {
  private let descriptor: Int32
  private let stream: GzipStream?
  private var input: ArraySlice<UInt8> = []
  private var output: ArraySlice<UInt8> = []
  private var isAtEnd = false

  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    var magic: [UInt8] = [0, 0]
    guard descriptor >= 0 else { return nil }
    guard FileStatus(path)?.isRegular == true else {
      close(descriptor)
      return nil
    }
    _ = pread(descriptor, &magic, 2, 0)
    self.descriptor = descriptor
    stream = magic == [0x1F, 0x8B] ? GzipStream() : nil
  }

  deinit { close(descriptor) }

  private func fill() -> Bool {
    var target = [UInt8](repeating: 0, count: 1 << 16)
    while output.isEmpty {
      if input.isEmpty {
        guard !isAtEnd else { return false }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = Foundation.read(descriptor, &buffer, buffer.count)
        if count <= 0 {
          isAtEnd = true
          return false
        }
        input = buffer[..<count]
      }
      guard let stream else {
        output = input
        input = []
        return true
      }
      let step = input.withUnsafeBufferPointer { stream.unpack($0, into: &target) }
      switch step {
      case .more(let used, let written), .memberEnd(let used, let written):
        input = input.dropFirst(used)
        output = target[..<written]
        if used == 0, written == 0 { return false }
      case .corrupt:
        isAtEnd = true
        return false
      }
    }
    return true
  }

  /// Passes over bytes. Returns whether there were so many.
  func skip(_ count: Int) -> Bool {
    var rest = count
    while rest > 0 {
      guard !output.isEmpty || fill() else { return false }
      let step = min(rest, output.count)
      output = output.dropFirst(step)
      rest -= step
    }
    return true
  }

  /// The next bytes, as many as there are.
  func read(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard !output.isEmpty || fill() else { break }
      let step = min(count - bytes.count, output.count)
      bytes += output.prefix(step)
      output = output.dropFirst(step)
    }
    return bytes
  }

  /// The next line with its end; `nil` at the end of the file, or when it is longer.
  func line(_ most: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count <= most {
      guard !output.isEmpty || fill() else { return bytes.isEmpty ? nil : bytes }
      if let end = output.firstIndex(of: 0x0A) {
        bytes += output[...end]
        output = output[(end + 1)...]
        return bytes
      }
      bytes += output
      output = []
    }
    return nil
  }
}
