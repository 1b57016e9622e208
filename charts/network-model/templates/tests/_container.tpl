{{/* The container that runs the checks. */}}
{{- define "network-model.test" -}}
name: test
image: {{ include "network-model.image" . | quote }}
command: [sh, -c]
args:
  - |
    {{- include "network-model.script" . | nindent 4 }}
  - netloom-test
  {{- range .Values.helmTest.names }}
  - resolve
  - {{ . | quote }}
  {{- end }}
  {{- range .Values.helmTest.endpoints }}
  - connect
  - {{ .host | quote }}
  - {{ .port | quote }}
  {{- end }}
resources:
  requests: { cpu: 10m, memory: 16Mi }
  limits: { memory: 32Mi }
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}
