import Dispatch
import Foundation
import FoundationNetworking
import Synchronization

/// What a server of this machine answers.
package enum WebPage {
  /// The text of a page, or of what comes of a form; redirects are followed.
  ///
  /// - Parameters:
  ///   - form: fields of a form, encoded; without them the page is asked for.
  ///   - patience: how long a server that does not listen yet is waited for, in seconds.
  package static func ask(
    _ address: String, form: String? = nil, patience: Double = 0
  ) -> String? {
    guard let url = URL(string: address) else { return nil }
    var request = URLRequest(url: url)
    if let form {
      request.httpMethod = "POST"
      request.httpBody = Data(form.utf8)
      request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    }
    let deadline = Date().addingTimeInterval(patience)
    while true {
      let answer = Mutex<String?>(nil)
      let done = DispatchSemaphore(value: 0)
      URLSession.shared.dataTask(with: request) { data, _, _ in
        answer.withLock { $0 = data.map { String(decoding: $0, as: UTF8.self) } }
        done.signal()
      }.resume()
      _ = done.wait(timeout: .now() + 20)
      if let text = answer.withLock({ $0 }) { return text }
      guard Date() < deadline else { return nil }
      Thread.sleep(forTimeInterval: 0.1)
    }
  }
}
