import { imageReference } from '@netloom/chart-kit';
import { parseObject, type ApiObject } from '@netloom/cluster';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import { NODE } from '@netloom/proxmox-sdn';
import { POD_PROGRAM } from './pod-program.ts';

/** By which what an interrupted run has left is found; no Service and no policy of the network selects it. */
export const POD_LABELS = { 'app.kubernetes.io/name': 'netloom-doctor' } as const;

export interface PodOptions {
  /** What makes its name its own. */
  readonly suffix: string;
  readonly questions: readonly string[];
  /** After which the kubelet ends it, whoever is there to see it. */
  readonly limitMs: number;
}

/** A pod that asks its questions and ends. It has no token and no rights, and writes nothing. */
export function toPod({ suffix, questions, limitMs }: PodOptions): ApiObject {
  return parseObject({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `netloom-doctor-${suffix}`, namespace: NETLOOM_NAMESPACE, labels: POD_LABELS },
    spec: {
      restartPolicy: 'Never',
      activeDeadlineSeconds: Math.ceil(limitMs / 1_000),
      terminationGracePeriodSeconds: 1,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 65534,
        runAsGroup: 65534,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'doctor',
          image: imageReference(NODE),
          command: ['node', '--eval', POD_PROGRAM, '--', ...questions],
          resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '192Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  });
}
