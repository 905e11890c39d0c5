import Foundation

/// A file to be handed on, where none is yet: written whole beside its place, and put there when it may be had.
final class NewFile {
  /// Why it is not written; a sentence.
  enum Fault: Error, CustomStringConvertible {
    case exists(String)
    case failed(String, Int32)

    var description: String {
      switch self {
      case .exists(let path): "\(path) is there already: name another file, or remove it."
      case .failed(let path, let code):
        "\(path) cannot be written: \(String(cString: strerror(code)))."
      }
    }
  }

  private let path: String
  private let draft: String
  private var size = 0

  /// - Throws: ``Fault`` when something is there, or nothing can be put there.
  init(_ path: String) throws(Fault) {
    self.path = path
    draft = "\(path).\(UUID().uuidString.prefix(8)).part"
    // A link that leads nowhere is something as well.
    if (try? FileManager.default.attributesOfItem(atPath: path)) != nil { throw .exists(path) }
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .failed(path, errno) }
    close(file)
  }

  deinit { unlink(draft) }

  func write(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: draft))
    size = bytes.count
  }

  /// Puts it in its place.
  ///
  /// - Returns: what it came to.
  /// - Throws: ``Fault/exists(_:)`` when somebody else put something there since.
  func finish() throws(Fault) -> String {
    // What a rename replaces is then an empty file of our own.
    let place = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard place >= 0 else { throw errno == EEXIST ? .exists(path) : .failed(path, errno) }
    close(place)
    guard rename(draft, path) == 0 else {
      let code = errno
      unlink(path)
      throw .failed(path, code)
    }
    return "\(path): \(size) bytes"
  }
}
