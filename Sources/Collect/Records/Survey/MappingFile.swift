/// Drafts a mapping from a file.
package enum MappingFile {
  /// How much of a file is looked at.
  private static let reach = 32 << 20

  /// The mapping that reads a file as it is, or a draft of one, as text that ``ExportMapping/parse(_:)`` reads.
  /// - Throws: ``CollectError`` for a file that cannot be opened, or holds no records.
  package static func draft(from path: String) throws -> String {
    let file = InputFile(path: path, displayPath: path)
    let bytes: [UInt8]
    do throws(SourceFailure) {
      bytes = try FileReader.decompressed(
        try FileBytes(file, isHashed: false, shouldStop: { false }), limits: CollectLimits()
      ).head(reach).bytes
    } catch {
      throw CollectError.noRecords(path, error.message)
    }
    let guess = EncodingGuess(
      Array(bytes.prefix(InputRecognition.reach)), declared: nil, asked: nil,
      isWhole: bytes.count < InputRecognition.reach, isMarkup: false)
    let source = HeadedBytes(head: bytes, from: guess.markLength, failure: nil, rest: NoBytes())
    let text =
      guess.name == .utf8
      ? Array(bytes.dropFirst(guess.markLength))
      : (try? DecodedBytes(source, from: guess.name))?.head(2 * reach).bytes ?? bytes
    let recognition = InputRecognition(
      mapping: try ColumnMapping(columns: [:]), names: try NameColumns(columns: [:]))
    let verdict = recognition.verdict(
      head: Array(bytes.prefix(InputRecognition.reach)),
      text: Array(text.prefix(InputRecognition.reach)), path: path)
    let isJSON = verdict == .format(.json) || verdict == .format(.lines)
    let dialect = TableDialect(header: text.prefix(1 << 16))
    let survey =
      isJSON
      ? ExportSurvey(json: text, depth: CollectLimits().depth)
      : ExportSurvey(table: text, dialect: dialect, columns: CollectLimits().columns)
    guard survey.records > 0, isJSON || survey.fields.count > 1 else {
      throw CollectError.noRecords(path, "It is no table and holds no JSON records.")
    }
    if let known = known(survey, isTable: !isJSON) {
      return "# It is read by this mapping, which comes along (\(known.tool)).\n\(known.written)"
    }
    return MappingDraft(survey, name: name(of: path), isTable: !isJSON).written
  }

  /// The mapping that comes along and that a good part of the records meets.
  private static func known(_ survey: ExportSurvey, isTable: Bool) -> ExportMapping? {
    let filled = Dictionary(
      survey.fields.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    func has(_ need: Substring) -> Bool {
      let parts = need.split(separator: "=", maxSplits: 1)
      let path = String(parts[0]).trimmingBlanks
      if isTable {
        return filled.keys.contains { ColumnMapping.folded($0) == ColumnMapping.folded(path) }
      }
      // An object that is needed is there where something below it is.
      return filled.values.contains { field in
        (field.path == path || field.path.hasPrefix(path + ".") || field.path.hasPrefix(path + "["))
          && 5 * field.filled >= survey.records
          && (parts.count == 1 || field.values.contains(String(parts[1])))
      }
    }
    return ExportMapping.known.first { mapping in
      mapping.isTable == isTable && (mapping.leaves.isEmpty || mapping.paths[.text] != nil)
        && mapping.needs.allSatisfy { $0.split(separator: "|").contains(where: has) }
    }
  }

  /// The file's name, as a mapping may be called.
  private static func name(of path: String) -> String {
    let last = path.split(separator: "/").last ?? "export"
    let stem = last.prefix { $0 != "." }.map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return stem.isEmpty ? "export" : String(stem)
  }
}
