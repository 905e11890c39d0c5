import Glibc
import TocsinModel

/// The state of one walk.
struct Walk {
  private struct Node: Hashable {
    var device: UInt64
    var inode: UInt64

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
    }
  }

  private struct Folder {
    var path: String
    var displayPath: String
    var node: Node
    /// Sorted in reverse, so that the next one is the last.
    var names: [String]
  }

  let excluded: Set<String>
  private(set) var summary = WalkSummary()
  private var seen: Set<Node> = []

  init(excluded: Set<String>) { self.excluded = excluded }

  mutating func root(
    _ path: String, diagnose: (Diagnostic) throws -> Void, visit: (InputFile) throws -> Void
  ) throws {
    if path == "-" {
      summary.files += 1
      return try visit(.standardInput)
    }
    guard let resolved = realpath(path, nil) else {
      let failure = SourceFailure.unreadable(errno)
      return try diagnose(Self.diagnostic(failure, path))
    }
    let absolute = String(cString: resolved)
    free(resolved)
    var stack: [Folder] = []
    try enter(absolute, display: path, isRoot: true, &stack, diagnose, visit)
    while var folder = stack.popLast() {
      guard let name = folder.names.popLast() else { continue }
      let path = Self.join(folder.path, name)
      let display = Self.join(folder.displayPath, name)
      stack.append(folder)
      try enter(path, display: display, isRoot: false, &stack, diagnose, visit)
    }
  }

  private mutating func enter(
    _ path: String, display: String, isRoot: Bool, _ stack: inout [Folder],
    _ diagnose: (Diagnostic) throws -> Void, _ visit: (InputFile) throws -> Void
  ) throws {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last
    if name.map({ $0.elementsEqual(".tocsin".utf8) }) == true || excluded.contains(path)
      || (!isRoot && name?.first == UInt8(ascii: "."))
      || (!isRoot && name.map({ $0.elementsEqual("tocsin.yaml".utf8) }) == true)
    {
      summary.hidden += 1
      return
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let error = errno
      // A name is bytes to the system but text to us: what is no UTF-8 cannot be opened.
      guard error == ENOENT, display.unicodeScalars.contains("\u{FFFD}") else {
        return try diagnose(Self.diagnostic(.unreadable(error), display))
      }
      let name = SourceFailure(
        code: "input.bad-name", message: "Its name is not UTF-8; rename it, then it can be read.")
      return try diagnose(Self.diagnostic(name, display))
    }
    let node = Node(status)
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      if stack.contains(where: { $0.node == node }) {
        let loop = SourceFailure(
          code: "input.link-loop",
          message: "The link leads back to a folder that it is in; it was not followed.")
        return try diagnose(Self.diagnostic(loop, display, .warning))
      }
      guard seen.insert(node).inserted else {
        summary.repeated += 1
        return
      }
      do throws(SourceFailure) {
        var names = try Self.names(in: path)
        let all = Set(names)
        names.removeAll { name in
          guard Self.isSavedWithPage(name, beside: all) else { return false }
          summary.companions += (try? Self.names(in: Self.join(path, name)).count) ?? 1
          return true
        }
        stack.append(Folder(path: path, displayPath: display, node: node, names: names))
      } catch {
        try diagnose(Self.diagnostic(error, display))
      }
    case S_IFREG:
      if !isRoot, Self.isCompanion(path) {
        summary.companions += 1
        return
      }
      guard seen.insert(node).inserted else {
        summary.repeated += 1
        return
      }
      summary.files += 1
      let modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
      try visit(
        InputFile(
          path: path, displayPath: display, size: Int(status.st_size), modified: modified))
    default:
      let other = SourceFailure(
        code: "input.not-a-file",
        message: "It is a pipe, a socket or a device, and only regular files are read.")
      try diagnose(Self.diagnostic(other, display))
    }
  }

  /// Whether a name is that of a picture, a style or a script. Archives of X accounts are scripts by name only.
  static func isCompanion(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    // Browsers save scripts that they do not run as “name.js.download”.
    let plain = name.hasSuffix(".download") ? String(name.dropLast(9)) : String(name)
    guard InputRecognition.companionEndings.contains(InputRecognition.ending(of: plain)) else {
      return false
    }
    guard plain.hasSuffix(".js") else { return true }
    let stem = plain.dropLast(3).prefix { $0.isLetter || $0 == "-" }
    return !["tweet", "tweets", "note-tweet", "community-tweet"].contains {
      stem == $0 || stem == $0 + "-part"
    }
  }

  /// Whether a folder holds what a browser saved with the page beside it: “Name_files” beside “Name.html”.
  private static func isSavedWithPage(_ name: String, beside names: Set<String>) -> Bool {
    for ending in [
      "_files", "_Dateien", "-Dateien", "_fichiers", "_archivos", "_file", "_pliki", ".files",
    ] {
      guard name.hasSuffix(ending) else { continue }
      let page = String(name.dropLast(ending.count))
      return names.contains(page + ".html") || names.contains(page + ".htm")
        || names.contains(page + ".xhtml")
    }
    return false
  }

  /// The names in a folder, last first, such that whole paths come out sorted: a folder sorts as if its
  /// name ended in `/`.
  private static func names(in path: String) throws(SourceFailure) -> [String] {
    guard let directory = opendir(path) else { throw .unreadable(errno) }
    defer { closedir(directory) }
    var names: [(name: String, key: [UInt8])] = []
    while let entry = readdir(directory) {
      // An entry is only as long as its name, so the structure must not be copied whole.
      guard let start = MemoryLayout<dirent>.offset(of: \.d_name) else { break }
      let text = UnsafeRawPointer(entry) + start
      let name = Array(
        UnsafeRawBufferPointer(start: text, count: strlen(text.assumingMemoryBound(to: CChar.self)))
      )
      guard name != [0x2E], name != [0x2E, 0x2E] else { continue }
      let type = (UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_type) ?? 0))
        .load(as: UInt8.self)
      var isFolder = type == UInt8(DT_DIR)
      let string = String(decoding: name, as: UTF8.self)
      if type == UInt8(DT_LNK) || type == UInt8(DT_UNKNOWN) {
        var status = stat()
        isFolder = stat(join(path, string), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      }
      names.append((string, isFolder ? name + [0x2F] : name))
    }
    names.sort { $1.key.lexicographicallyPrecedes($0.key) }
    return names.map(\.name)
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
  }

  private static func diagnostic(
    _ failure: SourceFailure, _ path: String, _ severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      code: failure.code, severity: severity, message: failure.message, place: Place(path: path))
  }
}
