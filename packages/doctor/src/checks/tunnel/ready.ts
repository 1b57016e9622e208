import { parseJson } from '@netloom/diagnostics/json';
import { SYMPTOMS } from '@netloom/documents/symptoms';
import * as z from 'zod';
import type { CheckDefinition } from '../../check.ts';
import { conditionOf } from '../../conditions.ts';
import { countOf } from '../../count-of.ts';
import { fixBy } from '../../outcome.ts';

/** What cloudflared answers at /ready, with status 503 while it has no connection: metrics/readiness.go of its sources. */
const Ready = z.looseObject({ readyConnections: z.int() });

interface AskedPod {
  readonly name: string;
  readonly status: number;
  readonly text: string;
}

/** Whether cloudflared's pods are connected to Cloudflare's edge: a pod may run and have no connection. */
export const tunnelReadyCheck: CheckDefinition<readonly AskedPod[]> = {
  id: 'tunnel-ready',
  subject: 'tunnel',
  title: "cloudflared's connections",
  symptom: SYMPTOMS.publicUnreachable,
  applies: ({ tunnel }) => tunnel !== null,
  observe: async ({ cluster }, { network: { tunnel, actors } }) => {
    const reader = await cluster;
    const actor = actors.find(({ name }) => name === 'cloudflared');
    if (tunnel === null || actor === undefined) return [];
    const { namespace } = tunnel;
    const { labels } = actor;
    const pods = await reader.list({ apiVersion: 'v1', kind: 'Pod', namespace, labels });
    const port = actor.ports.metrics ?? 0;
    return Promise.all(
      // one that is not ready is reported by the check of its pods
      pods
        .filter((pod) => conditionOf(pod, 'Ready')?.status === 'True')
        .map(async ({ metadata: { name } }) => ({
          name,
          ...(await reader.askPod({ namespace, name, port, path: '/ready' })),
        })),
    );
  },
  compare: (pods, { network: { tunnel }, origins }) => {
    if (pods.length === 0) {
      const why = 'no pod of cloudflared is ready: the check of its pods says why';
      return { saw: '', problems: [], unknown: [{ why, cause: 'failed' }] };
    }
    const answers = pods.map(({ name, text, status }) => ({
      name,
      status,
      connections: Ready.safeParse(parseJson(text)).data?.readyConnections ?? null,
    }));
    const [namespace = '', at = null] = tunnel === null ? [] : [tunnel.namespace, origins.of(tunnel)];
    return {
      saw: answers.map(({ connections }) => countOf(connections ?? 0, 'connection')).join(', '),
      problems: answers
        .filter(({ connections }) => connections === 0)
        .map(({ name }) => ({
          severity: 'error',
          saw: `pod ${namespace}/${name} has no connection to Cloudflare`,
          expected: 'at least one',
          at,
          fix: fixBy(
            'See why it cannot connect: its credentials, or UDP and TCP 7844 to the internet.',
            `kubectl --namespace ${namespace} logs ${name} --tail 20`,
          ),
        })),
      unknown: answers
        .filter(({ connections }) => connections === null)
        .map(({ name, status }) => ({
          why: `pod ${namespace}/${name} could not be asked: the API server answers ${status}`,
          cause: 'failed',
        })),
    };
  },
};
