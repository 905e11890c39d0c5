import Collect
import Store

/// Reads inputs whole, without a workspace, and converts what they hold on all cores.
struct InputStream: Sendable {
  let options: InputOptions
  let cancellation: Cancellation

  init(_ options: InputOptions, cancellation: Cancellation) {
    self.options = options
    self.cancellation = cancellation
  }

  /// - Throws: ``CollectError``, ``EngineError/cancelled(kept:)``, and what `consume` throws.
  func run<Output: Sendable>(
    convert: @escaping @Sendable (ReadStep) -> [Output], consume: (Output) throws -> Void
  ) throws {
    let collector = try Collector(
      options: CollectOptions(
        columns: options.columns, isStrict: options.isStrict, mappings: options.mappings,
        shouldStop: { [cancellation] in cancellation.isCancelled }))
    let reading = InputReading(
      paths: options.paths, walker: InputWalker(), collector: collector, known: [:],
      cancellation: cancellation)
    do {
      _ = try ParallelSteps.run(
        produce: { push in
          try reading.run { _ in
          } hand: {
            push($0)
          }
        },
        weight: \.weight,
        worker: { { (chunk: ReadChunk) in chunk.steps.flatMap(convert) } },
        consume: { try $0.forEach(consume) })
    } catch CollectError.cancelled {
      throw EngineError.cancelled(kept: "Nothing was stored.")
    }
  }
}
