import Glibc

/// Where the files of the models are, and which of them are there.
///
/// `${XDG_DATA_HOME:-$HOME/.local/share}/tocsin/models` (XDG Base Directory Specification 0.8), or the
/// folder that `TOCSIN_MODELS` names; in it a folder for each ``PretrainedModel``.
package struct ModelFolder: Hashable, Sendable {
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// The folder that these variables of a process name.
  ///
  /// An `XDG_DATA_HOME` that is not absolute does not count, as the specification says. Without any
  /// variable it is a folder that is not there.
  package init(environment: [String: String]) {
    if let chosen = environment["TOCSIN_MODELS"], !chosen.isEmpty {
      path = chosen
    } else if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      path = "\(data)/tocsin/models"
    } else {
      path = "\(environment["HOME"] ?? "")/.local/share/tocsin/models"
    }
  }

  /// The folder of a model.
  package func path(of model: PretrainedModel) -> String {
    "\(path)/\(model.rawValue)"
  }

  /// The files of a model, in a fixed order, whether or not they are there.
  package func files(of model: PretrainedModel) -> [String] {
    ModelPins.files[model, default: []].map { "\(path(of: model))/\($0.path)" }
  }

  /// The bytes that each of ``files(of:)`` should have.
  package func sizes(of model: PretrainedModel) -> [Int] {
    ModelPins.files[model, default: []].map(\.size)
  }
}

extension ModelFolder {
  package enum State: Hashable, Sendable {
    case present
    /// None of its files is there.
    case missing
    /// This file is not the one that belongs here; `reason` completes “the file … ”.
    case damaged(file: String, reason: String)
  }

  /// What there is of a model: each file looked for, and its size compared. Reads no file.
  package func state(of model: PretrainedModel) -> State {
    state(of: model) { _ in nil }
  }

  /// Reads every file of a model and compares its SHA-256 as well. Linear in ``PretrainedModel/size``.
  ///
  /// - Parameter sha256: gives the digest of a file in lower-case hexadecimal.
  package func check(
    _ model: PretrainedModel, sha256: (_ file: String) throws -> String
  ) -> State {
    state(of: model) { pin in
      do {
        let digest = try sha256("\(path(of: model))/\(pin.path)")
        return digest == pin.sha256 ? nil : "has other content than it should"
      } catch {
        return "cannot be read: \(error)"
      }
    }
  }

  /// The models whose files are not all there, in the order of their declaration.
  package var missing: [PretrainedModel] {
    PretrainedModel.allCases.filter { state(of: $0) != .present }
  }

  private func state(
    of model: PretrainedModel, fault: (ModelPins.File) -> String?
  ) -> State {
    let pins = ModelPins.files[model, default: []]
    let sizes = pins.map { pin in Self.size(of: "\(path(of: model))/\(pin.path)") }
    if sizes.allSatisfy({ $0 == nil }) { return .missing }
    for (pin, size) in zip(pins, sizes) {
      let reason =
        switch size {
        case nil: "is not there" as String?
        case pin.size: fault(pin)
        case let size?: "has \(size) bytes instead of \(pin.size)"
        }
      if let reason { return .damaged(file: pin.path, reason: reason) }
    }
    return .present
  }

  /// Bytes of a regular file; `nil` where there is none, links followed.
  private static func size(of file: String) -> Int? {
    var status = stat()
    guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}
