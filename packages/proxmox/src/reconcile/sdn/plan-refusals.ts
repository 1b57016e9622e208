import { versionRefusals } from '../version-refusals.ts';
import { changeRefusals } from './change-refusals.ts';
import { deleteRefusals } from './delete-refusals.ts';
import type { ObservedObject, ObservedSdn } from './read-sdn.ts';
import type { RefusalInput } from './refusal-input.ts';
import { keyOf, nameOf, sameOptions, type SdnObject } from './sdn-object.ts';
import type { SdnRefusal } from './sdn-plan.ts';

/** Why the plan cannot be carried out. */
export function* planRefusals(
  input: RefusalInput & {
    readonly observed: ObservedSdn;
    readonly foreign: readonly ObservedObject[];
    readonly deleted: readonly SdnObject[];
    readonly reload: readonly string[];
  },
): Iterable<SdnRefusal> {
  const { desired, observed, current, foreign, deleted, reload } = input;
  yield* versionRefusals(desired.version, observed.version);
  for (const object of foreign) yield foreignPending(`${nameOf(object)} is ${changeOf(object)}`);
  for (const text of observed.pendingControllers) yield foreignPending(`controller ${text}`);
  for (const object of desired.objects) if (differs(object, current)) yield* changeRefusals(object, input);
  for (const object of deleted) yield* deleteRefusals(object, input);
  if (reload.length > 0) yield* hostAwayRefusals(observed);
}

function differs(object: SdnObject, current: readonly SdnObject[]): boolean {
  const found = current.find((other) => keyOf(other) === keyOf(object));
  return found === undefined || !sameOptions(found.options, object.options);
}

function changeOf({ running, edited }: ObservedObject): 'new' | 'deleted' | 'changed' {
  if (running === null) return 'new';
  return edited === null ? 'deleted' : 'changed';
}

function foreignPending(what: string): SdnRefusal {
  return {
    code: 'foreign-pending',
    message: `A change of somebody else is pending: ${what}. An apply would commit it too.`,
    help: 'Apply or revert it in the GUI (Datacenter, SDN), then run again.',
  };
}

function* hostAwayRefusals({ hosts }: ObservedSdn): Iterable<SdnRefusal> {
  for (const { name, zones, problem } of hosts) {
    if (zones !== null) continue;
    yield {
      code: 'host-away',
      message: `${name} does not answer (${problem}): an apply would leave it behind.`,
      help: 'Bring the host back, or remove it from proxmox.hosts.',
    };
  }
}
