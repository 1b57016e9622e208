{{/* The container. Liveness checks the process only: a restart does not help while the edge cannot be reached. */}}
{{- define "tunnel.container" -}}
name: cloudflared
image: {{ include "tunnel.image" . | quote }}
args: [tunnel, --config, /etc/cloudflared/config/config.yaml, run]
{{- with .Values.token }}
env:
  - name: TUNNEL_TOKEN
    valueFrom:
      secretKeyRef:
        name: {{ .existingSecret | quote }}
        key: {{ .key | quote }}
{{- end }}
ports:
  - name: metrics
    containerPort: 2000
    protocol: TCP
readinessProbe:
  httpGet:
    path: /ready
    port: metrics
  periodSeconds: 10
livenessProbe:
  httpGet:
    path: /healthcheck
    port: metrics
  initialDelaySeconds: 10
  periodSeconds: 10
  failureThreshold: 6
resources:
  {{- toYaml .Values.resources | nindent 2 }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
volumeMounts:
  - name: config
    mountPath: /etc/cloudflared/config
    readOnly: true
{{- if not .Values.token }}
  - name: credentials
    mountPath: /etc/cloudflared/credentials
    readOnly: true
{{- end }}
{{- range $index, $secret := .Values.originCAs }}
  - name: ca-{{ $index }}
    mountPath: {{ printf "/etc/cloudflared/ca/%s" $secret | quote }}
    readOnly: true
{{- end }}
{{- end }}
