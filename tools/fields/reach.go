package main

import (
	"fmt"
	"go/ast"
	"reflect"
	"regexp"
	"strconv"
	"strings"
)

// definition is one type: the rows of a struct, or the one row `= TYPE` of another name for a type.
type definition struct{ rows []string }

// reach collects the roots and every type that their fields lead to. A status is left out: the model never reads one.
func (s source) reach(roots []string) (map[string]definition, error) {
	found := map[string]definition{}
	queue := append([]string{}, roots...)
	for len(queue) > 0 {
		name := queue[0]
		queue = queue[1:]
		if _, done := found[name]; done || leaves[name] {
			continue
		}
		declared, ok := s[name]
		if !ok {
			return nil, fmt.Errorf("type %s is not declared in the packages read", name)
		}
		structure, ok := declared.spec.Type.(*ast.StructType)
		if !ok {
			text, uses := declared.typeText(declared.spec.Type)
			found[name] = definition{[]string{"= " + text}}
			queue = append(queue, uses...)
			continue
		}
		rows := []string{}
		if value := marker(declared.doc, "structType"); value != "" {
			rows = append(rows, "@ "+value)
		}
		for _, field := range structure.Fields.List {
			row, uses := declared.row(field)
			rows = append(rows, row)
			queue = append(queue, uses...)
		}
		found[name] = definition{rows}
	}
	return found, nil
}

func (d declaration) row(field *ast.Field) (string, []string) {
	text, uses := d.typeText(field.Type)
	tag := ""
	if field.Tag != nil {
		tag, _ = strconv.Unquote(field.Tag.Value)
	}
	tags := reflect.StructTag(tag)
	name, json := text[strings.LastIndex(text, ".")+1:], tags.Get("json")
	if len(field.Names) > 0 {
		name = field.Names[0].Name
	}
	if json == "" {
		json = ",inline"
	}
	if name == "Status" {
		text, uses = "any", nil
	}
	parts := []string{name, json, text}
	if strategy := tags.Get("patchStrategy"); strategy != "" {
		parts = append(parts, "patch="+strategy)
	}
	if key := tags.Get("patchMergeKey"); key != "" {
		parts = append(parts, "key="+key)
	}
	doc := commentText(field.Doc)
	for _, kind := range []string{"listType", "mapType", "structType"} {
		if value := marker(doc, kind); value != "" && !(kind == "listType" && value == "atomic") {
			parts = append(parts, strings.TrimSuffix(kind, "Type")+"="+value)
		}
	}
	for _, key := range listKeys.FindAllStringSubmatch(doc, -1) {
		parts = append(parts, "by="+key[1])
	}
	return strings.Join(parts, " "), uses
}

var listKeys = regexp.MustCompile(`(?m)^//\s*\+listMapKey=(\w+)`)

func marker(doc, name string) string {
	match := regexp.MustCompile(`(?m)^//\s*\+` + name + `=(\w+)`).FindStringSubmatch(doc)
	if match == nil {
		return ""
	}
	return match[1]
}

func (d declaration) typeText(expression ast.Expr) (string, []string) {
	switch typed := expression.(type) {
	case *ast.StarExpr:
		text, uses := d.typeText(typed.X)
		return "*" + text, uses
	case *ast.ArrayType:
		text, uses := d.typeText(typed.Elt)
		return "[]" + text, uses
	case *ast.MapType:
		key, keyUses := d.typeText(typed.Key)
		value, uses := d.typeText(typed.Value)
		return "map[" + key + "]" + value, append(keyUses, uses...)
	case *ast.SelectorExpr:
		pkg := d.imports[typed.X.(*ast.Ident).Name]
		if pkg == "" {
			return "any", nil
		}
		name := pkg + "." + typed.Sel.Name
		return name, []string{name}
	case *ast.Ident:
		if ast.IsExported(typed.Name) {
			name := d.pkg + "." + typed.Name
			return name, []string{name}
		}
		return typed.Name, nil
	}
	panic(fmt.Sprintf("a type the table has no word for: %T", expression))
}
