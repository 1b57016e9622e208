import { createHash } from 'node:crypto';
import type { ObjectChange } from '../changes/objects/diff-objects.ts';
import type { Refusal } from '../changes/refusal.ts';
import type { OperatorStep, Plan } from './plan.ts';

/**
 * SHA-256 of what a plan would change: the same for the same changes, whatever they were compared with and whoever owns the
 * objects, so that what is applied can be held against what was reviewed.
 */
export function planChecksum({ network, statements, objects, drift, twoSteps, rollout }: Plan): string {
  const operators = (rollout?.operators ?? []).flatMap(installation);
  const changes = {
    ...{ network, statements, drift, twoSteps, objects: objects.map(withoutOwner) },
    ...(operators.length > 0 && { operators }),
  };
  return createHash('sha256')
    .update(JSON.stringify(sorted(changes)))
    .digest('hex');
}

function withoutOwner({ owner: _owner, action, ...change }: ObjectChange): object {
  return { ...change, action: action === 'adopt' || action === 'refuse' ? 'change' : action };
}

function installation({ name, action, version }: OperatorStep): readonly object[] {
  return action === 'install' || action === 'upgrade' ? [{ name, action, version }] : [];
}

/** Nothing where the plan is the one that was reviewed. */
export function checksumRefusals(plan: Plan, reviewed: string): readonly Refusal[] {
  const checksum = planChecksum(plan);
  if (checksum === reviewed) return [];
  return [
    {
      code: 'checksum-differs',
      message: `this plan is not the one that was reviewed: its checksum is ${checksum}, not ${reviewed}`,
      help: 'review this plan, and pass its checksum',
    },
  ];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, field]): [string, unknown] => [key, sorted(field)]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
