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
	if c.Shell == "fish" {
		return writeFish(s.stdout, words)
	}
	if c.Shell == "zsh" {
		fmt.Fprint(s.stdout, "#compdef dedupe\nautoload -U +X bashcompinit && bashcompinit\n\n")
	}
	return writeBash(s.stdout, words)
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
	for _, group := range n.AllFlags(true) {
		for _, f := range group {
			own.words = append(own.words, "--"+f.Name)
		}
	}
	slices.Sort(own.words)
	own.words = slices.Compact(own.words)
	return append([]wordList{own}, below...)
}

func writeBash(w io.Writer, lists []wordList) error {
	var b strings.Builder
	b.WriteString("_dedupe() {\n\tlocal command=\"\" word words=\"\"\n")
	b.WriteString("\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n\t\tcase \"${command:+$command }$word\" in\n")
	var commands []string
	for _, l := range lists[1:] {
		commands = append(commands, "\""+l.command+"\"")
	}
	fmt.Fprintf(&b, "\t\t%s) command=\"${command:+$command }$word\" ;;\n\t\tesac\n\tdone\n\tcase \"$command\" in\n", strings.Join(commands, " | "))
	for _, l := range lists {
		fmt.Fprintf(&b, "\t%q) words=%q ;;\n", l.command, strings.Join(l.words, " "))
	}
	b.WriteString("\tesac\n\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n}\n")
	b.WriteString("complete -o default -F _dedupe dedupe\n")
	_, err := io.WriteString(w, b.String())
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
