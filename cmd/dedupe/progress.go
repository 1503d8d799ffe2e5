package main

import (
	"io"
	"os"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// progress draws one bar a stage on a terminal, with the time left where the total is known; in a pipe it draws nothing.
type progress struct {
	bars  *mpb.Progress
	bar   *mpb.Bar
	stage string
}

func newProgress(w io.Writer, quiet bool) *progress {
	f, ok := w.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return &progress{bars: mpb.New(mpb.WithOutput(w), mpb.WithWidth(40))}
}

func (p *progress) report(stage string, done, total int) {
	if p.bars == nil {
		return
	}
	if stage != p.stage {
		p.finish()
		p.stage = stage
		name := mpb.PrependDecorators(decor.Name(stage, decor.WC{W: 12, C: decor.DindentRight}))
		if total == 0 {
			p.bar = p.bars.AddSpinner(0, name, mpb.AppendDecorators(decor.CurrentNoUnit("%d")), mpb.BarRemoveOnComplete())
		} else {
			p.bar = p.bars.AddBar(int64(total), name, mpb.AppendDecorators(decor.CountersNoUnit("%d/%d "), decor.AverageETA(decor.ET_STYLE_GO, decor.WC{})), mpb.BarRemoveOnComplete())
		}
	}
	p.bar.SetCurrent(int64(done))
}

func (p *progress) finish() {
	if p.bar != nil {
		p.bar.SetTotal(-1, true)
		p.bar = nil
	}
}

func (p *progress) stop() {
	if p.bars != nil {
		p.finish()
		p.bars.Wait()
	}
}
