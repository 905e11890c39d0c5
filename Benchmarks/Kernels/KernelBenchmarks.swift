import Foundation

/// Runs one kernel on input that its peers can be given as well; `Benchmarks/run` compares them.
///
/// Not a product: built by `swift build -c release --product kernel-benchmarks`.
@main
struct KernelBenchmarks {
  /// Each has a file of its own.
  static let jobs: [Job] = [
    .neighbours, .nearest, .meaning, .paths, .vectors, .live, .lookalikeMatching, .lookalikeClues,
    .index,
  ]

  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    guard let job = jobs.first(where: { $0.name == arguments.first }) else {
      Job.say("usage:")
      for job in jobs { Job.say("  kernel-benchmarks \(job.name) \(job.usage)") }
      exit(64)
    }
    do {
      try await job.run(Array(arguments.dropFirst()))
    } catch {
      Job.say("\(job.name): \(error)")
      exit(1)
    }
  }
}
