{{/* Runs every check, so that one run shows everything that fails. */}}
{{- define "network-model.script" -}}
failed=0
ask() {
  if "$@" >/dev/null 2>&1; then echo "ok     $*"; else echo "FAILED $*"; failed=1; fi
}
while [ "$#" -gt 0 ]; do
  case "$1" in
    resolve) ask nslookup "$2"; shift 2 ;;
    connect) ask nc -z -w 5 "$2" "$3"; shift 3 ;;
  esac
done
exit "$failed"
{{- end }}
