package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

var (
	shellBlock   = regexp.MustCompile("(?ms)^```sh\n(.*?)^```")
	expectedExit = regexp.MustCompile(`#\s+exit (\d)\S*`)
	confidence   = regexp.MustCompile(`confidence [\d.]+`) // is calibrated anew with the rules
)

const (
	ferry92 = "The ferry was carrying 92 people when it sank off Lindau on Tuesday, the coast guard said.\n"
	ferry74 = "The ferry was carrying 74 people when it sank off Lindau on Tuesday, police said.\n"
)

// corpusFolder is a repository with two reports in corpus/ and two new ones, one of which contradicts.
func corpusFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"corpus/ferry.txt": ferry92, "corpus/library.txt": "The council of Bregenz voted on Monday to close the public library for eleven months of repairs.\n",
		"new/ferry.txt": ferry74, "new/school.txt": "A school in Dornbirn opens its new hall on Friday with a concert.\n",
	} {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
	}
	shell(t, dir, 0, "git init -q -b main . && git add corpus && git -c user.name=T -c user.email=t@example.com commit -qm corpus")
	return dir
}

// shell runs a script in a folder and holds its exit code against the one given.
func shell(t *testing.T, dir string, want int, script string, env ...string) string {
	t.Helper()
	cmd := exec.Command("bash", "-c", script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), append([]string{"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1"}, env...)...)
	out, err := cmd.CombinedOutput()
	require.Equal(t, want, cmd.ProcessState.ExitCode(), "%s\n%s%v", script, out, err)
	return string(out)
}

// TestRecipes runs every shell block of docs/ci.md in one folder, line by line, each with the exit code that its comment tells.
func TestRecipes(t *testing.T) {
	page, err := os.ReadFile("../../docs/ci.md")
	require.NoError(t, err)
	dir := corpusFolder(t)
	blocks := shellBlock.FindAllStringSubmatch(string(page), -1)
	require.NotEmpty(t, blocks)
	sample := regexp.MustCompile("(?ms)^```text\n(.*?)^```").FindStringSubmatch(string(page))[1]
	for k, block := range blocks {
		for i, command := range commands(block[1]) {
			want := 0
			if m := expectedExit.FindStringSubmatch(command); m != nil {
				want, err = strconv.Atoi(m[1])
				require.NoError(t, err)
			}
			if out := shell(t, dir, want, command); k == 0 && i == 0 {
				require.Contains(t, confidence.ReplaceAllString(out, ""), confidence.ReplaceAllString(sample, ""))
			}
		}
	}
	for _, block := range regexp.MustCompile("(?ms)^```yaml\n(.*?)^```").FindAllStringSubmatch(string(page), -1) {
		var value map[string]any
		require.NoError(t, yaml.Unmarshal([]byte(block[1]), &value), block[1])
	}
	for _, name := range []string{".dedupe.yaml", "known.jsonl", "dedupe.sarif", "junit.xml", "check.json", "summary.md", "report.html", "findings.csv", "claims.csv"} {
		require.FileExists(t, filepath.Join(dir, name))
	}
}

// commands parts a block into commands; a here-document belongs to the one before.
func commands(block string) []string {
	var out []string
	open := false
	for line := range strings.Lines(block) {
		if open {
			out[len(out)-1] += line
			open = strings.TrimSpace(line) != "END"
			continue
		}
		out = append(out, line)
		open = strings.Contains(line, "<<'END'")
	}
	return out
}

type compositeAction struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct{ Steps []actionStep }
}

type actionStep struct{ Name, ID, Shell, Run, Uses, If string }

func readAction(t *testing.T) *compositeAction {
	data, err := os.ReadFile("../../action.yml")
	require.NoError(t, err)
	var action compositeAction
	require.NoError(t, yaml.Unmarshal(data, &action))
	return &action
}

// TestActionBuilds runs the step that builds the program, from another folder and into one that is not there.
func TestActionBuilds(t *testing.T) {
	action := readAction(t)
	k := slices.IndexFunc(action.Runs.Steps, func(s actionStep) bool { return s.Name == "Build dedupe" })
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	bin := filepath.Join(t.TempDir(), "dedupe-bin")
	shell(t, t.TempDir(), 0, "set -eo pipefail\n"+action.Runs.Steps[k].Run, "ACTION_PATH="+root, "BIN="+bin, "CGO_ENABLED=0")
	require.Contains(t, shell(t, bin, 0, "./dedupe version"), "dedupe ")
}

// TestAction runs the step of action.yml that checks as the runner would, with inputs as variables.
func TestAction(t *testing.T) {
	action := readAction(t)
	binary, err := exec.LookPath("dedupe")
	require.NoError(t, err)
	script := ""
	for _, step := range action.Runs.Steps {
		require.NotContains(t, step.Run, "${{", "an expression in a script is code that an input writes")
		if step.Uses != "" {
			require.Regexp(t, `@[0-9a-f]{40}$`, step.Uses, "actions are pinned by commit")
		}
		if strings.HasPrefix(step.Uses, "actions/upload-artifact@") {
			require.Contains(t, step.If, "always()")
		}
		if step.ID == "check" {
			script = step.Run
		}
	}
	for name, c := range map[string]struct {
		code    int
		env     []string
		outputs string
	}{
		"against": {1, []string{"IN_PATHS=new\n", "IN_AGAINST=corpus\n"}, "passed=false\nnew=1\ntotal=1\nfailing=1\ncontradictions=1\nreport-path=out dir/report.html\n"},
		"since":   {4, []string{"IN_PATHS=corpus", "IN_SINCE=HEAD"}, "passed=false\nnew=0\ntotal=0\nfailing=0\ncontradictions=0\nreport-path=out dir/report.html\n"},
		"args":    {0, []string{"IN_PATHS=corpus", "IN_SINCE=HEAD", "IN_ARGS=--allow-empty  --strict"}, "passed=true\nnew=0\ntotal=0\nfailing=0\ncontradictions=0\nreport-path=out dir/report.html\n"},
		"hostile": {2, []string{"IN_PATHS=$(touch pwned); touch pwned"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := corpusFolder(t)
			require.NoError(t, os.Mkdir(filepath.Join(dir, "out dir"), 0o777))
			require.NoError(t, os.WriteFile(filepath.Join(dir, "out dir", "outputs.txt"), []byte("new=7\n"), 0o666), "of an earlier step")
			env := []string{"BIN=" + filepath.Dir(binary), "IN_DIR=out dir", "GITHUB_OUTPUT=" + dir + "/output", "GITHUB_STEP_SUMMARY=" + dir + "/summary"}
			for _, in := range []string{"IN_PATHS", "IN_AGAINST", "IN_SINCE", "IN_CONFIG", "IN_ARGS"} {
				env = append(env, in+"=")
			}
			log := shell(t, dir, c.code, "set -eo pipefail\n"+script, append(env, c.env...)...)
			output, err := os.ReadFile(filepath.Join(dir, "output"))
			require.Equal(t, c.outputs == "", os.IsNotExist(err))
			require.Equal(t, c.outputs, string(output))
			require.NoFileExists(t, filepath.Join(dir, "pwned"))
			if c.code == 1 {
				require.Contains(t, log, "::error file=new/ferry.txt,line=1")
				require.FileExists(t, filepath.Join(dir, "out dir", "dedupe.sarif"))
				require.FileExists(t, filepath.Join(dir, "summary"))
			}
		})
	}
	for name := range action.Outputs {
		require.True(t, strings.Contains(script, name+"=") || slices.Contains([]string{"new", "total", "contradictions"}, name), "output %s is never set", name)
	}
}

// The hook takes no list of files: it would be run in pieces, and what is in two pieces never compared.
func TestPreCommitHook(t *testing.T) {
	data, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	require.NoError(t, err)
	var hooks []struct {
		ID, Entry     string
		PassFilenames *bool `yaml:"pass_filenames"`
	}
	require.NoError(t, yaml.Unmarshal(data, &hooks))
	require.Len(t, hooks, 1)
	require.NotNil(t, hooks[0].PassFilenames)
	require.False(t, *hooks[0].PassFilenames)
	dir := corpusFolder(t)
	shell(t, dir, 0, hooks[0].Entry+" corpus")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "corpus", "new.txt"), []byte(ferry74), 0o666))
	shell(t, dir, 1, "git add corpus && "+hooks[0].Entry+" corpus")
}
