// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Tests are compiled as they are written: to optimise what runs once took a seventh of a build. What they test is optimised.
let testSettings = settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// A module of the house: `Sources/<path>`, tests in `Tests/<name>Tests`.
func module(_ name: String, path: String? = nil, _ dependencies: [Target.Dependency] = []) -> Target
{
  .target(
    name: name, dependencies: dependencies, path: path.map { "Sources/\($0)" },
    swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    exclude: [], swiftSettings: testSettings)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "tocsin",
  products: [
    .executable(name: "tocsin", targets: ["tocsin"]),
    .executable(name: "tocsin-reader", targets: ["tocsin-reader"]),
    .executable(name: "tocsin-confine", targets: ["tocsin-confine"]),
    .executable(name: "tocsin-taxii-conformance", targets: ["tocsin-taxii-conformance"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", exact: "1.2.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
  ],
  targets: [
    // One small C target per C library.
    .target(
      name: "CICU", path: "Sources/Shims/CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(
      name: "CSimdjson", path: "Sources/Shims/CSimdjson",
      linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++"), .linkedLibrary("m")]),
    .target(
      name: "CCompression", path: "Sources/Shims/CCompression",
      linkerSettings: [.linkedLibrary("z"), .linkedLibrary("zstd")]),
    .target(
      name: "CSentencePiece", path: "Sources/Shims/CSentencePiece",
      linkerSettings: [
        .linkedLibrary("sentencepiece"), .linkedLibrary("stdc++"), .linkedLibrary("m"),
      ]),
    .target(
      name: "CFastText", path: "Sources/Shims/CFastText",
      linkerSettings: [
        .linkedLibrary("fasttext"), .linkedLibrary("stdc++"), .linkedLibrary("m"),
      ]),
    .target(name: "CSandbox", path: "Sources/Shims/CSandbox"),
    .target(name: "CMalloc", path: "Sources/Shims/CMalloc"),
    .target(
      name: "CArgon2", path: "Sources/Shims/CArgon2", linkerSettings: [.linkedLibrary("argon2")]),
    .target(
      name: "CCurl", path: "Sources/Shims/CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .target(
      name: "CPictures", path: "Sources/Shims/CPictures",
      linkerSettings: [.linkedLibrary("zbar"), .linkedLibrary("png"), .linkedLibrary("jpeg")]),
    .target(
      name: "CUnbound", path: "Sources/Shims/CUnbound",
      linkerSettings: [.linkedLibrary("unbound")]),
    // Our own kernels, each beside its plain reference, chosen at run time by what the processor has.
    .target(name: "CMatrix", path: "Sources/Kernels/CMatrix"),
    .target(name: "CNeighbours", path: "Sources/Kernels/CNeighbours"),
    .target(name: "CHashing", path: "Sources/Kernels/CHashing"),

    module("TocsinModel"),
    module("Wording"),
    module("FileMapping"),
    module("HTML"),
    module("Text", ["CHashing", "CICU", "CFastText"]),
    module("Embed", ["FileMapping", "CHashing", "CMatrix", "CSentencePiece"]),
    module("MIME"),
    module(
      "Collect",
      ["TocsinModel", "HTML", "MIME", "CICU", "CSandbox", "CSimdjson", "CCompression", crypto]),
    module("Extract", ["TocsinModel", "HTML", "CHashing"]),
    module("Index", ["FileMapping", "CHashing"]),
    module(
      "Copies", path: "Detect/Copies",
      ["TocsinModel", "CHashing", "Index", "Names", "Text", "CNeighbours", algorithms]),
    module("Names", ["TocsinModel", "FileMapping", "CHashing", "CICU"]),
    module("Lookalikes", path: "Detect/Lookalikes", ["TocsinModel", "CHashing", "Names"]),
    module("Networks", path: "Detect/Networks", ["TocsinModel", "CHashing", "Names"]),
    module("Authentication", ["TocsinModel", "MIME", "Names", crypto, cryptoExtras]),
    module("Resolve", ["Authentication", "CUnbound"]),
    module(
      "Mail", path: "Detect/Mail",
      ["TocsinModel", "CHashing", "CICU", "HTML", "MIME", "Names", "Text"]),
    module("Evidence", ["CCompression", asn1, crypto, x509]),
    module("Store", ["TocsinModel", "CCompression", "CHashing", crypto, grdb]),
    module("Backup", ["TocsinModel", "Store", crypto]),
    module("Operate", [logging]),
    module("Fetch", ["CCurl", crypto]),
    module("Present", ["TocsinModel", "Wording"]),
    module("Exchange", ["TocsinModel", crypto]),
    module("Custody", ["TocsinModel", "Evidence", "Exchange", "Store"]),
    module(
      "Partners",
      ["TocsinModel", "Cases", "Evidence", "Exchange", "Fetch", "Report", "Store", crypto]),
    module("Report", ["TocsinModel", "Text", "Wording"]),
    module("Correlate", ["TocsinModel", "CHashing"]),
    module("Cases", ["TocsinModel", "Report", "Store", "Wording", crypto]),
    module(
      "Console",
      [
        "TocsinModel", "Cases", "CArgon2", "CCompression", "Exchange", "Partners", "Report",
        "Store", "Wording", crypto, hummingbird,
        httpTypes, lifecycle, logging,
      ]),
    module(
      "Engine",
      [
        "TocsinModel", "Authentication", "CHashing", "CMalloc", "Collect", "Extract",
        "FileMapping", "Text", "Embed", "Index", "Copies", "Names", "Lookalikes", "Mail",
        "Networks", "Present", "Store",
        "Report", "Cases", "Correlate",
        crypto, deque, logging, yams,
      ]),
    module("Alerts", ["TocsinModel", "Engine", "Fetch", "Store", crypto]),
    module(
      "Watch",
      [
        "TocsinModel", "Alerts", "CCompression", "Collect", "Engine", "Fetch", "HTML", "Store",
        crypto, cryptoExtras,
      ]),
    module(
      "Commands",
      [
        "TocsinModel", "Alerts", "Authentication", "Backup", "CMalloc", "Cases", "Collect",
        "Console", "Copies", "Custody", "Embed", "Engine", "Evidence", "Exchange", "Extract",
        "Fetch",
        "Lookalikes", "Mail", "Networks", "Operate", "Partners", "Present",
        "Report", "Resolve", "Store",
        "Watch", "Wording", argumentParser, logging,
      ]),
    // Its readers are started, not linked: named here, one build makes all.
    .executableTarget(
      name: "tocsin", dependencies: ["Commands", "tocsin-confine", "tocsin-reader"],
      swiftSettings: settings),
    // Holds any TAXII 2.1 server against the specification.
    .executableTarget(
      name: "tocsin-taxii-conformance", dependencies: ["Exchange", "Fetch"],
      path: "Sources/TAXIIConformance", swiftSettings: settings),
    // Reads one document in a sandbox.
    .executableTarget(
      name: "tocsin-reader", dependencies: ["Collect", "CPictures", "CSandbox", "TocsinModel"],
      path: "Sources/Reader",
      swiftSettings: settings),
    // Runs a program of the system on one document in the same sandbox.
    .executableTarget(
      name: "tocsin-confine", dependencies: ["CSandbox"], path: "Sources/Confine",
      // Nothing of Swift in it, which would take longer to load than the rest of it takes. Sanitizers want what they are linked with.
      linkerSettings: Context.environment["TOCSIN_SANITIZED"] != nil
        ? []
        : [.unsafeFlags(["-static-executable", "-nostartfiles"], .when(configuration: .release))]),
    .executableTarget(
      name: "kernel-benchmarks",
      dependencies: [
        "Collect", "Copies", "Embed", "Engine", "Index", "Lookalikes", "Names", "Store",
        "TocsinModel",
      ],
      path: "Benchmarks/Kernels",
      swiftSettings: settings),

    // The parser's speed; Benchmarks/HTML/peer.py measures others on the same pages.
    .executableTarget(
      name: "html-parse", dependencies: ["HTML"], path: "Benchmarks/HTML/Parse",
      swiftSettings: settings),

    // What Scripts/fit-block-model, fit-page-kinds and fit-dates learn from.
    .executableTarget(
      name: "block-samples", dependencies: ["Extract", "TocsinModel"],
      path: "Benchmarks/Extract/Blocks",
      swiftSettings: settings),

    module("TestSupport", path: "../Tests/TestSupport", ["Names"]),
    tests("TocsinModel"),
    tests("Wording"),
    tests("HTML"),
    tests("Text", ["CFastText"]),
    tests("Embed", ["CMatrix"]),
    tests("MIME"),
    tests("Collect", ["CCompression", asn1, "tocsin-reader"]),
    tests("Extract"),
    tests("Copies", ["CNeighbours", "Index"]),
    tests("Index", ["index-writer"]),
    // Fills an index until it is killed.
    .executableTarget(
      name: "index-writer", dependencies: ["Index", "TestSupport"], path: "Tests/IndexWriter",
      swiftSettings: settings),
    tests("Names", ["TocsinModel"]),
    tests("Lookalikes", ["Names", "TocsinModel"]),
    tests("Authentication", ["Names", crypto, cryptoExtras]),
    tests("Resolve", ["Authentication"]),
    tests("Mail", ["Names", "TocsinModel"]),
    tests("Networks", ["Names", "TocsinModel"]),
    tests("Store", ["TocsinModel", grdb]),
    tests("Evidence", ["evidence-writer", crypto]),
    // Writes logs and archives, to be killed, timed and held against other tools.
    .executableTarget(
      name: "evidence-writer", dependencies: ["Evidence"], path: "Tests/EvidenceWriter",
      swiftSettings: settings),
    tests("Backup", ["Store"]),
    tests("Operate", [logging]),
    tests("Exchange", ["TocsinModel"]),
    tests("Fetch"),
    tests("Alerts", ["Engine", "Fetch", "Store", "TocsinModel"]),
    tests("Watch", ["Engine", "Fetch", "Store", "TocsinModel", crypto, cryptoExtras]),
    tests("Report"),
    tests("Correlate", ["TocsinModel"]),
    tests("Cases", ["Report", "Store", "TocsinModel"]),
    tests(
      "Console",
      ["Exchange", "Report", "Store", "TocsinModel", "Wording", crypto, hummingbird, httpTypes]),
    tests("Partners", ["Cases", "Evidence", "Exchange", "Fetch", "Store", "TocsinModel"]),
    tests("Present", ["TocsinModel"]),
    tests(
      "Engine",
      [
        "Authentication", "Copies", "Embed", "Lookalikes", "Mail", "Names", "Present", "Store",
        "TocsinModel",
      ]),
    // Tries what the sandbox of tocsin-reader forbids.
    .executableTarget(
      name: "sandbox-probe", dependencies: ["CSandbox"], path: "Tests/SandboxProbe",
      swiftSettings: settings),
    .testTarget(
      name: "IntegrationTests",
      dependencies: [
        "TestSupport", "Engine", "Lookalikes", "Store", "tocsin", "tocsin-confine", "tocsin-reader",
        "sandbox-probe",
      ],
      swiftSettings: testSettings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
