/// French, in parts by where the sentences stand.
///
/// A finding is a « constat », a look-alike name a « sosie », a case a « dossier », what is known of a source its « fiche ».
enum French {
  typealias Entries = [(english: String, other: String)]

  static let parts = [
    frame, queue, finding, evidence, relations, kinds, texts, overview, add, settings, team, errors,
    common, exports, register, cases, caseView, caseErrors, drafts, comparison,
    campaignPages,
  ]
}
