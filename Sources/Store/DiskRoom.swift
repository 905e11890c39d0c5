import Foundation

/// The room that is left on a workspace's disk. While there is little, nothing more is read: what people write, and the
/// settling of what was read, still find room.
package struct DiskRoom: Hashable, Sendable {
  /// Bytes that this user may still write.
  package let free: Int
  /// Bytes that stay free.
  package let reserve: Int

  /// Bytes that stay free when nothing else is said: more than the write-ahead log and one batch with its index take.
  package static let usual = 256 << 20

  /// - Parameters:
  ///   - path: a file or folder, which may be missing: then the folder above counts.
  ///   - reserve: bytes.
  /// - Returns: `nil` when the file system does not say.
  package init?(at path: String, reserve: Int = Self.asked) {
    var status = statvfs()
    var place = path
    while statvfs(place.isEmpty ? "." : place, &status) != 0 {
      guard errno == ENOENT, !place.isEmpty, place != "/" else { return nil }
      place = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? ""
      if place.isEmpty, path.hasPrefix("/") { place = "/" }
    }
    // Some file systems of the network say nothing, in zeros.
    guard status.f_blocks > 0 else { return nil }
    let (bytes, isLarge) = Int(clamping: status.f_bavail).multipliedReportingOverflow(
      by: Int(clamping: status.f_frsize))
    free = isLarge ? .max : bytes
    self.reserve = reserve
  }

  package var isLow: Bool { free < reserve }

  /// Of the variable `TOCSIN_KEEP_FREE`, in megabytes of 1,000,000 bytes; `0` never stops.
  package static let asked: Int =
    ProcessInfo.processInfo.environment["TOCSIN_KEEP_FREE"].flatMap { Int($0) }
    .flatMap { $0 >= 0 && $0 < 1 << 40 ? $0 * 1_000_000 : nil } ?? usual

  /// - Throws: ``StoreError/roomLow(path:free:reserve:)``
  package static func check(_ path: String, reserve: Int = Self.asked) throws(StoreError) {
    guard let room = DiskRoom(at: path, reserve: reserve), room.isLow else { return }
    throw room.error(path)
  }

  /// What is said when reading stops.
  package func error(_ path: String) -> StoreError {
    .roomLow(path: path, free: free, reserve: reserve)
  }
}
