import type { Origin } from '@netloom/diagnostics';
import {
  keyOf,
  nameOf,
  pendingObjects,
  sameOption,
  valueText,
  type DesiredSdn,
  type ObservedObject,
  type ObservedSdn,
  type SdnObject,
  type SdnOptions,
  type SdnPlan,
} from '@netloom/proxmox/reconcile';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, type Problem } from '../../outcome.ts';
import { APPLY } from './open-proxmox.ts';

interface SeenSdn {
  readonly desired: DesiredSdn;
  readonly plan: SdnPlan;
  readonly sdn: ObservedSdn;
  readonly facts: DoctorFacts;
}

/** What is configured otherwise than the network says; what waits for an apply is reported as that alone. */
export function* driftProblems({ desired, plan, sdn, facts }: SeenSdn): Iterable<Problem> {
  const waiting = new Set(pendingOf({ desired, sdn }).map(keyOf));
  const changed = new Set(plan.writes.map(keyOf).filter((key) => !waiting.has(key)));
  const wanted = byKey(desired);
  for (const key of changed) {
    const next = wanted.get(key);
    const live = sdn.objects.get(key);
    if (next === undefined) {
      if (live !== undefined) yield surplus(live);
      continue;
    }
    const at = originOf(next, facts);
    if (live?.edited == null) {
      const saw = `${nameOf(next)} does not exist`;
      yield { severity: 'error', saw, expected: optionsText(next.options), at, fix: fixBy('', APPLY) };
      continue;
    }
    const { saw, expected } = differenceOf(live.edited, next.options);
    const fix = fixBy('Write it into the network if it is right, else restore it.', `${APPLY} --adopt`);
    yield { severity: 'error', saw: `${nameOf(next)} has ${saw}`, expected, at, fix };
  }
}

/** What was edited and never applied: the hosts run something else than the configuration shows. */
export function* pendingProblems({ desired, plan, sdn, facts }: SeenSdn): Iterable<Problem> {
  const explained = new Set(plan.pending);
  const wanted = byKey(desired);
  for (const object of pendingOf({ desired, sdn })) {
    const next = wanted.get(keyOf(object));
    const isOurs = explained.has(nameOf(object)) || plan.discards;
    yield {
      severity: 'error',
      saw: `${nameOf(object)}: ${changeText(object)} and was never applied`,
      expected: next === undefined ? 'nothing waits for an apply' : expectedOf(object, next),
      at: next === undefined ? null : originOf(next, facts),
      fix: isOurs
        ? fixBy('', APPLY)
        : fixBy('Apply or revert it in the GUI (Datacenter, SDN): any apply commits it, too.'),
    };
  }
  for (const text of sdn.pendingControllers) {
    yield {
      severity: 'error',
      saw: `controller ${text} and was never applied`,
      expected: 'nothing waits for an apply',
      at: null,
      fix: fixBy('Apply or revert it in the GUI (Datacenter, SDN): any apply commits it, too.'),
    };
  }
}

function pendingOf({ desired, sdn }: Pick<SeenSdn, 'desired' | 'sdn'>): readonly ObservedObject[] {
  return pendingObjects(sdn, byKey(desired));
}

function byKey({ objects }: DesiredSdn): ReadonlyMap<string, SdnObject> {
  return new Map(objects.map((object) => [keyOf(object), object]));
}

function surplus(object: ObservedObject): Problem {
  return {
    severity: 'warning',
    saw: `${nameOf(object)} exists, netloom made it, and the network no longer has it`,
    expected: 'it is gone',
    at: null,
    fix: fixBy('', `${APPLY} --allow-deletes`),
  };
}

function changeText({ running, edited }: ObservedObject): string {
  if (running === null) return 'it is new';
  if (edited === null) return 'it is deleted';
  const { saw, expected } = differenceOf(running, edited);
  // an option that no network decides
  return saw === '' ? 'it is changed' : `${saw} is changed to ${expected}`;
}

function expectedOf({ edited }: ObservedObject, { options }: SdnObject): string {
  if (edited === null) return optionsText(options);
  const { expected } = differenceOf(edited, options);
  return expected === '' ? 'every host runs it' : expected;
}

function differenceOf(
  live: SdnOptions,
  next: SdnOptions,
): { readonly saw: string; readonly expected: string } {
  // Proxmox lists options in another order each time
  const keys = Object.keys({ ...live, ...next })
    .filter((key) => !sameOption(key, live[key], next[key]))
    .toSorted();
  const text = (options: SdnOptions): string =>
    keys.map((key) => `${key} ${valueText(options[key])}`).join(', ');
  return { saw: text(live), expected: text(next) };
}

function optionsText(options: SdnOptions): string {
  return Object.entries(options)
    .map(([key, value]) => `${key} ${valueText(value)}`)
    .join(', ');
}

/** The line of a zone, a VNet or a subnet, whose id begins with its zone. */
function originOf({ kind, id }: SdnObject, { network: { proxmox }, origins }: DoctorFacts): Origin | null {
  if (proxmox === null) return null;
  const { zones, vnets } = proxmox;
  const rows = {
    zone: zones.map((row) => ({ id: row.name, row })),
    vnet: vnets.map((row) => ({ id: row.name, row })),
    subnet: vnets.flatMap(({ zone, subnets }) =>
      subnets.map((row) => ({ id: `${zone}-${row.cidr.address}-${row.cidr.prefix}`, row })),
    ),
  } as const;
  const found = rows[kind].find((one) => one.id === id);
  return found === undefined ? null : origins.of(found.row);
}
