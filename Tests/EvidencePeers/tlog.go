// Holds a log that evidence-writer wrote against Go's own implementation of notes and trees (golang.org/x/mod/sumdb).
//
//	go run tlog.go FOLDER COUNT
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Println("FAILED:", err)
		os.Exit(1)
	}
}

func read(path string) string {
	data, err := os.ReadFile(path)
	must(err)
	return string(data)
}

func hashes(lines []string) (all []tlog.Hash) {
	for _, line := range lines {
		data, err := base64.StdEncoding.DecodeString(line)
		must(err)
		var hash tlog.Hash
		copy(hash[:], data)
		all = append(all, hash)
	}
	return all
}

func main() {
	folder := os.Args[1]
	count, err := strconv.ParseInt(os.Args[2], 10, 64)
	must(err)
	verifier, err := note.NewVerifier(strings.TrimSpace(read(folder + "/vkey")))
	must(err)
	signed, err := note.Open([]byte(read(folder+"/log/checkpoint")), note.VerifierList(verifier))
	must(err)
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root := hashes(lines[2:3])[0]
	if size != count {
		must(fmt.Errorf("the checkpoint has %d entries", size))
	}
	for number := int64(0); number < count; number++ {
		parts := strings.SplitN(read(fmt.Sprintf("%s/%d.tlog-proof", folder, number)), "\n\n", 2)
		_, err := note.Open([]byte(parts[1]), note.VerifierList(verifier))
		must(err)
		head := strings.Split(parts[0], "\n")
		if head[0] != "c2sp.org/tlog-proof@v1" || head[1] != fmt.Sprintf("index %d", number) {
			must(fmt.Errorf("the proof of %d does not begin as one", number))
		}
		leaf := tlog.RecordHash([]byte(read(fmt.Sprintf("%s/%d.entry", folder, number))))
		must(tlog.CheckRecord(hashes(head[2:]), size, root, number, leaf))
		if tlog.CheckRecord(hashes(head[2:]), size, root, number, tlog.RecordHash([]byte("other"))) == nil {
			must(fmt.Errorf("the proof of %d proves anything", number))
		}
	}
	for former := int64(1); former < count; former++ {
		all := hashes(strings.Split(read(fmt.Sprintf("%s/%d.consistency", folder, former)), "\n"))
		must(tlog.CheckTree(all[1:], size, root, former, all[0]))
	}
	fmt.Printf("Go's sumdb agrees: %d entries, %d earlier trees\n", count, count-1)
}
