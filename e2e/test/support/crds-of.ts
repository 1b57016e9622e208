import type { Crds } from '@netloom/control-plane';

/** The CRDs of a network without a Gateway, installed by Helm alone. With fewer of them a control plane is ready sooner. */
export const NETWORK_CRDS = [
  'cert-manager/certificates',
  'external-dns',
  'k3s-helm-controller',
  'metallb',
  'tailscale',
  'traefik',
];

/** Those of some projects, such as `metallb`, and single ones, such as `argo-cd/applications`. */
export function crdsOf(crds: Crds, ...names: readonly string[]): Crds {
  return new Map(
    [...crds].filter(([file]) =>
      names.some((name) => file === `${name}.yaml` || file.startsWith(`${name}/`)),
    ),
  );
}
