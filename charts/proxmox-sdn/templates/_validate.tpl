{{/* Fails on mistakes that the values' schema cannot find. */}}
{{- define "proxmox-sdn.validate" -}}
{{- if not .Values.zones }}
{{- fail "zones is empty: add at least one SDN zone, or leave this chart out." }}
{{- end }}
{{- if include "proxmox-sdn.hasJobs" . }}
{{- if not .Values.network }}
{{- fail "network is missing: set it to the name of the network, which marks its VNets." }}
{{- end }}
{{- if not .Values.api.hosts }}
{{- fail "api.hosts is empty: add every Proxmox host, or disable drift and reconcile." }}
{{- end }}
{{- range .Values.api.hosts }}
{{- if not (or .fingerprint $.Values.api.ca) }}
{{- fail (printf "api.hosts: %s has no fingerprint, and api.ca is empty: set one of them, so that the host can be verified." .name) }}
{{- end }}
{{- end }}
{{- if not .Values.api.credentials.existingSecret }}
{{- fail "api.credentials.existingSecret is missing: set it to the Secret that holds the API token of Proxmox." }}
{{- end }}
{{- end }}
{{- end }}
