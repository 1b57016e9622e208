{{/* Labels of every object of the chart. */}}
{{- define "tunnel.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
app.kubernetes.io/name: {{ .Chart.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
app.kubernetes.io/part-of: netloom
{{- with (.Values.global).labels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The Deployment's selector, which is immutable. */}}
{{- define "tunnel.selector" -}}
app: cloudflared
{{- end }}

{{/* The image, from the mirror where there is one. */}}
{{- define "tunnel.image" -}}
{{- with (.Values.global).imageRegistry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.tag }}:{{ . }}{{ end }}
{{- with .Values.image.digest }}@{{ . }}{{ end }}
{{- end }}
