/// The Traffic Light Protocol 2.0 (FIRST, August 2022): who may be given something.
package enum TLP: String, Sendable, Codable, CaseIterable, Comparable {
  case clear, green, amber
  case amberStrict = "amber+strict"
  case red

  package static func < (left: TLP, right: TLP) -> Bool { left.rank < right.rank }

  /// 0 clear … 4 red.
  package var rank: Int {
    switch self {
    case .clear: 0
    case .green: 1
    case .amber: 2
    case .amberStrict: 3
    case .red: 4
    }
  }

  /// `TLP:AMBER+STRICT`
  package var words: String { "TLP:\(rawValue.uppercased())" }

  /// As people write it: `TLP:AMBER`, `amber`; `WHITE` was what CLEAR is (TLP 1.0).
  package init?(written text: String) {
    var name = text.lowercased()
    if name.hasPrefix("tlp:") { name.removeFirst(4) }
    if name == "white" { name = "clear" }
    guard let tlp = TLP(rawValue: name) else { return nil }
    self = tlp
  }
}

extension TLP {
  /// Of the objects that OASIS published for TLP 2.0 (STIX 2.1 common object repository).
  package var marking: String {
    switch self {
    case .clear: "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"
    case .green: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"
    case .amber: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"
    case .amberStrict: "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"
    case .red: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"
    }
  }

  /// The level that a marking says, in TLP 2.0 or in STIX 2.1's own four (section 7.2.1.4).
  package init?(marking: String) {
    if let known = Self.allCases.first(where: { $0.marking == marking }) {
      self = known
      return
    }
    switch marking {
    case "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": self = .clear
    case "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": self = .green
    case "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": self = .amber
    case "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": self = .red
    default: return nil
    }
  }

  /// The marking as an object of a bundle.
  package var definition: STIXObject {
    STIXObject(
      id: marking,
      [
        .init("spec_version", .string("2.1")),
        .init("created", .string("2022-10-01T00:00:00.000Z")),
        .init("name", .string(words)),
        .init(
          "extensions",
          .object([
            .init(
              "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d",
              .object([
                .init("extension_type", .string("property-extension")),
                .init("tlp_2_0", .string(rawValue)),
              ]))
          ])),
      ])
  }
}
