/**
 * What the shells run when Tab is pressed. Each asks `countersign complete -- WORDS…`, with the word under the cursor last, and
 * gets one candidate a line: the word, a tab, what it means; a line that begins with `:` is for other shells.
 *
 * The words are handed over as they are and never evaluated: a command substitution that stands on the line must not run.
 * They need nothing beside the shell, and may be read twice. With no candidate, files are offered.
 */
export const completionScripts: Readonly<Record<'bash' | 'zsh' | 'fish', string>> = {
  bash: String.raw`# bash completion for countersign
__countersign_complete() {
  local word description
  COMPREPLY=()
  while IFS=$'\t' read -r word description; do
    case $word in
      :*) ;;
      "${'$'}{COMP_WORDS[COMP_CWORD]}"*) COMPREPLY+=("$word") ;;
    esac
  done < <(countersign complete -- "${'$'}{COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F __countersign_complete countersign
`,
  zsh: String.raw`#compdef countersign
# zsh completion for countersign
_countersign() {
  local word description
  local -a found
  while IFS=$'\t' read -r word description; do
    [[ -z $word || $word == :* ]] || found+=("${'$'}{word//:/\\:}:$description")
  done < <(countersign complete -- "${'$'}{(@)words[2,CURRENT]}" 2>/dev/null)
  if (( $#found )); then
    _describe countersign found
  else
    _files
  fi
}
if [[ $funcstack[1] == _countersign ]]; then
  _countersign "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _countersign countersign
fi
`,
  fish: String.raw`# fish completion for countersign
function __countersign_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -e words[1]
    set -l current (commandline --current-token --cut-at-cursor)
    set -l found (countersign complete -- $words "$current" 2>/dev/null | string match --invert --regex '^(:|$)')
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete --command countersign --no-files --arguments '(__countersign_complete)'
`,
};
