import { ownerInWords, refInWords } from '@netloom/cluster';
import { printLines } from '@netloom/diagnostics';
import { inWords } from '@netloom/network-model';
import type { PoolsInBetween } from '../changes/pools-in-between.ts';
import type { ApplyPlan, NamespaceStep, ObjectStep, OperatorStep, Refusal } from '../apply/plan.ts';

const OPERATOR_SIGNS = { install: '+', upgrade: '~', keep: '=', leave: '.' } as const;
const OBJECT_SIGNS = { create: '+', change: '~', keep: '=', adopt: '!', refuse: '?' } as const;
const SECRET_SIGNS = { present: '=', missing: '?', incomplete: '?' } as const;

/** The whole plan for a person. */
export function printApplyPlan(plan: ApplyPlan): string {
  const { network, cluster, namespaces, secrets, operators, refusals, notes } = plan;
  const lines = [
    `${network} → ${cluster.context} (${cluster.server}, ${cluster.version})`,
    ...part('namespaces', namespaces.map(namespaceLine)),
    ...part(
      'secrets',
      secrets.map(
        ({ namespace, name, state }) =>
          `${SECRET_SIGNS[state]} ${namespace}/${name}${state === 'present' ? '' : ` is ${state}`}`,
      ),
    ),
    ...part('operators', operators.map(operatorLine)),
    ...part(`network (${releaseInWords(plan)})`, objectLines(plan)),
    ...refusals.flatMap(refusalLines),
    ...notes.map((note) => `note: ${note}`),
    summary(plan),
  ];
  return printLines(lines);
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function namespaceLine({ name, action, labels }: NamespaceStep): string {
  const shown = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  switch (action) {
    case 'create':
      return `+ ${name}`;
    case 'keep':
      return `= ${name}`;
    case 'leave':
      return `. ${name} is not ours and stays as it is: ${shown.join(', ')}`;
    case 'loosen':
      return `! ${name} is not ours, only its Pod Security becomes privileged: ${shown.join(', ')}`;
    default:
      return action satisfies never;
  }
}

function operatorLine({ name, namespace, action, version, running, reason, pending }: OperatorStep): string {
  const change =
    action === 'upgrade' && running !== null && running !== version
      ? `${running} → ${version}`
      : (running ?? version);
  const what = {
    install: `${version} into ${namespace}`,
    upgrade: `${change}: ${reason ?? ''}${pending ? ', which is mended first' : ''}`,
    keep: change,
    leave: `is left alone: ${reason ?? ''}`,
  };
  return `${OPERATOR_SIGNS[action]} ${name} ${what[action]}`;
}

function releaseInWords({ release: { action, revision, pending } }: ApplyPlan): string {
  if (action === 'install') return 'first install';
  return `revision ${revision ?? ''}${pending ? ', left pending: mended first' : ''}`;
}

/** The plan of changes has shown each object; here are those of others, and how many there are. */
function objectLines({ objects, deletes, pools }: ApplyPlan): readonly string[] {
  if (objects.length === 0) return [];
  const count = (action: ObjectStep['action']): number =>
    objects.filter((object) => object.action === action).length;
  return [
    ...objects
      .filter(({ action }) => action === 'adopt' || action === 'refuse')
      .map(
        ({ ref, owner, action }) => `${OBJECT_SIGNS[action]} ${refInWords(ref)} of ${ownerInWords(owner)}`,
      ),
    ...(pools === null ? [] : [`~ the pools take two steps; in between ${between(pools)}`]),
    `= ${objects.length} ${objects.length === 1 ? 'object' : 'objects'}: ${count('create')} to create, ${count('change')} to change, ${deletes.length} to delete`,
  ];
}

function between({ between: pools }: PoolsInBetween): string {
  if (pools.length === 0) return 'there is none';
  return inWords(pools.map(({ name, addresses }) => `${name} has ${addresses.join(', ')}`));
}

/** One refusal for a person, with its way out below it. */
function refusalLines({ code, message, help }: Refusal): readonly string[] {
  return [`refused[${code}]: ${message}`, ...help.split('\n').map((line) => `  ${line}`)];
}

function summary({ refusals, objects, deletes, operators, namespaces }: ApplyPlan): string {
  if (refusals.length > 0) {
    return `refused: ${refusals.length === 1 ? '1 reason' : `${refusals.length} reasons`} above; nothing is changed`;
  }
  const count = (...actions: readonly string[]): number =>
    [...objects, ...operators, ...namespaces].filter(({ action }) => actions.includes(action)).length;
  return `${count('create', 'install')} to create, ${count('change', 'upgrade', 'loosen')} to change, ${count('adopt')} to adopt, ${deletes.length} to delete`;
}
