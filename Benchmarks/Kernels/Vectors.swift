import Embed
import Foundation

extension Job {
  /// The instructions that this processor has, one name a line, the fastest last.
  static let paths = Job(name: "paths", usage: "") { _ in
    for path in MatrixPath.allCases where path.isAvailable { print(path.rawValue) }
  }

  /// The vectors of the texts of standard input, as 32-bit floats one row after another; by the
  /// instructions of PATH (the fastest of the processor otherwise), which are named.
  static let vectors = Job(
    name: "vectors", usage: "MODEL [ROUNDS [PATH]] < TEXTS > VECTORS"
  ) { arguments in
    guard let name = arguments.first, let model = EmbeddingModel(rawValue: name) else {
      throw Failure(description: "the models are \(EmbeddingModel.allCases.map(\.rawValue))")
    }
    let path = arguments.count > 2 ? MatrixPath(rawValue: arguments[2]) : .best
    guard let path, path.isAvailable else {
      let paths = MatrixPath.allCases.filter(\.isAvailable).map(\.rawValue)
      throw Failure(description: "the paths of this processor are \(paths)")
    }
    say("path \(path.rawValue)")
    let texts = try Job.texts()
    let folder = ModelFolder(environment: ProcessInfo.processInfo.environment)
    let embedder: any Embedder = try await timed("load") {
      try Self.embedder(of: model, in: folder, path: path)
    }
    var vectors: [Float] = []
    for _ in 0..<(arguments.count > 1 ? Int(arguments[1]) ?? 1 : 1) {
      let begun = clock()
      vectors = try await timed("embed") { try embedder.vectors(of: texts) }
      say("processor \(Double(clock() - begun) / Double(CLOCKS_PER_SEC))")
    }
    try FileHandle.standardOutput.write(contentsOf: vectors.withUnsafeBytes { Data($0) })
  }

  private static func embedder(
    of model: EmbeddingModel, in folder: ModelFolder, path: MatrixPath
  ) throws -> any Embedder {
    switch model {
    case .universalSentenceEncoder:
      try UniversalSentenceEncoder(
        folder: folder.path(of: .universalSentenceEncoder), path: path)
    case .multilingualE5:
      try MultilingualE5(file: folder.path(of: .multilingualE5) + "/e5-small-q4.bin", path: path)
    }
  }
}
