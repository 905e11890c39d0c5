import Report
import Store
import Wording

/// The door.
struct SignInPage: Sendable {
  enum Trouble: Sendable {
    case refused
    /// Seconds.
    case wait(Int64)
  }

  let next: String
  var name = ""
  var trouble: Trouble?

  func html() -> String {
    PageFrame(title: localized("Sign in"), isOutside: true).html { out in
      out.element("h1", words: "Sign in")
      if let trouble {
        out.element("div", .class("notice warning"), .role("alert")) { out in
          switch trouble {
          case .refused: out.words("There is no user of this name with this password.")
          case .wait(let seconds):
            out.words("There were too many attempts. Try again in \(seconds) seconds.")
          }
        }
      }
      out.element(
        "form", .class("signing"), Attribute("method", "post"),
        Attribute("action", "/sign-in?next=\(ViewAddress.encoded(next))")
      ) { out in
        out.textField("Name", "name", value: name, complete: "username")
        out.passwordField("Password", "password", complete: "current-password")
        out.element("button", words: "Sign in")
      }
      out.element(
        "p", .class("small"),
        words:
          "Who has forgotten the password asks an administrator to be removed and invited under another name: nobody can read passwords."
      )
    }
  }
}

/// Where somebody who was invited chooses a name and a password.
struct InvitationPage: Sendable {
  enum Trouble: Sendable {
    case name, taken, length, different

    var words: Phrase {
      switch self {
      case .name:
        "A name has at most 60 letters, digits, spaces and . - _ ' @."
      case .taken: "Somebody has, or had, this name. Take another."
      case .length:
        "A password has at least \(PasswordHash.shortest) characters; several words are easy to remember."
      case .different: "The two passwords are not the same."
      }
    }
  }

  let secret: String
  let role: User.Role
  var name = ""
  var trouble: Trouble?

  func html() -> String {
    PageFrame(title: localized("Welcome"), isOutside: true).html { out in
      out.element("h1", words: "Welcome")
      out.element("p", words: "You are invited as \(role.words): \(role.duties).")
      if let trouble {
        out.element("div", .class("notice warning"), .role("alert")) { $0.words(trouble.words) }
      }
      out.element(
        "form", .class("signing"), Attribute("method", "post"),
        Attribute("action", "/invitations/\(secret)")
      ) { out in
        out.textField(
          "Your name, as colleagues will see it", "name", value: name, complete: "username")
        out.newPassword()
        out.element("button", words: "Become a user")
      }
    }
  }
}

extension Markup {
  mutating func textField(_ label: Phrase, _ name: String, value: String, complete: String) {
    element("label") { out in
      out.element("span", words: label)
      out.void(
        "input", Attribute("name", name), Attribute("value", value),
        Attribute("autocomplete", complete), Attribute("maxlength", "200"),
        Attribute("required", "required"), Attribute("autocapitalize", "none"),
        Attribute("spellcheck", "false"))
    }
  }

  mutating func passwordField(_ label: Phrase, _ name: String, complete: String) {
    element("label") { out in
      out.element("span", words: label)
      out.void(
        "input", Attribute("type", "password"), Attribute("name", name),
        Attribute("autocomplete", complete), Attribute("required", "required"))
    }
  }

  mutating func newPassword() {
    passwordField(
      "Password, at least \(PasswordHash.shortest) characters", "password",
      complete: "new-password")
    passwordField("The same again", "repeated", complete: "new-password")
  }
}

extension User.Role {
  /// What somebody in it is.
  var words: Phrase {
    switch self {
    case .viewer: "a viewer"
    case .analyst: "an analyst"
    case .approver: "an approver"
    case .administrator: "an administrator"
    }
  }

  /// Its name in a list.
  var name: Phrase {
    switch self {
    case .viewer: "viewer"
    case .analyst: "analyst"
    case .approver: "approver"
    case .administrator: "administrator"
    }
  }

  /// What somebody in it may do.
  var duties: Phrase {
    switch self {
    case .viewer: "you look and search"
    case .analyst: "you judge, write notes and hand files over"
    case .approver: "an analyst who approves what others claim or want to hand on"
    case .administrator: "you also invite, change roles and read the audit"
    }
  }
}
