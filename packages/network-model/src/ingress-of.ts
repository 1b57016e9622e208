import type { EntryPoint, Exposure, IngressController, Network } from './network.ts';

/** The ingress of a name; undefined where there is none, which a rule reports. */
export function ingressOf(
  { ingresses }: Pick<Network, 'ingresses'>,
  { ingress }: Pick<Exposure, 'ingress'>,
): IngressController | undefined {
  return ingress === null ? undefined : ingresses.find(({ name }) => name === ingress);
}

/** Whether it is a Traefik that netloom configures. */
export function isTraefik({ controller }: Pick<IngressController, 'controller'>): boolean {
  return controller === 'traefik-k3s' || controller === 'traefik';
}

/** `Traefik` where it is the only ingress, `Traefik "internal"`, `Gateway "external"`, `ingress "edge"`. */
export function programOf(
  { ingresses }: Pick<Network, 'ingresses'>,
  ingress: Pick<IngressController, 'controller' | 'name'>,
): string {
  if (isTraefik(ingress)) return ingresses.length === 1 ? 'Traefik' : `Traefik "${ingress.name}"`;
  return `${ingress.controller === 'gateway' ? 'Gateway' : 'ingress'} "${ingress.name}"`;
}

/** `ingress` where the file has it in the short form, else `ingress "internal"`. */
export function describeIngress({ name }: Pick<IngressController, 'name'>): string {
  return name === 'ingress' ? name : `ingress "${name}"`;
}

/** What the ledger calls it: `ingress`, `ingress:internal`. */
export function ingressOwner(name: string): IngressOwner {
  return name === 'ingress' ? name : `ingress:${name}`;
}

export type IngressOwner = 'ingress' | `ingress:${string}`;

/** The ports of its Service: those of the web, where the network does not state it. */
export function servicePortsOf({
  proxy,
}: Pick<IngressController, 'proxy'>): Readonly<Record<EntryPoint, number>> {
  return proxy?.service.ports ?? { web: 80, websecure: 443 };
}
