import Report
import Store
import TocsinModel
import Wording

/// Who may use the console.
struct UsersPage: Sendable {
  let users: [User]
  /// An invitation that was just made.
  var link: String?
  var role = User.Role.analyst

  func html() -> String {
    PageFrame(title: localized("Users"), current: .users).html { out in
      if let link {
        out.element("div", .class("notice"), .role("status")) { out in
          out.words(
            "Send this to one person, for the role \(role.name). It works once, for a week, and is not shown again: "
          )
          out.element("code", text: link)
        }
      }
      out.element("h1", words: "Users")
      if users.isEmpty {
        out.element(
          "p",
          words:
            "There are none: whoever reaches this machine's console is trusted. As soon as there is one, everybody signs in, at this machine as well."
        )
      } else {
        table(&out)
      }
      out.element("p") { $0.element("a", .href(inside: "/audit"), words: "What users did") }
      out.element("h2", words: "Invite")
      out.element(
        "form", .class("filters"), Attribute("method", "post"),
        Attribute("action", "/users/invitations")
      ) { out in
        out.element("label") { out in
          out.element("span", words: "Role")
          roles(users.isEmpty ? .administrator : .analyst, &out)
        }
        out.element("button", words: "Make a link")
      }
      out.element("dl", .class("known")) { out in
        for role in User.Role.allCases {
          out.element("div") { out in
            out.element("dt", words: role.name)
            out.element("dd", words: role.duties)
          }
        }
      }
    }
  }

  private func table(_ out: inout Markup) {
    out.element("table") { out in
      out.element("thead") { out in
        out.element("tr") { out in
          for title: Phrase in ["Name", "Since", "Role"] {
            out.element("th", Attribute("scope", "col"), words: title)
          }
          out.element("td", text: "")
        }
      }
      out.element("tbody") { out in
        for user in users {
          out.element("tr") { out in
            out.element("td", .directionAuto) { $0.text(user.name) }
            out.element("td") { $0.moment(user.madeAt) }
            out.element("td") { out in
              out.element(
                "form", .class("inline"), Attribute("method", "post"),
                Attribute("action", "/users/\(user.number)/role")
              ) { out in
                roles(user.role, label: "Role of \(user.name)", &out)
                out.element("button", .class("tiny"), words: "Change")
              }
            }
            out.element("td") { $0.button("Remove", to: "/users/\(user.number)/remove") }
          }
        }
      }
    }
  }

  private func roles(_ chosen: User.Role, label: Phrase? = nil, _ out: inout Markup) {
    out.element("select", Attribute("name", "role"), label.map { .label(words: $0) }) { out in
      for role in User.Role.allCases {
        out.element(
          "option", Attribute("value", role.rawValue),
          role == chosen ? Attribute("selected", "selected") : nil, words: role.name)
      }
    }
  }
}
