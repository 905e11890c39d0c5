package import Embed
import Foundation
import Lookalikes
package import Names

/// The lists that names are judged by, those of them that are there.
package struct NameLists: Sendable {
  package let suffixes: PublicSuffixList
  /// What names at large are like; `nil` without them.
  package let statistics: NameStatistics?
  /// What is worse for want of a list, and how to get it; empty when all are there.
  package let wants: [String]

  /// Without any list: registrations are guessed by their endings.
  package static let none = NameLists(
    suffixes: .fallback, statistics: nil, wants: [])

  private init(suffixes: PublicSuffixList, statistics: NameStatistics?, wants: [String]) {
    self.suffixes = suffixes
    self.statistics = statistics
    self.wants = wants
  }

  /// Reads what is in the folder of the models.
  ///
  /// - Throws: ``EngineError/list(path:reason:)`` for a list that is there and damaged.
  package init(_ folder: ModelFolder) throws(EngineError) {
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
        shared endings such as dynamic DNS are told less well. Run “tocsin setup” to fetch it.
        """)
    }
    let names = NameStatistics.folder(below: folder.path)
    if NameStatistics.isPresent(in: names) {
      do throws(NamesError) {
        statistics = try NameStatistics(folder: names)
      } catch {
        throw .list(path: names, reason: "\(error)")
      }
    } else {
      statistics = nil
      wants.append(
        """
        The statistics about names are missing: common words and established names are not known as \
        such, and more names are reported. Run “tocsin setup” to make them.
        """)
    }
    self.wants = wants
  }

  /// Where look-alikes are likely, for making candidates.
  var endings: LikelyEndings {
    statistics.map { LikelyEndings(counts: $0.endingCounts) } ?? LikelyEndings()
  }

  /// `nil` when there is no such file.
  private static func bytes(
    of path: String, atMost limit: Int
  ) throws(EngineError) -> [UInt8]? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let file = FileHandle(forReadingAtPath: path),
      let data = try? file.read(upToCount: limit + 1) ?? Data()
    else { throw .list(path: path, reason: "It may not be read.") }
    guard data.count <= limit else {
      throw .list(path: path, reason: "It is larger than such a list can be.")
    }
    return Array(data)
  }

  /// What judgements depend on.
  var rule: String {
    let files = statistics?.origin.files.sorted { $0.key < $1.key }.map {
      $0.value.sha256.prefix(8)
    }
    return "suffixes \(suffixes.date ?? "none") \(suffixes.ruleCount), statistics "
      + (files?.joined(separator: "-") ?? "none")
  }
}
