package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCmd struct {
	Shell string `arg:"" help:"bash, zsh or fish." enum:"bash,zsh,fish"`
}

// Run prints a script for the shell; it completes commands and flags, and file names everywhere else.
func (c *completionCmd) Run(s *streams, k *kong.Context) error {
	words := wordLists(k.Model.Node, "")
	switch c.Shell {
	case "fish":
		return writeFish(s.stdout, words)
	case "zsh":
		return writeScript(s.stdout, words, zshScript)
	}
	return writeScript(s.stdout, words, bashScript)
}

// A wordList is what may follow a command.
type wordList struct {
	command string // "" is the program, "config init" a command of a command
	words   []string
}

func wordLists(n *kong.Node, command string) []wordList {
	own := wordList{command: command}
	var below []wordList
	for _, child := range n.Children {
		if child.Type == kong.CommandNode && !child.Hidden {
			own.words = append(own.words, child.Name)
			below = append(below, wordLists(child, strings.TrimSpace(command+" "+child.Name))...)
		}
	}
	for _, arg := range n.Positional {
		if arg.Enum != "" {
			own.words = append(own.words, arg.EnumSlice()...)
		}
	}
	for _, group := range n.AllFlags(true) {
		for _, f := range group {
			own.words = append(own.words, "--"+f.Name)
		}
	}
	slices.Sort(own.words)
	own.words = slices.Compact(own.words)
	return append([]wordList{own}, below...)
}

// The scripts look for the command among the words before the one to complete, then offer its words. The verbs stand for the words
// that begin a command, and for the lists, in the shell's own tongue of which both read the same.
const (
	bashScript = `_dedupe() {
	local command="" word offer=""
	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
%s	done
%s	COMPREPLY=($(compgen -W "$offer" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _dedupe dedupe
`
	// zsh runs the script as the function itself where it is found in the fpath.
	zshScript = `#compdef dedupe
_dedupe() {
	local command="" word offer=""
	for word in "${(@)words[2,CURRENT-1]}"; do
%s	done
%s	compadd -- ${=offer}
	_files
}
if [ "$funcstack[1]" = _dedupe ]; then _dedupe "$@"; else compdef _dedupe dedupe; fi
`
)

func writeScript(w io.Writer, lists []wordList, script string) error {
	var commands []string
	var offers strings.Builder
	for i, l := range lists {
		if i > 0 {
			commands = append(commands, fmt.Sprintf("%q", l.command))
		}
		fmt.Fprintf(&offers, "\t%q) offer=%q ;;\n", l.command, strings.Join(l.words, " "))
	}
	found := fmt.Sprintf("\t\tcase \"${command:+$command }$word\" in\n\t\t%s) command=\"${command:+$command }$word\" ;;\n\t\tesac\n", strings.Join(commands, " | "))
	_, err := fmt.Fprintf(w, script, found, "\tcase \"$command\" in\n"+offers.String()+"\tesac\n")
	return err
}

func writeFish(w io.Writer, lists []wordList) error {
	var b strings.Builder
	for _, l := range lists {
		condition := "__fish_use_subcommand"
		if l.command != "" {
			var seen []string
			for _, word := range strings.Fields(l.command) {
				seen = append(seen, "__fish_seen_subcommand_from "+word)
			}
			condition = strings.Join(seen, "; and ")
		}
		for _, word := range l.words {
			if flag, ok := strings.CutPrefix(word, "--"); ok {
				fmt.Fprintf(&b, "complete -c dedupe -n '%s' -l %s\n", condition, flag)
			} else {
				fmt.Fprintf(&b, "complete -c dedupe -n '%s' -a %s\n", condition, word)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
