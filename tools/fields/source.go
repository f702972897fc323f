package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// The packages whose types are read, by import path; the value is the package's short name in the table.
var packages = map[string]string{
	"k8s.io/api/apps/v1":                   "apps",
	"k8s.io/api/autoscaling/v2":            "autoscaling",
	"k8s.io/api/batch/v1":                  "batch",
	"k8s.io/api/core/v1":                   "core",
	"k8s.io/api/networking/v1":             "networking",
	"k8s.io/api/policy/v1":                 "policy",
	"k8s.io/apimachinery/pkg/apis/meta/v1": "meta",
	"k8s.io/apimachinery/pkg/api/resource": "resource",
	"k8s.io/apimachinery/pkg/runtime":      "runtime",
	"k8s.io/apimachinery/pkg/types":        "types",
	"k8s.io/apimachinery/pkg/util/intstr":  "intstr",
}

var roots = []string{
	"apps.Deployment", "apps.StatefulSet", "apps.DaemonSet", "apps.ReplicaSet",
	"autoscaling.HorizontalPodAutoscaler", "batch.Job", "batch.CronJob",
	"core.Pod", "core.ConfigMap", "core.Secret", "core.Service", "core.ServiceAccount", "core.Namespace",
	"core.PersistentVolumeClaim", "networking.Ingress", "networking.NetworkPolicy", "policy.PodDisruptionBudget",
}

// Types with a JSON form of their own, which the model treats as values.
var leaves = map[string]bool{
	"meta.Time": true, "meta.MicroTime": true, "meta.FieldsV1": true, "resource.Quantity": true,
	"intstr.IntOrString": true, "runtime.RawExtension": true,
}

type declaration struct {
	pkg     string
	spec    *ast.TypeSpec
	doc     string
	imports map[string]string
}

type source map[string]declaration

// load parses one release's type declarations. `go mod download` fetches what is not in the module cache.
func load(version string) (source, error) {
	types := source{}
	for _, module := range []string{"k8s.io/api", "k8s.io/apimachinery"} {
		dir, err := download(module + "@" + version)
		if err != nil {
			return nil, err
		}
		for path, short := range packages {
			if rest, ok := strings.CutPrefix(path, module+"/"); ok {
				if err := types.parse(filepath.Join(dir, rest), short); err != nil {
					return nil, err
				}
			}
		}
	}
	return types, nil
}

func download(module string) (string, error) {
	out, err := exec.Command("go", "mod", "download", "-json", module).Output()
	if err != nil {
		return "", fmt.Errorf("go mod download %s: %w", module, err)
	}
	var answer struct{ Dir string }
	err = json.Unmarshal(out, &answer)
	return answer.Dir, err
}

func (s source) parse(dir, short string) error {
	notTest := func(info fs.FileInfo) bool { return !strings.HasSuffix(info.Name(), "_test.go") }
	parsed, err := parser.ParseDir(token.NewFileSet(), dir, notTest, parser.ParseComments)
	if err != nil {
		return err
	}
	for _, pkg := range parsed {
		for _, file := range pkg.Files {
			imports := importsOf(file)
			for _, decl := range file.Decls {
				general, ok := decl.(*ast.GenDecl)
				if !ok || general.Tok != token.TYPE {
					continue
				}
				for _, spec := range general.Specs {
					typed := spec.(*ast.TypeSpec)
					doc := commentText(general.Doc) + commentText(typed.Doc)
					s[short+"."+typed.Name.Name] = declaration{short, typed, doc, imports}
				}
			}
		}
	}
	return nil
}

func importsOf(file *ast.File) map[string]string {
	imports := map[string]string{}
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		name := path[strings.LastIndex(path, "/")+1:]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imports[name] = packages[path]
	}
	return imports
}

func commentText(group *ast.CommentGroup) string {
	if group == nil {
		return ""
	}
	var text strings.Builder
	for _, comment := range group.List {
		text.WriteString(comment.Text + "\n")
	}
	return text.String()
}
