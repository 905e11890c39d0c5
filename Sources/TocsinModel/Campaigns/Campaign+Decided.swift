extension Campaign {
  /// The reason whose value says how many of a campaign's findings people put together, where they are not all.
  package static let decidedFeature = "campaign.decided"
}
