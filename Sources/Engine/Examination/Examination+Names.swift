import Embed
import Foundation
import Names

extension Examination {
  /// What names are read and judged by.
  static func names(_ folder: ModelFolder) -> Section {
    Section(
      title: "Names", place: folder.path,
      items: [suffixes(folder), statistics(folder), unicode])
  }

  private static func suffixes(_ folder: ModelFolder) -> Item {
    let path = "\(folder.path)/public-suffixes/public_suffix_list.dat"
    func item(_ detail: String, _ state: State) -> Item {
      Item(name: "public suffixes", fact: "MPL-2.0", detail: detail, state: state)
    }
    guard FileManager.default.fileExists(atPath: path) else {
      return item(
        "missing: where a registration begins is guessed by the ending; “tocsin setup” fetches them",
        .absent)
    }
    do {
      guard try FileDigest.sha256(path) == NameDataPins.suffixes else {
        return item(
          "the list has other content than it should; “tocsin setup” fetches it again", .bad)
      }
      let text = try Data(contentsOf: URL(fileURLWithPath: path))
      let list = try PublicSuffixList(parsing: Array(text))
      let day = list.date.map { " of \($0.prefix(10))" } ?? ""
      return item("\(list.ruleCount) rules\(day): where registrations begin", .good)
    } catch {
      return item("\(error)", .bad)
    }
  }

  private static func statistics(_ folder: ModelFolder) -> Item {
    let place = NameStatistics.folder(below: folder.path)
    func item(_ detail: String, _ state: State) -> Item {
      Item(name: "statistics", fact: "CC0-1.0, CC-BY-SA-4.0", detail: detail, state: state)
    }
    guard NameStatistics.isPresent(in: place) else {
      return item(
        """
        missing: common words and established names are not known as such, and look-alikes are judged with \
        more mistakes; “tocsin setup” makes them from public lists
        """, .absent)
    }
    do {
      let statistics = try NameStatistics(folder: place)
      for (name, file) in statistics.origin.files.sorted(by: { $0.key < $1.key })
      where try FileDigest.sha256("\(place)/\(name)") != file.sha256 {
        return item("\(name) has other content than it should; remove it and “tocsin setup”", .bad)
      }
      return item(
        """
        \(statistics.establishedCount) established names (\(dates(of: statistics.origin))), \
        \(statistics.wordCount) words of \(statistics.origin.languages.count) languages: how common words and \
        endings are
        """, .good)
    } catch {
      return item("\(error)", .bad)
    }
  }

  /// The two largest lists with their dates.
  private static func dates(of origin: NameOrigin) -> String {
    let lists = origin.lists.sorted { ($1.entries, $0.name) < ($0.entries, $1.name) }
    let dated = lists.prefix(2).map { "\($0.name) of \($0.date ?? $0.version)" }
    let more = lists.count - dated.count
    return dated.joined(separator: ", ") + (more > 0 ? ", \(more) more lists" : "")
  }

  private static var unicode: Item {
    Item(
      name: "Unicode", fact: UnicodeData.version,
      detail:
        "ICU \(UnicodeData.libraryVersion) decodes international names and knows which characters look alike",
      state: .good)
  }
}
