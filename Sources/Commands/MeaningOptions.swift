import ArgumentParser
import Embed
import Engine
import Foundation

/// What commands that compare meanings are told.
struct MeaningOptions: ParsableArguments {
  @Flag(help: "Compare letters only: no rewordings, no translations, and much faster.")
  var lexical = false

  @Flag(help: "Leave the given languages out of account, and tell them from the texts.")
  var ignoreLanguage = false

  /// The models; `nil` when they are not wanted or none is there, which is then said.
  func models(_ console: Console) throws -> MeaningModels? {
    guard !lexical else { return nil }
    let models = try MeaningModels(
      ModelFolder(environment: ProcessInfo.processInfo.environment))
    if !models.missing.isEmpty {
      console.status(
        """
        Missing: \(models.missing.map(\.title).joined(separator: ", ")). \
        \(models.canRead ? "Some rewordings and translations are" : "Rewordings and translations are not") \
        looked for\(models.canRead ? " only in part" : ""). Run “tocsin setup” to fetch the models.
        """)
    }
    return models.canRead ? models : nil
  }
}
