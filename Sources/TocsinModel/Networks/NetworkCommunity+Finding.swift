extension NetworkCommunity: FindingSubject {
  package static let kind = FindingKind(rawValue: "network")
  package var size: Int { members.count }
}

extension Finding {
  /// Who acts together; `nil` when the finding is about something else.
  package var network: NetworkCommunity? { subject as? NetworkCommunity }
}

extension RecordedFinding {
  package var network: NetworkCommunity? { finding.network }
}
