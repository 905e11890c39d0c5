import Crypto
import Foundation
import HTTPTypes
import Store
import TocsinModel
import Wording

/// The folder of a workspace in which files lie that collectors and people sent: one folder a collector. They stay there,
/// since they are what the findings rest on.
struct IncomingFolder: Sendable {
  private let folder: String

  init(_ workspace: Workspace) {
    folder = "\(workspace.folder)/incoming"
  }

  /// Letters, digits, `.`, `_` and `-`, not beginning with a point: nothing that leads elsewhere or hides.
  static func isName(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: ".")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "._-".utf8.contains(byte)
        }
      }
  }

  /// Where an upload lies, as inputs are identified.
  func path(_ collector: String, _ name: String) -> String {
    let base = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    return "\(base)/\(collector)/\(name)"
  }

  /// All that lie there, sorted: after a kill some may not have been read.
  func files() -> [String] {
    let collectors = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return collectors.sorted().flatMap { collector -> [String] in
      guard Self.isName(collector) else { return [] }
      let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(collector)")
      return (names ?? []).sorted().filter(Self.isName).map { path(collector, $0) }
    }
  }

  /// Begins an upload: a file under a hidden name in the folder where it will stay, whose own name may be chosen later.
  func begin(_ collector: String, _ name: String = "file") throws -> Upload {
    let path = path(collector, name)
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard DiskRoom(at: folder)?.isLow != true else { throw APIError.storage }
    do {
      try FileManager.default.createDirectory(
        atPath: parent, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      return try Upload(path: path, temporary: "\(parent)/.\(UUID().uuidString).part")
    } catch let error as APIError {
      throw error
    } catch {
      throw APIError(
        status: .init(code: 507, reasonPhrase: "Insufficient Storage"), code: "storage",
        text: "The upload cannot be stored: \(error.localizedDescription)")
    }
  }
}

/// A file on its way in.
final class Upload {
  private let path: String
  private let temporary: String
  private let handle: FileHandle
  private var digest = SHA256()
  private var hash: String?
  private(set) var size = 0
  private var isKept = false

  init(path: String, temporary: String) throws {
    self.path = path
    self.temporary = temporary
    guard
      FileManager.default.createFile(
        atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    handle = try FileHandle(forWritingTo: URL(fileURLWithPath: temporary))
  }

  deinit {
    try? handle.close()
    if !isKept { try? FileManager.default.removeItem(atPath: temporary) }
  }

  func write(_ bytes: Data) throws {
    digest.update(data: bytes)
    size += bytes.count
    try handle.write(contentsOf: bytes)
  }

  enum Outcome {
    case stored(sha256: String)
    /// The same bytes were there.
    case known(sha256: String)
    /// Other bytes are there under that name.
    case other
  }

  /// Puts the file into its place, whole and on the disk, unless one is there. No more can be written after that.
  func finish() throws -> Outcome { try finish(at: path) }

  /// The same with a place that is chosen now; where other bytes are there, another may be tried.
  func finish(at path: String) throws -> Outcome {
    let hash = self.hash ?? digest.finalize().hexadecimal
    self.hash = hash
    try handle.synchronize()
    // Linking fails where there is one: two that send one name at once cannot replace each other.
    if link(temporary, path) == 0 {
      isKept = true
      unlink(temporary)
      let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
      let descriptor = open(parent, O_RDONLY | O_CLOEXEC)
      if descriptor >= 0 {
        fsync(descriptor)
        close(descriptor)
      }
      return .stored(sha256: hash)
    }
    guard errno == EEXIST else { throw CocoaError(.fileWriteUnknown) }
    return try Self.sha256(of: path) == hash ? .known(sha256: hash) : .other
  }

  private static func sha256(of path: String) throws -> String {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    var digest = SHA256()
    while let bytes = try file.read(upToCount: 1 << 20), !bytes.isEmpty {
      digest.update(data: bytes)
    }
    return digest.finalize().hexadecimal
  }
}
