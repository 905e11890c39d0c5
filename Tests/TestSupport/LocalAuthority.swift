import Foundation

/// A time stamping authority of the test's own, by `openssl ts`.
package struct LocalAuthority {
  package let folder: TemporaryFolder

  /// - Parameter purpose: of its certificate.
  package init(purpose: String = "critical,timeStamping", key: String = "ec") throws {
    folder = try TemporaryFolder()
    try folder.write(
      "tsa.cnf",
      """
      [tsa]
      default_tsa = local
      [local]
      serial = \(folder["serial"])
      crypto_device = builtin
      signer_digest = sha256
      default_policy = 1.3.6.1.4.1.99999.1
      other_policies = 1.3.6.1.4.1.99999.2
      digests = sha1, sha256, sha512
      accuracy = secs:1
      ess_cert_id_alg = sha256
      """)
    try folder.write("serial", "01\n")
    try folder.write(
      "extensions",
      "extendedKeyUsage=\(purpose)\nkeyUsage=critical,digitalSignature\nbasicConstraints=critical,CA:FALSE\n"
    )
    let made =
      key == "ec" ? "ec -pkeyopt ec_paramgen_curve:P-256" : "rsa:2048"
    try openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 3650 -subj /O=Example/CN=Root -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign"
    )
    try openssl("req -newkey \(made) -nodes -keyout tsa.key -out tsa.csr -subj /O=Example/CN=Clock")
    try openssl(
      "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 3000 -extfile extensions -out tsa.pem"
    )
  }

  package var roots: String {
    (try? String(contentsOfFile: folder["ca.pem"], encoding: .utf8)) ?? ""
  }

  package struct Failed: Error { package let message: String }

  @discardableResult
  package func openssl(_ arguments: String, allowsFailure: Bool = false) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = arguments.split(separator: " ").map(String.init)
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let message = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 || allowsFailure else {
      throw Failed(message: String(decoding: message, as: UTF8.self))
    }
    return process.terminationStatus == 0
  }

  /// Answers a request.
  package func answer(_ request: [UInt8]) throws -> [UInt8] {
    try folder.write("request", Data(request))
    try openssl(
      "ts -reply -config tsa.cnf -queryfile request -signer tsa.pem -inkey tsa.key -out answer")
    return Array(try Data(contentsOf: URL(fileURLWithPath: folder["answer"])))
  }

  /// What `openssl ts -verify` says of an answer.
  package func isValid(_ answer: [UInt8], for data: [UInt8]) throws -> Bool {
    try folder.write("judged", Data(answer))
    try folder.write("data", Data(data))
    return try openssl("ts -verify -data data -in judged -CAfile ca.pem", allowsFailure: true)
  }
}
