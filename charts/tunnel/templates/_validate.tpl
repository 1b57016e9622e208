{{/* Fails on what the values' schema cannot express. */}}
{{- define "tunnel.validate" -}}
{{- if not .Values.tunnelId }}
{{- fail "tunnelId is missing: set it to the UUID that `cloudflared tunnel create` printed." }}
{{- end }}
{{- $placeholder := or (hasPrefix "<" .Values.tunnelId) (eq .Values.tunnelId "00000000-0000-0000-0000-000000000000") }}
{{- if and $placeholder (not (.Values.global).allowPlaceholders) }}
{{- fail (printf "tunnelId is the placeholder %s: set it to the UUID that `cloudflared tunnel create` printed." .Values.tunnelId) }}
{{- end }}
{{- if not (or .Values.credentials.existingSecret .Values.token) }}
{{- fail "credentials.existingSecret is missing: set it to the Secret that holds the credentials file of the tunnel." }}
{{- end }}
{{- $last := last .Values.config.ingress }}
{{- if or $last.hostname $last.path }}
{{- fail "config.ingress has no catch-all: end it with `service: http_status:404`, or cloudflared does not start." }}
{{- end }}
{{- end }}
