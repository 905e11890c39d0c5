import Collect
import Foundation
import Synchronization

/// Tells which files appear beneath folders, once they are whole: closed after writing, or moved there (inotify).
///
/// One thread waits for the kernel. What was there before, and what an overflow of the kernel's queue hid, is found by
/// reading the folders themselves.
final class FolderEvents: Sendable {
  enum Event: Sendable {
    /// Files that are whole.
    case files([String])
    /// Something may have been missed beneath this folder.
    case unsure(String)
    case trouble(path: String, reason: String)
  }

  private let isOver = Atomic<Bool>(false)
  private let stopped = DispatchSemaphore(value: 0)
  /// How often a wish to stop is looked for, in milliseconds.
  private static let patience: Int32 = 200
  private static let mask =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_CREATE)
    | UInt32(IN_ONLYDIR) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)

  let events: AsyncStream<Event>

  init(_ folders: [String], excluded: Set<String>) {
    let (events, continuation) = AsyncStream<Event>.makeStream()
    self.events = events
    let thread = Thread { [self] in
      var watching = Watching(excluded: excluded) { continuation.yield($0) }
      watching.run(folders) { isOver.load(ordering: .relaxed) }
      continuation.finish()
    }
    thread.name = "tocsin.folders"
    thread.start()
  }

  func stop() { isOver.store(true, ordering: .relaxed) }

  /// What the thread holds.
  private struct Watching {
    let excluded: Set<String>
    let report: (Event) -> Void
    var descriptor: Int32 = -1
    var folders: [Int32: String] = [:]

    init(excluded: Set<String>, report: @escaping (Event) -> Void) {
      self.excluded = excluded
      self.report = report
    }

    mutating func run(_ roots: [String], isOver: () -> Bool) {
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard descriptor >= 0 else {
        let reason = String(cString: strerror(errno))
        return report(.trouble(path: roots.first ?? "", reason: reason))
      }
      defer { close(descriptor) }
      for root in roots { add(root, depth: 0) }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while !isOver() {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wanted, 1, FolderEvents.patience) > 0 else { continue }
        let count = read(descriptor, &buffer, buffer.count)
        if count > 0 { take(buffer[..<count], roots) }
      }
    }

    /// Watches a folder and those in it. Links are not followed: they may lead round.
    private mutating func add(_ path: String, depth: Int) {
      guard depth < 64, !excluded.contains(path) else { return }
      let watch = inotify_add_watch(descriptor, path, FolderEvents.mask)
      guard watch >= 0 else {
        // A folder that came and went is no trouble.
        if errno != ENOENT, errno != ENOTDIR {
          let full = errno == ENOSPC
          report(
            .trouble(
              path: path,
              reason: full
                ? "the system watches no more folders (fs.inotify.max_user_watches)"
                : String(cString: strerror(errno))))
        } else if depth == 0 {
          report(.trouble(path: path, reason: "it is not there, or no folder"))
        }
        return
      }
      folders[watch] = path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for name in names where !name.hasPrefix(".") {
        let inner = "\(path)/\(name)"
        var status = stat()
        if lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
          add(inner, depth: depth + 1)
        }
      }
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>, _ roots: [String]) {
      var files: [String] = []
      var seen: Set<String> = []
      bytes.withUnsafeBytes { bytes in
        var at = 0
        let header = MemoryLayout<inotify_event>.size
        while at + header <= bytes.count {
          let event = bytes.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
          let name = bytes[(at + header)..<min(bytes.count, at + header + Int(event.len))]
            .prefix { $0 != 0 }
          at += header + Int(event.len)
          if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
            for root in roots { report(.unsure(root)) }
            continue
          }
          guard let folder = folders[event.wd] else { continue }
          if event.mask & UInt32(IN_IGNORED) != 0 {
            folders[event.wd] = nil
            if roots.contains(folder) {
              report(
                .trouble(path: folder, reason: "it was taken away; start again when it is back"))
            }
            continue
          }
          let text = String(decoding: name, as: UTF8.self)
          guard !text.isEmpty, !FolderEvents.isUnfinished(text) else { continue }
          let path = "\(folder)/\(text)"
          if event.mask & UInt32(IN_ISDIR) != 0 {
            // What was put into it before it was watched tells nobody.
            add(path, depth: 1)
            report(.unsure(path))
          } else if event.mask & (UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO)) != 0,
            !InputWalker.passesOver(path), seen.insert(path).inserted
          {
            files.append(path)
          }
        }
      }
      if !files.isEmpty { report(.files(files)) }
    }
  }

  /// Names under which programs write before they rename.
  static func isUnfinished(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~")
      || [".part", ".partial", ".tmp", ".crdownload", ".filepart", ".swp"].contains {
        name.lowercased().hasSuffix($0)
      }
  }
}
