import { parseObject, refOf } from '@netloom/cluster';
import { pool } from '@netloom/cluster/testing';
import { smallNetwork } from '@netloom/network-model/testing';
import type { ObservedRemoval } from '../../src/remove/observe-removal.ts';
import { planRemoval } from '../../src/remove/plan-removal.ts';
import { printRemovalPlan } from '../../src/remove/print-removal.ts';
import { isEmptyRemoval } from '../../src/remove/removal-plan.ts';
import { release } from '../releases.ts';

const network = smallNetwork(`loadBalancer:
  pools: [{ name: lan, addresses: [192.168.1.240/32] }]
  l2Advertisements: [{ name: all, pools: [lan] }]
`);
const CONNECTOR = {
  apiVersion: 'tailscale.com/v1alpha1',
  kind: 'Connector',
  namespace: null,
  name: 'router',
};
const TRAEFIK = {
  apiVersion: 'helm.cattle.io/v1',
  kind: 'HelmChartConfig',
  namespace: 'kube-system',
  name: 'traefik',
};
const VALUES = { crds: { enabled: true }, frrk8s: { enabled: false }, speaker: { frr: { enabled: false } } };

const UID = '3f2c1b0a-0000-4000-8000-000000000001';

const OBSERVED: ObservedRemoval = {
  cluster: {
    context: 'lab',
    server: 'https://192.168.1.10:6443',
    version: 'v1.37.1+k3s1',
    uid: UID,
    authorities: [],
  },
  installed: { by: 'nobody', left: 'small' },
  release: release({ name: 'netloom', namespace: 'netloom-system' }),
  operatorReleases: new Map([['metallb', release({ values: VALUES })]]),
  crds: [],
  applications: [],
  helmCharts: [],
  objects: [refOf(pool()), CONNECTOR, TRAEFIK],
  others: new Map([['metallb', []]]),
  namespaces: ['metallb-system', 'netloom-system'],
};

function printed(more: Partial<ObservedRemoval>, withOperators: boolean): string {
  return printRemovalPlan(planRemoval({ network, observed: { ...OBSERVED, ...more }, withOperators }));
}

describe(planRemoval, () => {
  it('takes the umbrella, leaves namespaces and operators, and warns', () => {
    expect(printed({}, false)).toBe(`small leaves lab (https://192.168.1.10:6443, v1.37.1+k3s1)
network (revision 1, deployed)
  - IPAddressPool metallb-system/lan
  - Connector router
  - HelmChartConfig kube-system/traefik
warning: Without its HelmChartConfig, K3s installs Traefik with its defaults: its Service may get another address.
warning: Without the pools, Services of type LoadBalancer lose their addresses, that of Traefik as well.
warning: The Connectors go only while the Tailscale operator runs: it takes their devices out of the tailnet.
Namespaces stay, with the Secrets and whatever else is in them. To delete all of that:
  kubectl delete namespace metallb-system netloom-system
3 objects and 0 operators to remove
`);
  });

  it('refuses a cluster that holds another network', () => {
    expect(printed({ installed: { by: 'nobody', left: 'homelab' } }, true)).toContain(
      'refused[other-network]: the cluster holds the network "homelab", and this is "small"\n',
    );
  });

  it('takes the operators too, if asked to', () => {
    expect(printed({ objects: [] }, true)).toContain('operators\n  - metallb of metallb-system\n');
  });

  it('takes them in the reverse order of an apply', () => {
    const two = smallNetwork(`loadBalancer:
  pools: [{ name: lan, addresses: [192.168.1.240/32] }]
  l2Advertisements: [{ name: all, pools: [lan] }]
tailnet: { oauth: { existingSecret: operator-oauth } }
`);
    const plan = planRemoval({ network: two, observed: OBSERVED, withOperators: true });
    expect(plan.operators.map(({ name, action }) => `${name}: ${action}`)).toEqual([
      'tailscale-operator: leave',
      'metallb: uninstall',
    ]);
  });

  it('leaves an operator alone that is not installed, or that somebody else brought', () => {
    expect(printed({ operatorReleases: new Map([['metallb', null]]) }, true)).toContain(
      '  . metallb is left alone: it is not installed\n',
    );
    const chart = parseObject({
      apiVersion: 'helm.cattle.io/v1',
      kind: 'HelmChart',
      metadata: { name: 'metallb', namespace: 'metallb-system' },
    });
    expect(printed({ helmCharts: [chart] }, true)).toContain(
      '  . metallb is left alone: K3s installs it (HelmChart metallb-system/metallb)\n',
    );
  });

  it('refuses to take an operator that serves others', () => {
    const others = new Map([
      ['metallb', Array.from({ length: 7 }, (_, index) => pool({ name: `p${index}` }))],
    ]);
    const plan = planRemoval({ network, observed: { ...OBSERVED, others }, withOperators: true });
    expect(plan.refusals).toEqual([
      {
        code: 'operator-serves-others',
        message: `metallb serves ${[0, 1, 2, 3, 4].map((index) => `IPAddressPool metallb-system/p${index}`).join(', ')} and 2 more, which would go with its CRDs or be served by nobody.`,
        help: 'Remove them first, or leave the operators: run this without --with-operators.',
      },
    ]);
    expect(
      planRemoval({ network, observed: { ...OBSERVED, others }, withOperators: false }).refusals,
    ).toEqual([]);
  });

  it('refuses what Argo CD delivers', () => {
    const application = parseObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'network', namespace: 'argocd' },
      spec: { source: { chart: 'netloom' }, destination: { namespace: 'netloom-system' } },
    });
    const plan = planRemoval({
      network,
      observed: { ...OBSERVED, applications: [application] },
      withOperators: false,
    });
    expect(plan.refusals.map(({ code }) => code)).toEqual(['argo-owns-network']);
  });

  it('has nothing to do where nothing is', () => {
    const observed = { ...OBSERVED, release: null, objects: [], namespaces: [] };
    const plan = planRemoval({ network, observed, withOperators: false });
    expect([isEmptyRemoval(plan), printRemovalPlan(plan)]).toEqual([
      true,
      'small leaves lab (https://192.168.1.10:6443, v1.37.1+k3s1)\nnothing to remove\n',
    ]);
  });
});
