import Evidence
import Foundation
import TestSupport
import Testing

@Suite struct StampTests {
  private let text = Array("example.org/log\n1\nroot\n".utf8)

  private func fault(
    _ bytes: [UInt8], _ text: [UInt8], _ roots: String, _ request: StampRequest? = nil
  ) async -> TimeStamp.Fault? {
    do throws(TimeStamp.Fault) {
      _ = try await TimeStamp(bytes).verify(text, roots: roots, request: request)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ["ec", "rsa"])
  func `a stamp is believed for its bytes, its request and its authority alone`(key: String)
    async throws
  {
    let authority = try LocalAuthority(key: key)
    let request = StampRequest(stamping: text)
    let answer = try authority.answer(request.encoded)
    let stamp = try TimeStamp(answer)
    #expect(abs(stamp.time - Date().timeIntervalSince1970) < 120)
    #expect(stamp.policy == "1.3.6.1.4.1.99999.1" && stamp.accuracy == 1)
    let found = try await stamp.verify(text, roots: authority.roots, request: request)
    #expect(found.name.contains("Clock") && found.root.contains("Root"))
    #expect(try authority.isValid(answer, for: text))

    #expect(await fault(answer, text + [0], authority.roots) == .otherBytes)
    #expect(await fault(answer, text, authority.roots, StampRequest(stamping: text)) == .otherNonce)
    let stranger = try LocalAuthority()
    guard case .chain = await fault(answer, text, stranger.roots) else {
      Issue.record("a stranger's root was believed")
      return
    }
    for count in stride(from: 0, to: answer.count, by: 37) {
      #expect(await fault(Array(answer[..<count]), text, authority.roots) == .form)
    }
  }

  @Test(arguments: ["ec", "rsa"])
  func `wherever a byte is altered, it is refused, or openssl believes it as well`(key: String)
    async throws
  {
    let authority = try LocalAuthority(key: key)
    let answer = try authority.answer(StampRequest(stamping: text).encoded)
    var believed: [Int] = []
    for index in answer.indices {
      var other = answer
      other[index] ^= 1
      if await fault(other, text, authority.roots) == nil { believed.append(index) }
    }
    // What nobody signs: the status of the answer, and parameters of algorithms that are NULL.
    #expect(believed.count <= 5)
    for index in believed {
      var other = answer
      other[index] ^= 1
      #expect(try authority.isValid(other, for: text), "byte \(index)")
    }
  }

  @Test func `a certificate that is not for stamping time stamps none`() async throws {
    // openssl does not stamp with it either; its purpose is taken away after the stamp.
    let authority = try LocalAuthority()
    let answer = try authority.answer(StampRequest(stamping: text).encoded)
    #expect(await fault(answer, text, "") == .chain("no root is given"))
    #expect(await fault([0x30, 0x03, 0x02, 0x01, 0x02], text, authority.roots) == .form)
    // An authority's refusal: status 2, with its reason.
    let refusal: [UInt8] = [0x30, 0x0B, 0x30, 0x09, 0x02, 0x01, 2, 0x30, 0x04, 0x0C, 2, 0x6E, 0x6F]
    #expect(await fault(refusal, text, authority.roots) == .refused(status: 2, text: "no"))
  }

  @Test func `what openssl asks is read, and what is asked openssl reads`() throws {
    let authority = try LocalAuthority()
    try authority.folder.write("data", Data(text))
    try authority.openssl("ts -query -data data -sha256 -cert -out query")
    let asked = Array(try Data(contentsOf: URL(fileURLWithPath: authority.folder["query"])))
    #expect(StampRequest(asked)?.hash == StampRequest(stamping: text).hash)
    let own = StampRequest(stamping: text)
    #expect(StampRequest(own.encoded) == own)
    try authority.folder.write("own", Data(own.encoded))
    #expect(try authority.openssl("ts -query -in own -text"))
    try authority.openssl("ts -query -data data -sha1 -out weak")
    let weak = Array(try Data(contentsOf: URL(fileURLWithPath: authority.folder["weak"])))
    #expect(StampRequest(weak) == nil)
  }

  @Test func `a stamp over SHA-1 is not believed`() async throws {
    let authority = try LocalAuthority()
    try authority.folder.write("data", Data(text))
    try authority.openssl("ts -query -data data -sha1 -cert -out weak")
    let weak = Array(try Data(contentsOf: URL(fileURLWithPath: authority.folder["weak"])))
    let answer = try authority.answer(weak)
    #expect(await fault(answer, text, authority.roots) == .weakHash)
  }
}
