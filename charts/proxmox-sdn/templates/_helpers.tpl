{{/* Labels of every object. */}}
{{- define "proxmox-sdn.labels" -}}
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

{{/* The label of the pods of both jobs. */}}
{{- define "proxmox-sdn.selector" -}}
app: proxmox-sdn
{{- end }}

{{/* The image, from the mirror if one is set. */}}
{{- define "proxmox-sdn.image" -}}
{{- with (.Values.global).imageRegistry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.tag }}:{{ . }}{{ end }}
{{- with .Values.image.digest }}@{{ . }}{{ end }}
{{- end }}
