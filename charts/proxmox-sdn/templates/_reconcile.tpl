{{/* The spec of the reconcile Job: immutable, so that its name is made of it. */}}
{{- define "proxmox-sdn.reconcile" -}}
backoffLimit: 3
activeDeadlineSeconds: 3600
podFailurePolicy:
  rules:
    - action: Ignore
      onPodConditions:
        - type: DisruptionTarget
          status: "True"
    # arguments, a plan that is refused, a mistake of the program: nothing that a second try mends
    - action: FailJob
      onExitCodes:
        containerName: reconcile
        operator: In
        values: [2, 5, 70]
template:
  {{- include "proxmox-sdn.pod" (dict "root" . "mode" "reconcile") | nindent 2 }}
{{- end }}

{{/* One Job for each state: of what is desired, of the program, of the pod. */}}
{{- define "proxmox-sdn.reconcile.name" -}}
{{- $state := printf "%s\n%s\n%s" (include "proxmox-sdn.reconcile" .) (include "proxmox-sdn.data" .) (.Files.Get "files/reconcile.mjs") }}
{{- printf "proxmox-sdn-reconcile-%s" ($state | sha256sum | trunc 10) }}
{{- end }}
