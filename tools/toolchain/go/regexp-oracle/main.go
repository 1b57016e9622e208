// regexp-oracle says what Go's own regexp package makes of patterns, for tests of packages/go-regexp.
//
// It reads one JSON object a line, {"pattern": "…", "inputs": ["…"]}, and answers each with one,
// {"error": "…", "matches": [true]}: the error is empty where the pattern compiles, as cloudflared and Traefik compile
// theirs, and matches are unanchored. With the argument "names" it prints the names that \p{…} knows instead, each
// with its spelling in package unicode; with "version" that of Go.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
	"runtime"
	"sort"
	"strings"
	"unicode"
)

type question struct {
	Pattern string   `json:"pattern"`
	Inputs  []string `json:"inputs"`
}

type answer struct {
	Error   string `json:"error"`
	Matches []bool `json:"matches"`
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if len(os.Args) > 1 && os.Args[1] == "names" {
		fail(encoder.Encode(names()))
		return
	}
	if len(os.Args) > 1 && os.Args[1] == "version" {
		fail(encoder.Encode(runtime.Version()))
		return
	}
	in := json.NewDecoder(bufio.NewReader(os.Stdin))
	for in.More() {
		var asked question
		fail(in.Decode(&asked))
		fail(encoder.Encode(ask(asked)))
	}
}

func ask(asked question) answer {
	compiled, err := regexp.Compile(asked.Pattern)
	if err != nil {
		return answer{Error: err.Error(), Matches: []bool{}}
	}
	matches := make([]bool, 0, len(asked.Inputs))
	for _, input := range asked.Inputs {
		matches = append(matches, compiled.MatchString(input))
	}
	return answer{Matches: matches}
}

// names gives every name that regexp accepts, without case, spaces, hyphens and underscores, and what it stands for.
func names() map[string]string {
	known := map[string]string{"any": "Any", "assigned": "Assigned", "ascii": "Ascii", "lc": "Lc"}
	add := func(name, meaning string) {
		if _, err := regexp.Compile(`\p{` + name + `}`); err == nil {
			if _, taken := known[canonical(name)]; !taken {
				known[canonical(name)] = meaning
			}
		}
	}
	for _, name := range sorted(unicode.Categories) {
		add(name, name)
	}
	for _, name := range sorted(unicode.Scripts) {
		add(name, name)
	}
	for _, alias := range sorted(unicode.CategoryAliases) {
		add(alias, unicode.CategoryAliases[alias])
	}
	return known
}

func canonical(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(name))
}

func sorted[T any](table map[string]T) []string {
	keys := make([]string, 0, len(table))
	for key := range table {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

func fail(err error) {
	if err != nil {
		panic(err)
	}
}
