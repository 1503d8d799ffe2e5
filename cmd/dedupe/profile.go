package main

import (
	"errors"
	"os"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
)

// profile is the hidden flags that show where a command's time and memory go.
type profile struct {
	CPUProfile string `hidden:"" name:"cpuprofile"`
	MemProfile string `hidden:"" name:"memprofile"`
	Trace      string `hidden:"" name:"trace"`
}

// start begins what the flags ask for; the function that it gives ends it. Without them no allocation is sampled.
func (p *profile) start() (stop func() error, err error) {
	if p.MemProfile == "" {
		runtime.MemProfileRate = 0
	}
	var ends []func() error
	begin := func(name string, start func(f *os.File) error, end func(f *os.File) error) error {
		if name == "" {
			return nil
		}
		f, err := os.Create(name)
		if err != nil {
			return err
		}
		if err := start(f); err != nil {
			return errors.Join(err, f.Close())
		}
		ends = append(ends, func() error { return errors.Join(end(f), f.Close()) })
		return nil
	}
	stop = func() error {
		var errs []error
		for _, end := range ends {
			errs = append(errs, end())
		}
		return errors.Join(errs...)
	}
	err = errors.Join(
		begin(p.CPUProfile, func(f *os.File) error { return pprof.StartCPUProfile(f) }, func(*os.File) error { pprof.StopCPUProfile(); return nil }),
		begin(p.Trace, func(f *os.File) error { return trace.Start(f) }, func(*os.File) error { trace.Stop(); return nil }),
		begin(p.MemProfile, func(*os.File) error { return nil }, func(f *os.File) error { runtime.GC(); return pprof.WriteHeapProfile(f) }),
	)
	return stop, err
}
