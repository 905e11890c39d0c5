import Foundation
import Names

/// Where setup puts lists on this machine.
enum ModelsOfThisMachine {
  static let folder: String = {
    let environment = ProcessInfo.processInfo.environment
    let data = environment["XDG_DATA_HOME"].map { "\($0)/tocsin/models" }
    let home = "\(environment["HOME"] ?? "")/.local/share/tocsin/models"
    return environment["TOCSIN_MODELS"] ?? data ?? home
  }()
}

extension NameStatistics {
  /// Those that setup made; `nil` where it made none.
  static let made = try? NameStatistics(folder: folder(below: ModelsOfThisMachine.folder))
}
