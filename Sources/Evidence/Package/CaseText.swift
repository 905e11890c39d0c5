/// What an exported folder says about itself.
enum CaseText {
  static func readme(_ case_: CaseFolder.Description) -> String {
    """
    \(case_.title)
    Exported as “\(case_.name)” by \(case_.by), with \(case_.software).\(case_.purpose.isEmpty ? "" : "\nFor: \(case_.purpose)")

    WHAT THIS IS
      findings/        what was observed, with the reasons and their thresholds (JSON)
      case/            what a team concluded from it: its history, and every assessment and approval by itself (if any)
      captures.wacz    what was fetched or read, byte for byte; opens at replayweb.page without leaving your computer
      custody.jsonl    who had it: every capture, access and export
      erasures.jsonl   what was erased, when, by whom and why (if anything was)
      certificates/    who servers said they were, in PEM (if any were fetched by TLS)
      manifest.sha256  the hash of each of these files
      entries/         one file for each thing that was logged (.json), and the proof that the log has it (.tlog-proof)
      log/             the log's signed checkpoint, and its public keys
      stamps/          what time stamping authorities say of the checkpoint (.tsr); checkpoint.tsq is what to ask them

    HOW TO CHECK IT
      bash check.sh             with coreutils and openssl alone (Debian, Ubuntu, Fedora have them)
      tocsin verify FOLDER      the same and more: forks, clocks, rotated keys, the archive's index

    Before you rely on it, compare the log's key (log/keys.txt) with the one that the team published elsewhere, or read it
    to each other by telephone. A key in this folder proves nothing about who made the folder.

    TO STAMP IT LATER
      curl -H "Content-Type: application/timestamp-query" --data-binary @stamps/checkpoint.tsq AUTHORITY > stamps/NAME.tsr
      and put the authority's root certificate beside it as stamps/NAME.pem

    WHAT IT PROVES
      That these bytes are the ones that were logged, in this order, and were not altered since; that they existed when an
      authority stamped them; that the witnesses who signed saw the same log as you.
    WHAT IT DOES NOT PROVE
      That what a page says is true; who wrote it; that the server showed everybody the same; anything about the time
      before the stamp, for which there is only the word of who exported it.

    """
  }

  /// Twenty lines at most, so that who runs it can read it first.
  static let script = #"""
    #!/bin/bash
    # Checks this folder with coreutils and openssl alone; stops at the first thing that is wrong.
    set -euo pipefail; shopt -s nullglob; cd "$(dirname "$0")"; trap 'echo "NOT VALID (line $LINENO)"' ERR
    hex() { basenc --base16 -w0; }; digest() { openssl dgst -sha256 -binary | hex; }
    node() { printf '01%s%s' "$1" "$2" | basenc --base16 -d | digest; }
    sha256sum --quiet --strict -c manifest.sha256
    [ "$(find . -type f ! -path './entries/*' ! -path './log/*' ! -path './stamps/*' | wc -l)" = $(($(wc -l <manifest.sha256) + 1)) ]
    sed '/^$/,$d' log/checkpoint | cmp - log/checkpoint.txt
    awk '/^—/ {print $3; exit}' log/checkpoint | base64 -d | tail -c 64 |
      openssl pkeyutl -verify -pubin -inkey log/key.pem -rawin -in log/checkpoint.txt -sigfile /dev/stdin
    size=$(sed -n 2p log/checkpoint.txt); root=$(sed -n 3p log/checkpoint.txt | base64 -d | hex)
    for p in entries/*.json; do q=${p%.json}.tlog-proof; i=$(sed -n 's/^index //p' "$q"); n=$((size - 1))
      r=$({ printf '\0'; openssl dgst -sha256 -binary "$p"; } | digest)
      for h in $(sed -n '/^index/,/^$/{//!p}' "$q"); do h=$(base64 -d <<<"$h" | hex)
        if ((i % 2 == 1 || i == n)); then r=$(node "$h" "$r"); while ((i % 2 == 0 && i > 0)); do i=$((i / 2)) n=$((n / 2)); done
        else r=$(node "$r" "$h"); fi; i=$((i / 2)) n=$((n / 2)); done; [ "$n$r" = "0$root" ]; done
    count=0; grep -lq "$(sha256sum <manifest.sha256 | cut -c1-64)" entries/*.json
    for s in stamps/*.tsr; do count=$((count + 1)); openssl ts -verify -data log/checkpoint.txt -in "$s" -CAfile "${s%.tsr}.pem"; done
    echo "All checked: $(ls entries/*.json | wc -l) entries, $count stamps."

    """#
}
