import type { Manifest, Templated } from '../manifests.ts';
import { difference, type Check, type Mistakes } from './check.ts';

/** The objects that the commands of the homelab's troubleshooting page select. */
export const TROUBLESHOOTING: Check<Templated> = {
  title: 'renders what the commands of the troubleshooting page select',
  find: ({ manifests }) => [
    // kubectl rollout restart deployment/cloudflared -n cloudflare · kubectl logs -n cloudflare -l app=cloudflared
    ...restarted(find(manifests, 'Deployment', 'cloudflare/cloudflared')),
    // kubectl get connector
    ...difference(
      'the hostname of Connector k3s-router',
      hostnameOf(find(manifests, 'Connector', 'k3s-router')),
      'k3s-router',
    ),
    ...['IPAddressPool metallb-system/default-pool', 'L2Advertisement metallb-system/default'].flatMap(
      (id) => {
        const [kind = '', name = ''] = id.split(' ');
        return find(manifests, kind, name) === undefined ? [`${id} is missing`] : [];
      },
    ),
  ],
};

function find(manifests: readonly Manifest[], kind: string, id: string): Manifest | undefined {
  return manifests.find(
    ({ kind: found, metadata: { namespace, name } }) =>
      found === kind && (namespace === undefined ? name : `${namespace}/${name}`) === id,
  );
}

interface DeploymentSpec {
  readonly selector: { readonly matchLabels: object };
  readonly template: { readonly metadata: { readonly labels: { readonly app?: string } } };
}

function restarted(deployment: Manifest | undefined): Mistakes {
  if (deployment === undefined) return ['Deployment cloudflare/cloudflared is missing'];
  // valid by its kind: another check
  const { selector, template } = deployment.spec as DeploymentSpec;
  return [
    ...difference('the selector of cloudflared', selector.matchLabels, { app: 'cloudflared' }),
    ...difference('the label app of its pods', template.metadata.labels.app, 'cloudflared'),
  ];
}

function hostnameOf(connector: Manifest | undefined): unknown {
  return (connector?.spec as { readonly hostname?: string } | undefined)?.hostname;
}
