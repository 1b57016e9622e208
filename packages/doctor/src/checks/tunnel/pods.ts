import type { ApiObject } from '@netloom/cluster';
import { SYMPTOMS } from '@netloom/documents/symptoms';
import type { CheckDefinition } from '../../check.ts';
import { fixBy, outcome } from '../../outcome.ts';
import { describeAvailability, podFix, toWorkload } from '../../workload.ts';

/** The Deployment of cloudflared; null where it does not exist. */
export const tunnelPodsCheck: CheckDefinition<ApiObject | null> = {
  id: 'tunnel-pods',
  subject: 'tunnel',
  title: 'pods of cloudflared',
  symptom: SYMPTOMS.publicUnreachable,
  applies: ({ tunnel }) => tunnel !== null,
  observe: async ({ cluster }, { network: { tunnel } }) =>
    (await cluster).get({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: tunnel?.namespace ?? '',
      name: 'cloudflared',
    }),
  compare: (deployment, { network: { tunnel }, origins }) => {
    if (tunnel === null) return outcome('');
    const { namespace, replicas } = tunnel;
    const expected = `${replicas} pods`;
    if (deployment === null) {
      const saw = `Deployment ${namespace}/cloudflared does not exist`;
      return outcome('', [
        { severity: 'error', saw, expected, at: origins.of(tunnel), fix: fixBy('', 'netloom apply') },
      ]);
    }
    const workload = toWorkload(deployment);
    const saw = describeAvailability(workload);
    const at = origins.of(tunnel, 'replicas');
    if (workload.wanted !== replicas) {
      const fix = fixBy(
        '',
        `kubectl --namespace ${namespace} scale deployment cloudflared --replicas ${replicas}`,
      );
      return outcome('', [{ severity: 'error', saw, expected, at, fix }]);
    }
    if (workload.available >= replicas) return outcome(saw);
    const fix = podFix(namespace, 'app=cloudflared');
    // with one pod left the sites are reachable
    return outcome('', [
      { severity: workload.available === 0 ? 'error' : 'warning', saw, expected, at, fix },
    ]);
  },
};
