// Command fields writes lib/kubernetes/fields/table.ts: every field of the API types that the model reads, in Go's
// order, for each Kubernetes minor named in versions.txt. Give it the output file.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: fields VERSIONS_FILE OUTPUT_FILE"))
	}
	versions, err := readVersions(os.Args[1])
	fail(err)
	var minors []string
	merged := table{}
	for _, version := range versions {
		minor := minorOf(version)
		source, err := load(version)
		fail(err)
		types, err := source.reach(roots)
		fail(err)
		minors = append(minors, minor)
		merged.add(len(minors)-1, types)
		fmt.Fprintf(os.Stderr, "%s: %d types\n", version, len(types))
	}
	text, err := merged.print(minors)
	fail(err)
	fail(os.WriteFile(os.Args[2], []byte(text), 0o644))
}

func readVersions(path string) ([]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var versions []string
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if line := strings.TrimSpace(lines.Text()); line != "" && !strings.HasPrefix(line, "#") {
			versions = append(versions, line)
		}
	}
	return versions, nil
}

// minorOf turns v0.36.3 of k8s.io/api into Kubernetes' own 1.36.
func minorOf(version string) string {
	return "1." + strings.Split(version, ".")[1]
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "fields:", err)
		os.Exit(1)
	}
}
