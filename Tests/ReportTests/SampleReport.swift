import Report
import TocsinModel

/// A made-up election in a made-up country, with everything a report has to show. All names
/// and texts are invented for this project.
enum SampleReport {
  static let election = Int64(1_651_363_200)  // 1 May 2022, 00:00 UTC

  static let content: ReportContent = {
    var builder = SampleBuilder()
    builder.interview()
    builder.flood(3000)
    builder.hostile()
    builder.agency()
    builder.leaflet()
    builder.bridge()
    return builder.content()
  }()

  static let empty = ReportContent(
    version: "0.1.0", generatedAt: at(0), title: "Empty folder", command: "tocsin scan empty",
    totals: ReportContent.Totals(
      documents: [:], sources: 0, findings: [:], inputs: 0, diagnostics: 0))

  static func at(
    _ minutes: Int64, _ precision: Timestamp.Precision = .minute, origin: Timestamp.Origin = .page,
    offset: Int? = 0
  ) -> Timestamp {
    Timestamp(
      seconds: election + minutes * 60, precision: precision, origin: origin, offsetMinutes: offset)
  }
}

/// Documents and findings in the making.
struct SampleBuilder {
  private(set) var documents: [DocumentID: Document] = [:]
  private(set) var findings: [RecordedFinding] = []

  mutating func document(
    _ outlet: String, host: String, title: String? = nil, language: String = "en",
    published: Timestamp?, text: String, url: String? = nil
  ) -> DocumentID {
    let id = DocumentID(high: 0x0c5a, low: UInt64(documents.count + 1))
    documents[id] = Document(
      id: id, form: .page,
      source: Source(id: SourceID(rawValue: host), kind: .site, name: outlet),
      url: url ?? "https://\(host)/2022/05/\(documents.count + 1)", title: title,
      language: language, published: published, text: text,
      place: Place(path: "pages/\(host)/\(documents.count + 1).html"))
    return id
  }

  func text(_ id: DocumentID) -> String { documents[id]?.text ?? "" }

  /// A matched span by the words it begins and ends with in both texts.
  func span(_ a: DocumentID, _ b: DocumentID, _ from: (String, String), _ to: (String, String))
    -> MatchedSpan
  {
    func find(_ text: String, _ from: String, _ to: String) -> TextSpan {
      let bytes = Array(text.utf8)
      func offset(_ part: String, after start: Int) -> Int? {
        let part = Array(part.utf8)
        guard bytes.count >= part.count else { return nil }
        return (start...bytes.count - part.count).first {
          bytes[$0..<$0 + part.count].elementsEqual(part)
        }
      }
      let start = offset(from, after: 0) ?? 0
      let end = offset(to, after: start).map { $0 + to.utf8.count } ?? bytes.count
      return TextSpan(start, end)
    }
    return MatchedSpan(a: find(text(a), from.0, to.0), b: find(text(b), from.1, to.1))
  }

  mutating func add(
    _ id: String, _ attention: Finding.Attention, _ headline: String, _ cluster: CopyCluster,
    reasons: [Reason]
  ) {
    findings.append(
      RecordedFinding(
        Finding(
          id: FindingID(rawValue: id), subject: cluster, attention: attention,
          observation: Observation(rule: "copies/1", reasons: reasons)),
        headline, number: findings.count + 1))
  }

  func content() -> ReportContent {
    let codes = [
      (
        "html.declared-charset-wrong", Diagnostic.Severity.warning,
        "The page says utf-8, but its bytes are windows-1251."
      ),
      (
        "csv.missing-column", .error,
        "The row has 3 columns; the header has 5. Check the quotes around line ends."
      ),
      ("jsonl.invalid", .error, "The line is not JSON: a quotation mark is missing."),
      ("page.no-date", .warning, "No publication date was found; the document has none."),
    ]
    let diagnostics = (0..<40).map { index in
      let (code, severity, message) = codes[index % 7 % 4]
      return Diagnostic(
        code: code, severity: severity, message: message,
        place: Place(
          path: "pages/kurier/\(index).html", line: index.isMultiple(of: 2) ? index + 1 : nil))
    }
    let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    return ReportContent(
      version: "0.1.0", generatedAt: SampleReport.at(9 * 1440 + 615),
      title: "Orlanda 2022: second round",
      command: "tocsin scan pages posts.csv --workspace orlanda",
      inputs: [
        .init(
          path: "pages", format: "folder of HTML pages", bytes: 48_211_904, sha256: hash,
          documents: 60, diagnostics: 24),
        .init(
          path: "posts.csv", format: "CSV", bytes: 1_204_889, sha256: hash, documents: 3012,
          diagnostics: 16),
      ],
      thresholds: [
        .init(
          name: "copies.min-coverage", value: "0.30",
          meaning: "The share of the shorter text that must be repeated."),
        .init(
          name: "copies.min-words", value: "24",
          meaning: "The fewest words that a shared passage must have."),
        .init(
          name: "copies.boilerplate-share", value: "0.20",
          meaning:
            "A passage that a site repeats on more than this share of its own pages is no copy."),
      ],
      findings: findings, documents: documents,
      totals: .init(
        documents: [.page: 60, .post: 3012], sources: 214,
        findings: [.high: 3, .notable: 2, .routine: 5], inputs: 2, diagnostics: 40),
      diagnostics: diagnostics,
      models: [
        .init(
          name: "lid.176", task: .language, purpose: "the language of a text", use: .used,
          note: "3,072 texts"),
        .init(
          name: "USE-m3", task: .meaning, purpose: "meaning of texts in sixteen languages",
          use: .used, note: "2,981 texts"),
        .init(
          name: "multilingual-e5-small", task: .meaning,
          purpose: "meaning of texts in the other languages", use: .missing,
          note: "“make setup” fetches it"),
      ])
  }
}

extension RecordedFinding {
  /// A finding of no particular time.
  init(_ finding: Finding, _ headline: String, number: Int = 1) {
    let time = Timestamp(seconds: 1_746_600_000, precision: .second, origin: .seen)
    self.init(
      finding: finding, summary: FindingSummary(headline: headline), number: number,
      appeared: time, changed: time)
  }
}
