import Report
import Store
import TocsinModel

/// Who may use the console.
struct UsersPage: Sendable {
  let users: [User]
  /// An invitation that was just made.
  var link: String?
  var role = User.Role.analyst

  func html() -> String {
    PageFrame(title: "Users", current: .users).html { out in
      if let link {
        out.element("div", .class("notice"), .role("status")) { out in
          out.text(
            "Send this to one person, for the role \(role.rawValue). It works once, for a week, and is not shown again: "
          )
          out.element("code", text: link)
        }
      }
      out.element("h1", text: "Users")
      if users.isEmpty {
        out.element(
          "p",
          text:
            "There are none: whoever reaches this machine's console is trusted. As soon as there is one, everybody signs in, at this machine as well."
        )
      } else {
        table(&out)
      }
      out.element("p") { $0.element("a", .href(inside: "/audit"), text: "What users did") }
      out.element("h2", text: "Invite")
      out.element(
        "form", .class("filters"), Attribute("method", "post"),
        Attribute("action", "/users/invitations")
      ) { out in
        out.element("label") { out in
          out.element("span", text: "Role")
          roles(users.isEmpty ? .administrator : .analyst, &out)
        }
        out.element("button", text: "Make a link")
      }
      out.element("dl", .class("known")) { out in
        for role in User.Role.allCases {
          out.element("div") { out in
            out.element("dt", text: role.rawValue)
            out.element("dd", text: String(role.words.drop { $0 != ":" }.dropFirst(2)))
          }
        }
      }
    }
  }

  private func table(_ out: inout Markup) {
    out.element("table") { out in
      out.element("thead") { out in
        out.element("tr") { out in
          for title in ["Name", "Since", "Role"] {
            out.element("th", Attribute("scope", "col"), text: title)
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
                out.element("button", .class("tiny"), text: "Change")
              }
            }
            out.element("td") { $0.button("Remove", to: "/users/\(user.number)/remove") }
          }
        }
      }
    }
  }

  private func roles(_ chosen: User.Role, label: String? = nil, _ out: inout Markup) {
    out.element("select", Attribute("name", "role"), label.map { .label($0) }) { out in
      for role in User.Role.allCases {
        out.element(
          "option", Attribute("value", role.rawValue),
          role == chosen ? Attribute("selected", "selected") : nil, text: role.rawValue)
      }
    }
  }
}
