import { dump } from 'js-yaml';

const API = { apiVersion: 'kwok.x-k8s.io/v1alpha1', kind: 'Stage' } as const;

interface StageSpec {
  readonly resourceRef: { readonly apiGroup: string; readonly kind: string };
  readonly selector: {
    readonly matchExpressions: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
  };
  readonly next: Readonly<Record<string, unknown>>;
}

function stage(name: string, spec: StageSpec): string {
  return dump({ ...API, metadata: { name }, spec });
}

/** Templates of kwok, which give YAML. */
const READY_NODE = `conditions:
{{ range NodeConditions }}
  - lastHeartbeatTime: {{ Now | Quote }}
    lastTransitionTime: {{ Now | Quote }}
    message: {{ .message | Quote }}
    reason: {{ .reason | Quote }}
    status: {{ .status | Quote }}
    type: {{ .type | Quote }}
{{ end }}
phase: Running
`;

const RUNNING_POD = `{{ $now := Now }}
conditions:
  - { type: Initialized, status: "True", lastTransitionTime: {{ $now | Quote }} }
  - { type: ContainersReady, status: "True", lastTransitionTime: {{ $now | Quote }} }
  - { type: Ready, status: "True", lastTransitionTime: {{ $now | Quote }} }
containerStatuses:
{{ range .spec.containers }}
  - image: {{ .image | Quote }}
    name: {{ .name | Quote }}
    ready: true
    restartCount: 0
    started: true
    state:
      running:
        startedAt: {{ $now | Quote }}
{{ end }}
{{ with NodeIPsWith .spec.nodeName }}
hostIP: {{ index . 0 | Quote }}
hostIPs:
{{ range . }}
  - ip: {{ . | Quote }}
{{ end }}
{{ end }}
{{ with PodIPsWith .spec.nodeName ( or .spec.hostNetwork false ) .metadata.uid .metadata.name .metadata.namespace }}
podIP: {{ index . 0 | Quote }}
podIPs:
{{ range . }}
  - ip: {{ . | Quote }}
{{ end }}
{{ end }}
phase: Running
startTime: {{ $now | Quote }}
`;

const SUCCEEDED_POD = `{{ $now := Now }}
containerStatuses:
{{ range .spec.containers }}
  - image: {{ .image | Quote }}
    name: {{ .name | Quote }}
    ready: false
    restartCount: 0
    started: false
    state:
      terminated:
        exitCode: 0
        finishedAt: {{ $now | Quote }}
        reason: Completed
        startedAt: {{ $now | Quote }}
{{ end }}
phase: Succeeded
`;

const POD = { apiGroup: 'v1', kind: 'Pod' };
const NOT_DELETED = { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' };

/**
 * What kwok does in place of kubelets: nodes become ready, pods get an address and run, pods with an end complete, and
 * deleted pods are removed. No container ever starts.
 */
export const STAGES: string = [
  stage('node-ready', {
    resourceRef: { apiGroup: 'v1', kind: 'Node' },
    selector: {
      matchExpressions: [
        {
          key: '.status.conditions.[] | select( .type == "Ready" ) | .status',
          operator: 'NotIn',
          values: ['True'],
        },
      ],
    },
    next: { statusTemplate: READY_NODE },
  }),
  stage('pod-ready', {
    resourceRef: POD,
    selector: { matchExpressions: [NOT_DELETED, { key: '.status.podIP', operator: 'DoesNotExist' }] },
    next: { statusTemplate: RUNNING_POD },
  }),
  stage('pod-complete', {
    resourceRef: POD,
    selector: {
      matchExpressions: [
        NOT_DELETED,
        { key: '.status.phase', operator: 'In', values: ['Running'] },
        { key: '.spec.restartPolicy', operator: 'In', values: ['Never', 'OnFailure'] },
      ],
    },
    next: { statusTemplate: SUCCEEDED_POD },
  }),
  stage('pod-delete', {
    resourceRef: POD,
    selector: { matchExpressions: [{ key: '.metadata.deletionTimestamp', operator: 'Exists' }] },
    next: { finalizers: { empty: true }, delete: true },
  }),
].join('---\n');
