{{/* The text of config.yaml: where the files are mounted, and the values' own configuration. */}}
{{- define "tunnel.config" -}}
tunnel: {{ .Values.tunnelId | quote }}
{{- if not .Values.token }}
credentials-file: /etc/cloudflared/credentials/credentials.json
{{- end }}
metrics: 0.0.0.0:2000
grace-period: 30s
{{ toYaml .Values.config }}
{{- end }}
