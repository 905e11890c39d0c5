package import Embed
import Foundation
package import Names

/// The lists that names are judged by, those of them that are there.
package struct NameLists: Sendable {
  package let suffixes: PublicSuffixList
  /// What is worse for want of a list, and how to get it; empty when all are there.
  package let wants: [String]

  /// Without any list: registrations are guessed by their endings.
  package static let none = NameLists(suffixes: .fallback, wants: [])

  private init(suffixes: PublicSuffixList, wants: [String]) {
    self.suffixes = suffixes
    self.wants = wants
  }

  /// Reads what is in the folder of the models.
  ///
  /// - Throws: ``PipelineError/list(path:reason:)`` for a list that is there and damaged.
  package init(_ folder: ModelFolder) throws(PipelineError) {
    var wants: [String] = []
    let path = "\(folder.path)/public-suffixes/public_suffix_list.dat"
    if let text = try Self.bytes(of: path, atMost: PublicSuffixList.largest) {
      do throws(NamesError) {
        suffixes = try PublicSuffixList(parsing: text)
      } catch {
        throw .list(path: path, reason: "\(error)")
      }
    } else {
      suffixes = .fallback
      wants.append(
        """
        The Public Suffix List is missing: where a registration begins is guessed, and names under \
        shared endings such as dynamic DNS are told less well. Run “make setup” to fetch it.
        """)
    }
    self.wants = wants
  }

  /// `nil` when there is no such file.
  private static func bytes(
    of path: String, atMost limit: Int
  ) throws(PipelineError) -> [UInt8]? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let file = FileHandle(forReadingAtPath: path),
      let data = try? file.read(upToCount: limit + 1)
    else { throw .list(path: path, reason: "It may not be read.") }
    return Array(data)
  }

  /// What judgements depend on.
  var rule: String { "suffixes \(suffixes.date ?? "none") \(suffixes.ruleCount)" }
}
