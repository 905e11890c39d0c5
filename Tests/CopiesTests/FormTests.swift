import Copies
import Testing
import TocsinModel

/// Texts that fill in one template, and texts that only look as if they did.
@Suite struct FormTests {
  private func finding(_ texts: [String]) async throws -> Finding {
    let documents = texts.enumerated().map { position, text in
      Samples.document(
        UInt64(position + 1), text, source: "office\(position)",
        at: 1_000 + 10_000 * Int64(position), form: .post)
    }
    return try #require(try await Samples.detect(documents).findings.first)
  }

  private static func notice(_ place: String, _ percent: String, at hour: Int = 10) -> String {
    """
    Turnout at \(hour) o'clock in \(place): \(percent) percent. In \(place) the polling stations are open until \
    eight in the evening. Bring your identity card.
    """
  }

  @Test func `notices of many offices from one form are a form`() async throws {
    let finding = try await finding([
      Self.notice("Westmere", "18.4"), Self.notice("Eastmere", "18.7"),
      Self.notice("Northmere", "18.9"), Self.notice("Southmere", "13.4"),
    ])
    #expect(finding.attention == .routine)
    let pairs = finding.cluster.members.compactMap(\.fromParent)
    #expect(pairs.count == 3)
    #expect(pairs.allSatisfy { $0.context == .filledForm })
    #expect(pairs.allSatisfy { $0.reasons.contains { $0.feature == "copy.filled-form" } })
    let reasons = finding.observation.reasons
    #expect(reasons.contains { $0.feature == "copies.filledForm" && $0.direction == .weakens })
    #expect(!reasons.contains { $0.feature == "copies.facts-changed" })
  }

  @Test func `two notices with other facts are worth a look, not more`() async throws {
    let finding = try await finding([
      Self.notice("Westmere", "18.4"), Self.notice("Eastmere", "21.7"),
    ])
    #expect(finding.attention == .notable)
    #expect(finding.decisive == ["copies.filledForm"])
  }

  @Test(
    "a report whose facts are changed here and there is no form",
    arguments: [
      [("21,000", "2,000"), ("21,000", "12,000"), ("21,000", "1,000")],
      [("Brecht", "Vasko"), ("14 days", "40 days"), ("21,000", "2,000")],
    ])
  func forgeries(_ changes: [(String, String)]) async throws {
    let finding = try await finding(
      [Samples.article] + changes.map { Samples.article.replacing($0.0, with: $0.1) })
    #expect(finding.attention == .high)
    #expect(finding.observation.reasons.contains { $0.feature == "copies.facts-changed" })
    #expect(
      finding.cluster.members.compactMap(\.fromParent).allSatisfy { $0.context != .filledForm })
  }

  @Test func `a notice with one figure corrected again and again is no form`() async throws {
    let finding = try await finding(
      ["18.4", "81.4", "48.1", "14.8"].map { Self.notice("Westmere", $0) })
    #expect(finding.attention == .high)
  }

  @Test func `among many notices a figure may be the same, but a place has one figure`()
    async throws
  {
    let notices = [
      Self.notice("Westmere", "18.4"), Self.notice("Eastmere", "18.7"),
      Self.notice("Northmere", "18.9"), Self.notice("Southmere", "13.4"),
      Self.notice("Lakemere", "13.8"),
    ]
    let chance = try await finding(notices + [Self.notice("Seamere", "13.8")])
    #expect(chance.attention == .routine)
    let forged = try await finding(notices + [Self.notice("Lakemere", "83.1")])
    #expect(forged.attention == .high)
    #expect(forged.decisive == ["copies.facts-changed"])
  }

  @Test func `a form that denies besides is no form`() async throws {
    let finding = try await finding([
      Self.notice("Westmere", "18.4"),
      Self.notice("Eastmere", "21.7").replacing("are open", with: "are not open"),
    ])
    #expect(finding.attention == .high)
  }
}
