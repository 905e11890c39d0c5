import Crypto
import Foundation
import TocsinModel

/// What the system says of an error code.
func systemReason(_ code: Int32) -> String { String(cString: strerror(code)) }

/// What a file was when it was looked at: one with the same values holds the same.
package struct FileState: Hashable {
  package var size: Int
  package var mode: UInt32
  /// Nanoseconds since 1970.
  package var modified: Int64
  var inode: UInt64
  var kind: UInt32

  var isRegular: Bool { kind == S_IFREG }
  var isFolder: Bool { kind == S_IFDIR }
  var isLink: Bool { kind == S_IFLNK }

  /// - Parameter follows: whether what a link points at is meant.
  package init?(_ path: String, follows: Bool = true) {
    var status = stat()
    guard (follows ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    size = Int(status.st_size)
    mode = status.st_mode & 0o777
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    inode = UInt64(status.st_ino)
    kind = status.st_mode & S_IFMT
  }
}

/// An open file, closed as it goes.
final class OpenFile {
  let path: String
  let descriptor: Int32

  init(reading path: String) throws(BackupError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .cannotRead(path: path, code: errno) }
  }

  /// A new one, that only its owner reads.
  init(making path: String) throws(BackupError) {
    self.path = path
    unlink(path)
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, code: errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Fills a buffer as far as the file goes.
  ///
  /// - Returns: how many bytes came.
  func read(into buffer: inout [UInt8], limit: Int) throws(BackupError) -> Int {
    var count = 0
    let most = min(limit, buffer.count)
    while count < most {
      let more = buffer.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress.map { $0 + count }, most - count)
      }
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw .cannotRead(path: path, code: errno) }
      if more == 0 { break }
      count += more
    }
    return count
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(BackupError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path: path, code: count == 0 ? ENOSPC : errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits until it is on the disk. A disk that is full may say so only now.
  func sync() throws(BackupError) {
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, code: errno) }
  }
}

enum Digest {
  static func sha256(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.withUnsafeBytes { SHA256.hash(data: $0) }.hexadecimal
  }

  /// Whether a text can be one: nothing else becomes part of a path.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}

enum SystemFolder {
  /// Makes a folder, and those above it.
  static func make(_ path: String) throws(BackupError) {
    guard mkdir(path, 0o700) != 0 else { return }
    let code = errno
    if code == EEXIST, FileState(path)?.isFolder == true { return }
    guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw .cannotWrite(path: path, code: code)
    }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw .cannotWrite(path: path, code: errno)
    }
  }

  /// Makes the names in a folder outlive a power failure.
  static func sync(_ path: String) throws(BackupError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, code: errno) }
    defer { close(descriptor) }
    // Some network file systems know no such thing for folders.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw .cannotWrite(path: path, code: errno)
    }
  }

  /// The same for files with their folders; after the first, most are on the disk already.
  static func sync(files: [String]) throws(BackupError) {
    for path in files {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .cannotWrite(path: path, code: errno) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, code: errno) }
    }
    for folder in Set(files.map { $0[..<($0.lastIndex(of: "/") ?? $0.endIndex)] }) {
      try sync(String(folder))
    }
  }
}
