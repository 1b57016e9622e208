import { ADDRESS_ANNOTATIONS } from '../sources/address-annotations.ts';
import type { Tree } from '../sources/tree.ts';
import type { PlannedScalar } from './planned.ts';
import { entriesAt, statedAt, textsAt } from './read-tree.ts';

const SHARING_ANNOTATIONS = [
  'metallb.io/allow-shared-ip',
  'metallb.universe.tf/allow-shared-ip',
  'lbipam.cilium.io/sharing-key',
  'io.cilium/lb-ipam-sharing-key',
];

/** The addresses that annotations ask for. */
export function annotatedAddresses(annotations: Tree | undefined): readonly PlannedScalar[] {
  const entries = entriesAt(annotations);
  return ADDRESS_ANNOTATIONS.flatMap((key) => textsAt(entries.find(([name]) => name === key)?.[1]));
}

/** The key that lets Services share an address. */
export function sharingKey(annotations: Tree | undefined): PlannedScalar | undefined {
  const entries = entriesAt(annotations);
  const found = entries.find(([name]) => SHARING_ANNOTATIONS.includes(name));
  return found === undefined ? undefined : statedAt(found[1]);
}
