package report

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"html/template"
	"io"
	"sync"

	"golang.org/x/text/transform"
)

//go:embed assets/*.html assets/*.css assets/script
var files embed.FS

// pageAssets are the parts of the page that no run changes. Policy names the hashes of Style and Script, so that a browser
// runs nothing else, whatever a text smuggles in, and loads nothing from anywhere.
type pageAssets struct {
	Policy string
	Style  template.CSS
	Script template.JS
}

var (
	assets    = sync.OnceValue(loadAssets)
	templates = sync.OnceValue(func() *template.Template {
		functions := template.FuncMap{"count": thousands, "plural": plural, "marked": marked}
		return template.Must(template.New("page.html").Funcs(functions).ParseFS(files, "assets/*.html"))
	})
)

// scripts are the parts of the script in the order in which they are joined.
var scripts = []string{"page", "query", "review", "filter", "save", "matrix", "diff", "keys", "start"}

func loadAssets() pageAssets {
	style := mustRead("assets/style.css")
	script := "\"use strict\";\n(function () {\n"
	for _, name := range scripts {
		script += mustRead("assets/script/" + name + ".js")
	}
	script += "})();\n"
	return pageAssets{
		Policy: "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script) +
			"'; img-src data:; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(style),
		Script: template.JS(script),
	}
}

// mustRead reads an embedded file, which is there or the program does not build.
func mustRead(name string) string {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// hash is the source expression of Content Security Policy Level 3, section 2.3.1.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// HTML writes the report as one self-contained page: no other file, no network, readable without its script.
// Long lists are cut and say so; the constants in limits.go bound the size.
func HTML(w io.Writer, r *Results) error {
	return execute(w, "page.html", newPage(r))
}

// writeReport writes the page of a run, or the index of its pages where there is too much for one.
func writeReport(w io.Writer, r *Results) error {
	if isLarge(r) {
		return writeIndex(w, r)
	}
	return HTML(w, r)
}

func execute(w io.Writer, name string, data any) error {
	safe := transform.NewWriter(w, harmless{})
	out := bufio.NewWriter(safe) // the template writes in scraps
	if err := templates().ExecuteTemplate(out, name, data); err != nil {
		return err
	}
	return errors.Join(out.Flush(), safe.Close())
}
