package import TocsinModel

/// Everything that a report shows; plain values, so that the same content gives the same bytes.
package struct ReportContent: Sendable {
  /// A file or folder that was read.
  package struct Input: Hashable, Sendable {
    package var path: String
    /// What it was recognised as, such as `HTML page` or `CSV`.
    package var format: String
    package var bytes: Int
    /// 64 hexadecimal digits; `nil` when it was not computed.
    package var sha256: String?
    /// How many documents came out of it.
    package var documents: Int
    /// How many diagnostics it caused.
    package var diagnostics: Int

    package init(
      path: String, format: String, bytes: Int, sha256: String?, documents: Int, diagnostics: Int
    ) {
      self.path = path
      self.format = format
      self.bytes = bytes
      self.sha256 = sha256
      self.documents = documents
      self.diagnostics = diagnostics
    }
  }

  /// A number that decides what counts, and what it means.
  package struct Threshold: Hashable, Sendable {
    package var name: String
    package var value: String
    package var meaning: String

    package init(name: String, value: String, meaning: String) {
      self.name = name
      self.value = value
      self.meaning = meaning
    }
  }

  /// Counts over everything in the workspace, shown or not.
  package struct Totals: Hashable, Sendable {
    package var documents: [Document.Form: Int]
    package var sources: Int
    package var findings: [Finding.Attention: Int]
    package var inputs: Int
    package var diagnostics: Int

    package init(
      documents: [Document.Form: Int], sources: Int, findings: [Finding.Attention: Int],
      inputs: Int, diagnostics: Int
    ) {
      self.documents = documents
      self.sources = sources
      self.findings = findings
      self.inputs = inputs
      self.diagnostics = diagnostics
    }
  }

  /// The version of Tocsin that made the report.
  package var version: String
  package var generatedAt: Timestamp
  package var title: String
  /// The command that makes this report again, as one would type it.
  package var command: String
  package var inputs: [Input]
  package var thresholds: [Threshold]
  /// Those to show, in this order: by attention, then size. ``totals`` counts the others.
  package var findings: [Finding]
  /// Those that the findings name. A missing one is shown by its id.
  package var documents: [DocumentID: Document]
  package var totals: Totals
  /// Those to show; ``totals`` counts the others.
  package var diagnostics: [Diagnostic]

  package init(
    version: String, generatedAt: Timestamp, title: String, command: String,
    inputs: [Input] = [], thresholds: [Threshold] = [], findings: [Finding] = [],
    documents: [DocumentID: Document] = [:], totals: Totals, diagnostics: [Diagnostic] = []
  ) {
    self.version = version
    self.generatedAt = generatedAt
    self.title = title
    self.command = command
    self.inputs = inputs
    self.thresholds = thresholds
    self.findings = findings
    self.documents = documents
    self.totals = totals
    self.diagnostics = diagnostics
  }
}

extension ReportContent {
  /// All findings of the workspace, never fewer than those shown.
  var totalFindings: Int { max(findings.count, totals.findings.values.reduce(0, +)) }

  var totalDocuments: Int { totals.documents.values.reduce(0, +) }

  var totalDiagnostics: Int { max(diagnostics.count, totals.diagnostics) }

  var totalInputs: Int { max(inputs.count, totals.inputs) }
}
