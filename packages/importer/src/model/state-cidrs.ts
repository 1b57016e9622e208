import { toCidr, type AddressUse } from './addresses.ts';
import type { PlannedScalar } from './planned.ts';

/** States networks of the cluster: of each family the first. */
export function stateCidrs(
  fact: 'podCidr' | 'serviceCidr',
  stated: readonly PlannedScalar[],
  use: AddressUse,
): void {
  use.draft.state(
    fact,
    firstKnown(stated, (one) => toCidr(one, 4, use)),
  );
  use.draft.state(
    `${fact}6`,
    firstKnown(stated, (one) => toCidr(one, 6, use)),
  );
}

/** What is read of the first that can be read. */
export function firstKnown(
  stated: readonly PlannedScalar[],
  read: (one: PlannedScalar) => PlannedScalar | undefined,
): PlannedScalar | undefined {
  for (const one of stated) {
    const found = read(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
