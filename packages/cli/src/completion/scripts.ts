import type { CompletionShell } from './shells.ts';

/*
 * Each script asks `netloom complete`, whose first line says whether files fit as well, and each other one is a word, and after a
 * tab what it means. It runs the `netloom` of PATH, and not what stands in the line: a key is no consent to run a program.
 */

const BASH = String.raw`# The completion of netloom for bash.
_netloom() {
  local row files=
  COMPREPLY=()
  while IFS= read -r row; do
    if [ -z "$files" ]; then files=$row; else COMPREPLY+=("$row"); fi
  done < <(command netloom complete --bash -- "$COMP_WORDBREAKS" "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null </dev/null)
  if [ "$files" = files ]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r row; do COMPREPLY+=("$row"); done < <(compgen -f -- "$2")
  fi
}
complete -F _netloom netloom
`.replaceAll('\\$', '$');

const ZSH = String.raw`#compdef netloom
# The completion of netloom for zsh.
_netloom() {
  local row value
  local -a rows values
  rows=("\${(@f)$(command netloom complete -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null </dev/null)}")
  for row in "\${rows[@]:1}"; do
    value=\${\${row%%$'\t'*}//:/\\:}
    [[ $row == *$'\t'* ]] && value+=:\${row#*$'\t'}
    values+=("$value")
  done
  (( $#values )) && _describe netloom values
  [[ $rows[1] == files ]] && compset -P '--*='
  [[ $rows[1] == files ]] && _files
}
if [[ \${funcstack[1]} == _netloom ]]; then _netloom "$@"; else compdef _netloom netloom; fi
`.replaceAll('\\$', '$');

const FISH = String.raw`# The completion of netloom for fish.
function __netloom_complete
  set -l words (commandline --tokenize --cut-at-cursor --current-process)
  set -l current (commandline --current-token --cut-at-cursor)
  set -l rows (command netloom complete -- $words[2..-1] "$current" 2>/dev/null </dev/null)
  test (count $rows) -gt 1; and printf '%s\n' $rows[2..-1]
  test "$rows[1]" = files; and __fish_complete_path "$current"
end
complete --command netloom --no-files --arguments '(__netloom_complete)'
`;

/** The script that a shell reads to complete the command line of netloom. */
export const COMPLETION_SCRIPTS: Readonly<Record<CompletionShell, string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
};
