import { Address } from '@netloom/addresses';
import type { Draft } from '../draft/draft.ts';
import type { DraftEntrance } from '../draft/routes.ts';
import { guessed, textOf, type PlannedScalar } from '../planned.ts';

/** The address that a running cluster has given to an entry point. It is a guess: nothing asks for it, and it may change. */
export function assignedTo(
  { services, keys }: DraftEntrance,
  { assigned }: Draft,
): PlannedScalar | undefined {
  const given = [...services, ...keys].flatMap((key) => assigned.get(key) ?? []).find(isAddress4);
  if (given === undefined) return undefined;
  return guessed(textOf(given), 'the cluster has given it this address, and nothing asks for it');
}

/** Lists the addresses that a running cluster has given to other Services. */
export function noteAssigned(draft: Draft, entrances: readonly DraftEntrance[]): void {
  const ofEntrances = new Set(entrances.flatMap(({ services, keys }) => [...services, ...keys]));
  const why = 'the cluster has given it, and nothing asks for it: it may change';
  for (const [key, addresses] of draft.assigned) {
    if (ofEntrances.has(key)) continue;
    for (const address of addresses) {
      const name = `${key} ${textOf(address)}`;
      if (address.from !== undefined) draft.leaveOut({ kind: 'address', name, why, at: address.from });
    }
  }
}

function isAddress4(stated: PlannedScalar): boolean {
  const read = Address.parse(textOf(stated));
  return read.ok && read.value.family === 4;
}
