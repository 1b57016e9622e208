{{/* The container: Node and one file. Its last log lines become the termination message of the pod. */}}
{{- define "proxmox-sdn.container" -}}
name: {{ .mode }}
image: {{ include "proxmox-sdn.image" .root | quote }}
command: [node, /opt/netloom/reconcile.mjs]
args:
  - {{ .mode }}
  - --config=/etc/netloom
  - --token=/etc/proxmox/token
  - --service-account=/var/run/secrets/kubernetes.io/serviceaccount
terminationMessagePolicy: FallbackToLogsOnError
resources:
  {{- toYaml .root.Values.resources | nindent 2 }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
volumeMounts:
  - name: bundle
    mountPath: /opt/netloom
    readOnly: true
  - name: config
    mountPath: /etc/netloom
    readOnly: true
  - name: token
    mountPath: /etc/proxmox
    readOnly: true
{{- end }}

{{/* What the container reads. */}}
{{- define "proxmox-sdn.volumes" -}}
- name: bundle
  configMap:
    name: proxmox-sdn-bundle
- name: config
  configMap:
    name: proxmox-sdn
- name: token
  secret:
    secretName: {{ .Values.api.credentials.existingSecret | quote }}
    # 0440
    defaultMode: 288
    items:
      - key: {{ .Values.api.credentials.key | quote }}
        path: token
{{- end }}
