{{/* The desired state, and what the jobs need to compare it. */}}
{{- define "proxmox-sdn.data" -}}
desired.json: |
  {{- pick .Values "version" "zones" "vnets" "subnets" "firewall" | toPrettyJson | nindent 2 }}
{{- if include "proxmox-sdn.hasJobs" . }}
jobs.json: |
  {{- pick .Values "network" "nodes" "api" "reconcile" | toPrettyJson | nindent 2 }}
{{- end }}
{{- end }}

{{/* Not empty where a job is enabled. */}}
{{- define "proxmox-sdn.hasJobs" -}}
{{- if or .Values.drift.enabled .Values.reconcile.enabled }}true{{ end }}
{{- end }}
