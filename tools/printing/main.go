// Command printing reads pod templates, a JSON document a line, and prints each as Kubernetes prints it for its hash,
// after a trip through protobuf as from the API server to a controller. It is built against a release of k8s.io/api.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/davecgh/go-spew/spew"
	core "k8s.io/api/core/v1"
)

var printer = spew.ConfigState{
	Indent: " ", SortKeys: true, DisableMethods: true, SpewKeys: true,
	DisablePointerAddresses: true, DisableCapacities: true,
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var given, stored core.PodTemplateSpec
		fail(json.Unmarshal(lines.Bytes(), &given))
		bytes, err := given.Marshal()
		fail(err)
		fail(stored.Unmarshal(bytes))
		fail(json.NewEncoder(os.Stdout).Encode(printer.Sprintf("%#v", stored)))
	}
	fail(lines.Err())
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "printing:", err)
		os.Exit(1)
	}
}
