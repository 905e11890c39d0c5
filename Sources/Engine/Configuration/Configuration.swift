package import Copies
package import Lookalikes
package import TocsinModel

/// What `tocsin.yaml` says; all of it is optional.
package struct Configuration: Hashable, Sendable {
  package struct Election: Hashable, Sendable {
    package var name: String
    package var date: CivilDate?
  }

  /// An entry of the register of sources: what somebody with a name says about a source.
  package struct RegisteredSource: Hashable, Sendable {
    package enum Standing: String, Sendable, CaseIterable {
      case accredited, refused, sanctioned
    }

    package var id: SourceID
    package var name: String?
    package var standing: Standing?
    /// The legal act, who asserted it, and when.
    package var act: String?
    package var assertedBy: String?
    package var date: CivilDate?
  }

  /// The first of those that are named.
  package var election: Election?
  /// Those with a date.
  package var elections: [ElectionCalendar] = []
  package var sources: [RegisteredSource] = []
  package var thresholds = CopyThresholds()
  /// What look-alikes are looked for.
  package var protected = ProtectedNames()
  /// Whose `Authentication-Results` are believed (`mail: {trust: […]}`), lower case; those below a recipient's own domain where there are
  /// none.
  package var mailHosts: Set<String> = []
  /// The sources that are followed.
  package var watch = WatchSettings()
  package var alerts = AlertSettings()
  package var privacy = PrivacySettings()
  package var evidence = EvidenceSettings()

  package init() {}
}
