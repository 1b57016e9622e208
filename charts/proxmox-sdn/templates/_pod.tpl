{{/* The pod of a job: `root` is the chart's scope, `mode` the command of the bundle. Its ServiceAccount is allowed only the calls that the mode needs. */}}
{{- define "proxmox-sdn.pod" -}}
metadata:
  labels:
    {{- toYaml (merge (include "proxmox-sdn.selector" .root | fromYaml) ((.root.Values.global).labels | default dict)) | nindent 4 }}
spec:
  serviceAccountName: proxmox-sdn-{{ .mode }}
  automountServiceAccountToken: true
  enableServiceLinks: false
  restartPolicy: Never
  # an interrupted apply rolls back first
  terminationGracePeriodSeconds: 120
  {{- with (.root.Values.global).imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 65532
    runAsGroup: 65532
    fsGroup: 65532
    seccompProfile:
      type: RuntimeDefault
  containers:
    - {{ include "proxmox-sdn.container" . | indent 6 | trim }}
  volumes:
    {{- include "proxmox-sdn.volumes" .root | nindent 4 }}
{{- end }}
