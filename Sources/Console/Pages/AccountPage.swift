import Report
import Store
import TocsinModel
import Wording

/// One's own password and log-ins.
struct AccountPage: Sendable {
  enum Trouble: Sendable {
    case former, length, different, wait

    var words: Phrase {
      switch self {
      case .former: "This is not your password."
      case .length: InvitationPage.Trouble.length.words
      case .different: InvitationPage.Trouble.different.words
      case .wait: "There were too many attempts. Try again in a while."
      }
    }
  }

  let user: User
  let logins: [LogIn]
  /// The one that this page came to.
  let current: Int?
  let isDone: Bool
  let trouble: Trouble?

  func html() -> String {
    PageFrame(title: user.name).html { out in
      out.element("h1", .directionAuto) { $0.text(user.name) }
      out.element("p", words: "You are \(user.role.words): \(user.role.duties).")
      if isDone {
        out.element(
          "div", .class("notice"), .role("status"),
          words: "The password is changed, and all your other log-ins have ended.")
      }
      if let trouble {
        out.element("div", .class("notice warning"), .role("alert")) { $0.words(trouble.words) }
      }
      out.element("h2", words: "Where you are signed in")
      list(&out)
      guard user.hasPassword else {
        return out.element("p", .class("small"), words: "The proxy in front says who you are.")
      }
      out.element("h2", words: "Change the password")
      out.element(
        "form", .class("signing"), Attribute("method", "post"),
        Attribute("action", "/account/password")
      ) { out in
        // Which account a password manager is to keep it for.
        out.void(
          "input", Attribute("name", "name"), Attribute("value", user.name),
          Attribute("autocomplete", "username"), Attribute("hidden", "hidden"))
        out.passwordField("The password until now", "former", complete: "current-password")
        out.newPassword()
        out.element("button", words: "Change")
      }
    }
  }

  private func list(_ out: inout Markup) {
    guard !logins.isEmpty else { return out.element("p", words: "Nowhere by a password.") }
    out.element("ul", .class("plain")) { out in
      for login in logins {
        out.element("li") { out in
          out.element("span", .directionAuto) {
            $0.text(login.agent.isEmpty ? localized("no name") : login.agent.cut(to: 120))
          }
          out.element("span", .class("small")) { out in
            out.words(" since ")
            out.moment(login.madeAt)
            out.words(", last seen ")
            out.moment(login.seenAt)
            out.words(login.number == current ? " · this one " : " ")
          }
          out.button(
            login.number == current ? "Sign out" : "End",
            to: login.number == current
              ? "/sign-out" : "/account/log-ins/\(login.number)/end")
        }
      }
    }
  }
}

extension Markup {
  /// - Parameter seconds: since 1970.
  mutating func moment(_ seconds: Int64) {
    time(Timestamp(seconds: seconds, precision: .minute, origin: .seen))
  }

  /// A form that is one small button.
  mutating func button(_ words: Phrase, to path: String) {
    element("form", .class("inline"), Attribute("method", "post"), Attribute("action", path)) {
      $0.element("button", .class("tiny"), words: words)
    }
  }
}
