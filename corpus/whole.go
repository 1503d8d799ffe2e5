package corpus

import (
	"fmt"
	"io"
	"strings"
)

// whole reads a file that is one document.
func (r *reader) whole(in *input, kind format, at place) bool {
	at.record = 1
	raw, err := io.ReadAll(io.LimitReader(in, r.opt.MaxDocument+1))
	if err != nil {
		return r.emitProblem(failure(at, err))
	}
	if int64(len(raw)) > r.opt.MaxDocument {
		return r.emitProblem(at.problem(fmt.Sprintf("one document of more than %d bytes: skipped", r.opt.MaxDocument), largeHint))
	}
	return r.emit(func() []item {
		doc, problem := r.parseWhole(raw, kind, at)
		if doc != nil && kind == formatJSON {
			doc.Text = strings.Clone(doc.Text) // what else is in the file is not kept
		}
		return []item{{doc, problem}}
	})
}

// parseWhole makes a document of the bytes of a file.
func (r *reader) parseWhole(raw []byte, kind format, at place) (*Document, *Problem) {
	d := &draft{}
	switch kind {
	case formatJSON:
		return r.parseObject(raw, at)
	case formatHTML:
		if err := d.page(d.utf8OfPage(raw)); err != nil {
			return nil, at.problem(err.Error(), "save the page again, or its text as .txt")
		}
		if d.value[fieldText] == "" {
			return nil, at.problem("no main text was found in this page", "save its text as .txt")
		}
	case formatMarkdown:
		r.markdown(d, string(d.utf8(raw)))
	default:
		d.value[fieldText] = string(d.utf8(raw))
	}
	return r.document(d, at, "")
}
