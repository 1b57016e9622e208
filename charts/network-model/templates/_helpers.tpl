{{/* Labels of every object of the chart. */}}
{{- define "network-model.labels" -}}
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

{{/* The image, from the mirror where there is one. */}}
{{- define "network-model.image" -}}
{{- with (.Values.global).imageRegistry }}{{ . }}/{{ end }}
{{- .Values.helmTest.image.repository }}
{{- with .Values.helmTest.image.tag }}:{{ . }}{{ end }}
{{- with .Values.helmTest.image.digest }}@{{ . }}{{ end }}
{{- end }}
