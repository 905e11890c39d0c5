import HTTPTypes
import Store

/// Who may do what: the one place where it is decided.
///
/// What is not named here needs an analyst to change something and a viewer to look: a page that is added is closed until
/// somebody signs in.
enum Permission {
  /// The least role that may ask for this; `nil` for what nobody has to be signed in for.
  static func least(for method: HTTPRequest.Method, _ path: String) -> User.Role? {
    let parts = path.split(separator: "/")
    switch parts.first {
    case "assets", "sign-in", "invitations": return nil
    // Each operation says itself what it needs: see ``least(for:)``.
    case "api", "metrics", "taxii2", "misp": return nil
    // What watches a server cannot sign in; a stranger is told one word.
    case "health": return nil
    case "users", "audit", "settings", "held": return .administrator
    case "account", "sign-out": return .viewer
    // These ask, though with much text, which a browser sends by POST.
    case "compare", "publications": return .viewer
    // What people keep for themselves.
    case "views", "looked": return .viewer
    default: break
    }
    if parts.last == "approve" { return .approver }
    return method == .get || method == .head ? .viewer : .analyst
  }

  /// The least role of a person who does what a token needs this scope for.
  static func least(for scope: APIScope) -> User.Role {
    switch scope {
    case .read: .viewer
    case .judge, .push, .share: .analyst
    case .manage: .administrator
    }
  }
}
