import FileMapping
import Glibc

/// What names at large are like: which words languages and names use, which endings names have, and
/// which names are established. Setup makes them from public lists (docs/decisions/name-statistics.md).
///
/// Immutable and shared by all threads. Bytes are lower-case ASCII, as in ``HostName/bytes``.
package struct NameStatistics: Sendable {
  package let origin: NameOrigin

  let words: FrequencyTable
  let endings: FrequencyTable
  let established: EstablishedNames

  private static let largest = 256 << 20

  /// The folder of the statistics below that of the models.
  package static func folder(below models: String) -> String { "\(models)/names" }

  /// Whether there are any, damaged or not.
  package static func isPresent(in folder: String) -> Bool {
    access("\(folder)/\(NameOrigin.name)", F_OK) == 0
  }

  /// Reads what setup made, about 30 ms: words and endings are read and checked line by line, the
  /// established names are mapped.
  ///
  /// - Throws: ``NamesError/missing(file:)``, ``NamesError/damaged(file:reason:)``.
  package init(folder: String) throws(NamesError) {
    origin = try NameOrigin(folder: folder)
    let names = try EstablishedNames(
      path: "\(folder)/established.txt", origin: Self.file("established.txt", origin, folder))
    let perMillion = 1e6 / Float(names.count)
    words = try Self.table(
      "words.tsv", origin, folder, columns: 3,
      weight: { WordWeight.weight(length: $0, $1, perMillion: perMillion) })
    endings = try Self.table("endings.tsv", origin, folder, columns: 1, weight: { _, _ in 0 })
    established = names
  }

  private static func file(
    _ name: String, _ origin: NameOrigin, _ folder: String
  ) throws(NamesError) -> NameOrigin.File {
    guard let file = origin.files[name] else {
      throw .damaged(file: "\(folder)/\(NameOrigin.name)", reason: "it does not name \(name)")
    }
    return file
  }

  private static func table(
    _ name: String, _ origin: NameOrigin, _ folder: String, columns: Int,
    weight: (Int, FrequencyTable.Row) -> Int32
  ) throws(NamesError) -> FrequencyTable {
    let path = "\(folder)/\(name)"
    let entries = try file(name, origin, folder).entries
    let mapped = try MappedFile(statistics: path, most: largest)
    defer { withExtendedLifetime(mapped) {} }
    return try FrequencyTable(
      reading: mapped.bytes, file: path, columns: columns, entries: entries, weight: weight)
  }

  /// How many names are established.
  package var establishedCount: Int { established.count }
  package var wordCount: Int { words.count }

  /// How frequent a word is in the language that uses it most, as its Zipf value: log10 of its
  /// occurrences in a billion words (van Heuven et al. 2014). 0 when no language is known to use it;
  /// words of languages written otherwise stand here in Latin letters. Linear in its length.
  package func frequency(of word: some Collection<UInt8>) -> Float {
    Self.withBytes(of: word) { words[$0].map { Float($0.first) / 100 } ?? 0 }
  }

  /// In how many of a million established names a word is found: alone, between hyphens, digits and the
  /// ends of the registered label, or as a part of letters that are split best with it. 0 for a word that
  /// neither a language nor four names use. Linear in its length.
  package func occurrences(of word: some Collection<UInt8>) -> Float {
    let names = Self.withBytes(of: word) { bytes in
      words[bytes].map { Float($0.second) + Float($0.third) } ?? 0
    }
    return names * 1e6 / Float(established.count)
  }

  /// Which share of the established names is registered right under a public suffix; 0 when none is.
  package func share(ofEnding ending: some Collection<UInt8>) -> Float {
    Self.withBytes(of: ending) { endings[$0].map { Float($0.first) } ?? 0 }
      / Float(established.count)
  }

  /// How many established names are registered right under each public suffix. Linear in the suffixes.
  package var endingCounts: [String: Int] {
    var counts: [String: Int] = [:]
    counts.reserveCapacity(endings.count)
    endings.forEach { counts[String(decoding: $0, as: UTF8.self)] = Int($1.first) }
    return counts
  }

  /// Whether a registrable name is among the established ones. Exact; about a microsecond.
  package func isEstablished(_ registrable: some Collection<UInt8>) -> Bool {
    Self.withBytes(of: registrable) { established.contains($0) }
  }

  private static func withBytes<R>(
    of bytes: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    bytes.withContiguousStorageIfAvailable(body) ?? Array(bytes).withUnsafeBufferPointer(body)
  }
}
