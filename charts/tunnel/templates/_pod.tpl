{{/* The pod: without privileges, and spread over the nodes. */}}
{{- define "tunnel.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
# longer than grace-period, so that open requests may end
terminationGracePeriodSeconds: 45
{{- with (.Values.global).imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  seccompProfile:
    type: RuntimeDefault
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "tunnel.selector" . | nindent 8 }}
containers:
  - {{ include "tunnel.container" . | indent 4 | trim }}
volumes:
  - name: config
    configMap:
      name: cloudflared
{{- if not .Values.token }}
  - name: credentials
    secret:
      secretName: {{ .Values.credentials.existingSecret | quote }}
      # 0440
      defaultMode: 288
      items:
        - key: {{ .Values.credentials.key | quote }}
          path: credentials.json
{{- end }}
{{- range $index, $secret := .Values.originCAs }}
  - name: ca-{{ $index }}
    secret:
      secretName: {{ $secret | quote }}
      # 0440
      defaultMode: 288
      items:
        - key: ca.crt
          path: ca.crt
{{- end }}
{{- end }}
