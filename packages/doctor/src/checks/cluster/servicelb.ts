import type { ApiObject } from '@netloom/cluster';
import { DISTRIBUTIONS } from '@netloom/network-model';
import type { CheckDefinition } from '../../check.ts';
import { fixBy, outcome } from '../../outcome.ts';

/** K3s marks the DaemonSets of its own load balancer with it: https://docs.k3s.io/networking/networking-services */
const MARK = 'svccontroller.k3s.cattle.io/svcname';

/** That the load balancer of K3s or RKE2 is off: it would take the ports of Services on every node, beside MetalLB. */
export const servicelbCheck: CheckDefinition<readonly ApiObject[]> = {
  id: 'servicelb',
  subject: 'cluster',
  title: "the cluster's own load balancer is off",
  symptom: null,
  applies: ({ cluster, loadBalancer }) =>
    !cluster.servicelb && loadBalancer !== null && DISTRIBUTIONS[cluster.distribution].servicelb !== 'absent',
  observe: async ({ cluster }) =>
    (await cluster).list({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadataOnly: true }),
  compare: (daemonSets, { network: { cluster }, origins }) =>
    outcome(
      'no DaemonSet of servicelb',
      daemonSets
        .filter(({ metadata }) => metadata.labels?.[MARK] !== undefined)
        .map(({ metadata: { name, namespace } }) => ({
          severity: 'error',
          saw: `DaemonSet ${namespace ?? ''}/${name} of servicelb runs`,
          expected: 'servicelb: false',
          at: origins.of(cluster, 'servicelb'),
          fix:
            cluster.distribution === 'rke2'
              ? fixBy(
                  'Take `enable-servicelb` out of /etc/rancher/rke2/config.yaml on every server, and restart RKE2 there.',
                  'sudo systemctl restart rke2-server',
                )
              : fixBy(
                  'Add `disable: [servicelb]` to /etc/rancher/k3s/config.yaml on every server, and restart K3s there.',
                  'sudo systemctl restart k3s',
                ),
        })),
    ),
};
