package import TocsinModel

/// Everything that a report shows; plain values, so that the same content gives the same bytes.
package struct ReportContent: Sendable {
  /// A file or folder that was read.
  package struct Input: Hashable, Sendable {
    /// As it was given, so that a reader finds it.
    package var path: String
    /// What it was recognised as, such as `HTML page` or `CSV`.
    package var format: String
    /// Its size, as it lies on the disk.
    package var bytes: Int
    /// 64 hexadecimal digits; `nil` when it was not computed.
    package var sha256: String?
    /// How many documents came out of it.
    package var documents: Int
    /// How many diagnostics it caused.
    package var diagnostics: Int

    /// What was read, as the store recorded it.
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

  /// A file from which a document was read.
  package struct KeptFile: Hashable, Sendable {
    /// As it was given.
    package var path: String
    /// Of its bytes when it was read, in 64 hexadecimal digits.
    package var sha256: String

    package init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// A number that decides what counts, and what it means.
  package struct Threshold: Hashable, Sendable {
    /// Its name in the configuration.
    package var name: String
    /// As it was in force, with its unit.
    package var value: String
    /// A sentence for a reader who does not know the rule.
    package var meaning: String

    /// A threshold to print.
    package init(name: String, value: String, meaning: String) {
      self.name = name
      self.value = value
      self.meaning = meaning
    }
  }

  /// A model that tells languages or meanings, and what became of it.
  package struct Model: Hashable, Sendable {
    /// What it tells.
    package enum Task: Hashable, Sendable {
      case meaning, language
    }

    /// Whether it took part.
    package enum Use: Hashable, Sendable {
      case used
      /// At hand or not: the run was to do without.
      case leftOut
      /// Not at hand: what it is for was not done.
      case missing
    }

    /// Its name, with its version where it has one.
    package var name: String
    package var task: Task
    /// What it is for, such as `meaning of texts in sixteen languages`.
    package var purpose: String
    package var use: Use
    /// How many texts it read, or how to get it; may be empty.
    package var note: String

    /// A model to name.
    package init(name: String, task: Task, purpose: String, use: Use, note: String = "") {
      self.name = name
      self.task = task
      self.purpose = purpose
      self.use = use
      self.note = note
    }
  }

  /// Counts over everything in the workspace, shown or not.
  package struct Totals: Hashable, Sendable {
    /// Documents by their form.
    package var documents: [Document.Form: Int]
    /// Sources that published them.
    package var sources: Int
    /// Findings about copies by the attention they ask for.
    package var findings: [Finding.Attention: Int]
    /// Look-alike names by tier.
    package var lookalikes: [Lookalike.Tier: Int]
    /// Files and folders that were read.
    package var inputs: Int
    /// Places that could not be read as they should.
    package var diagnostics: Int

    /// Counts as the store gives them.
    package init(
      documents: [Document.Form: Int], sources: Int, findings: [Finding.Attention: Int],
      inputs: Int, diagnostics: Int, lookalikes: [Lookalike.Tier: Int] = [:]
    ) {
      self.documents = documents
      self.sources = sources
      self.findings = findings
      self.lookalikes = lookalikes
      self.inputs = inputs
      self.diagnostics = diagnostics
    }
  }

  /// The version of Tocsin that made the report.
  package var version: String
  /// Printed at the top; passed in, so that the same content gives the same bytes.
  package var generatedAt: Timestamp
  /// The main heading.
  package var title: String
  /// The command that makes this report again, as one would type it.
  package var command: String
  /// Those to show, in this order.
  package var inputs: [Input]
  /// All in force when the findings were made.
  package var thresholds: [Threshold]
  /// All that could have taken part; empty when it was not recorded.
  package var models: [Model]
  /// Those to show, in this order: by attention, then size. ``totals`` counts the others.
  package var findings: [RecordedFinding]
  /// Those that the findings name. A missing one is shown by its id.
  package var documents: [DocumentID: Document]
  /// From which files documents that findings name were read, as far as it is known.
  package var files: [DocumentID: KeptFile]
  /// What the workspace holds.
  package var totals: Totals
  /// Those to show; ``totals`` counts the others.
  package var diagnostics: [Diagnostic]

  /// When elections are: every timeline shows them.
  package var elections: [ElectionDate]

  /// A page's content; what is left out is empty.
  package init(
    version: String, generatedAt: Timestamp, title: String, command: String,
    inputs: [Input] = [], thresholds: [Threshold] = [], findings: [RecordedFinding] = [],
    documents: [DocumentID: Document] = [:], files: [DocumentID: KeptFile] = [:], totals: Totals,
    diagnostics: [Diagnostic] = [],
    models: [Model] = [], elections: [ElectionDate] = []
  ) {
    self.version = version
    self.generatedAt = generatedAt
    self.title = title
    self.command = command
    self.inputs = inputs
    self.thresholds = thresholds
    self.models = models
    self.findings = findings
    self.documents = documents
    self.files = files
    self.totals = totals
    self.diagnostics = diagnostics
    self.elections = elections
  }
}

extension ReportContent {
  /// Findings about copies, those shown.
  var copies: Int { findings.count { $0.copies != nil } }

  /// All findings about copies in the workspace, never fewer than those shown.
  var totalFindings: Int { max(copies, totals.findings.values.reduce(0, +)) }

  /// All look-alike names in the workspace, never fewer than those at hand.
  var totalLookalikes: Int {
    max(lookalikeNames, totals.lookalikes.values.reduce(0, +))
  }

  /// Whether there are more look-alikes than those at hand.
  var areLookalikesCut: Bool { totalLookalikes > lookalikeNames }

  private var lookalikeNames: Int {
    findings.reduce(0) { $0 + ($1.lookalikes?.members.count ?? 0) }
  }

  /// Without the look-alikes beyond a number of names; the first finding always stays.
  func limitingLookalikes(to most: Int) -> ReportContent {
    var limited = self
    var names = 0
    limited.findings.removeAll { finding in
      guard let group = finding.lookalikes else { return false }
      names += group.members.count
      return names > most && names > group.members.count
    }
    limited.totals.lookalikes[.medium] = totalLookalikes - (totals.lookalikes[.high] ?? 0)
    return limited
  }

  /// Whether copies are spoken of: unless names alone were read.
  var isAboutCopies: Bool { totalFindings > 0 || totalDocuments > 0 || totalLookalikes == 0 }

  /// Whether a finding of the page holds a rewording or a translation.
  var hasMeaning: Bool {
    findings.contains { $0.copies?.kinds.haveMeaning == true }
  }

  var totalDocuments: Int { totals.documents.values.reduce(0, +) }

  var totalDiagnostics: Int { max(diagnostics.count, totals.diagnostics) }

  var totalInputs: Int { max(inputs.count, totals.inputs) }
}
