import Foundation

/// Why a backup was not made, or not restored; each says what to do about it.
package enum BackupError: Error, Hashable, Sendable {
  /// The folder holds something else.
  case foreign(path: String)
  /// There is no finished backup in the folder.
  case nothing(path: String)
  /// There is none of that name.
  case unknown(name: String, known: [String])
  /// Another backup is being made there.
  case busy(path: String)
  /// The folder is in the workspace, or the other way round.
  case nested(path: String)
  /// Something is where the workspace would come.
  case occupied(path: String)
  /// Parts are missing or altered: how many, and the first file that needs one of them.
  case incomplete(path: String, parts: Int, file: String)
  /// A later version of Tocsin made it.
  case newer(version: String)
  /// What came out is not what went in.
  case different(reason: String)
  case cannotRead(path: String, code: Int32)
  case cannotWrite(path: String, code: Int32)
}

extension BackupError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .foreign(let path):
      "\(path) is neither empty nor a folder of backups. Name another one; it was not changed."
    case .nothing(let path):
      "There is no finished backup in \(path)."
    case .unknown(let name, let known):
      "There is no backup “\(name)”. There are: \(known.suffix(5).joined(separator: ", "))."
    case .busy(let path):
      "Another backup is being made in \(path). Wait until it ends."
    case .nested(let path):
      "\(path) is part of what would be copied. Name a folder outside of the workspace, best on another disk."
    case .occupied(let path):
      "There is something at \(path) already. Restore into a folder that does not exist yet (--workspace FOLDER); nothing was changed."
    case .incomplete(let path, let parts, let file):
      "The backup in \(path) is not whole: \(parts == 1 ? "1 part is" : "\(parts) parts are") missing or altered, among them of \(file). Copy the folder again from where it came; nothing was restored."
    case .newer(let version):
      "The backup was made by Tocsin \(version), which is newer than this one. Restore it with that version; nothing was changed."
    case .different(let reason):
      "What was restored is not what was backed up: \(reason). It was taken away again."
    case .cannotRead(let path, let code):
      "\(path) cannot be read: \(systemReason(code))."
    case .cannotWrite(let path, let code) where [ENOSPC, EDQUOT, EFBIG].contains(code):
      "There is no room left to write \(path). Free some space and run the same command again; what was backed up before is whole."
    case .cannotWrite(let path, let code):
      "\(path) cannot be written: \(systemReason(code))."
    }
  }
}
