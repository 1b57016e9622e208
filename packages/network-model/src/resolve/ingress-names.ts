import type { NetworkFile } from '../file/network-file.ts';
import type { IngressProxy } from '../network.ts';

/** What the file states of an entry point, in either form. */
export interface StatedIngress {
  readonly name: string;
  readonly row: NonNullable<NetworkFile['ingress']> | NonNullable<NetworkFile['ingresses']>[number];
}

/** The name of the one in the short form. */
export const ONLY = 'ingress';

export function statedIngresses({ ingress, ingresses = [] }: NetworkFile): readonly StatedIngress[] {
  return ingress === undefined
    ? ingresses.map((row) => ({ name: row.name, row }))
    : [{ name: ONLY, row: ingress }];
}

/** Which ingress an exposure goes through; null where none does, or where several could and none is stated. */
export function ingressNameOf(
  file: NetworkFile,
  exposure: NetworkFile['services'][number]['expose'][number],
): string | null {
  const { via, origin } = exposure;
  if (via !== 'ingress' && origin?.includes('ingress') !== true) return null;
  return exposure.ingress ?? onlyIngress(file);
}

function onlyIngress({ ingress, ingresses = [] }: NetworkFile): string | null {
  if (ingress !== undefined) return ONLY;
  const [only, ...others] = ingresses;
  return others.length > 0 ? null : (only?.name ?? null);
}

/** What its pods are called among the actors. */
export function actorName({ ingress, ingresses = [] }: NetworkFile, name: string): IngressProxy['name'] {
  if (ingress !== undefined) return TRAEFIK;
  const row = ingresses.find((one) => one.name === name);
  return row === undefined ? `ingress-${name}` : actorOf(row);
}

/** The short form, and what `--fix` writes in its place, have policies of the same names. */
export function actorOf({
  name,
  controller,
}: NonNullable<NetworkFile['ingresses']>[number]): IngressProxy['name'] {
  return name === ONLY && controller === 'traefik-k3s' ? TRAEFIK : `ingress-${name}`;
}

const TRAEFIK = 'traefik';
