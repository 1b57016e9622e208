{{/* The spec of the reconcile Job: immutable, so its name contains a hash of it. */}}
{{- define "proxmox-sdn.reconcile" -}}
backoffLimit: 3
activeDeadlineSeconds: 3600
podFailurePolicy:
  rules:
    - action: Ignore
      onPodConditions:
        - type: DisruptionTarget
          status: "True"
    # wrong arguments, a refused plan, a bug: a retry would fail again
    - action: FailJob
      onExitCodes:
        containerName: reconcile
        operator: In
        values: [2, 5, 70]
template:
  {{- include "proxmox-sdn.pod" (dict "root" . "mode" "reconcile") | nindent 2 }}
{{- end }}

{{/* A new Job for each change of the desired state, the program or the pod. */}}
{{- define "proxmox-sdn.reconcile.name" -}}
{{- $state := printf "%s\n%s\n%s" (include "proxmox-sdn.reconcile" .) (include "proxmox-sdn.data" .) (.Files.Get "files/reconcile.mjs") }}
{{- printf "proxmox-sdn-reconcile-%s" ($state | sha256sum | trunc 10) }}
{{- end }}
