import {
  groupOf,
  describeManagers,
  describeOwner,
  describeRef,
  refOf,
  type ApiObject,
  type Owner,
} from '@netloom/cluster';
import type { ObjectChange } from '../../changes/objects/diff-objects.ts';
import type { Refusal } from '../../changes/refusal.ts';
import type { Observation } from '../../observe/observation.ts';
import type { ObservedObject } from '../../observe/observed-object.ts';
import { conflictsOf } from '../conflicts.ts';

export interface ObjectChecksInput extends Pick<Observation, 'objects' | 'release' | 'addonSources'> {
  readonly changes: readonly ObjectChange[];
  readonly forceConflicts: boolean;
  /** The groups whose kinds an operator of the network installs before the objects are applied. */
  readonly installedGroups: ReadonlySet<string>;
  /** The command that installs a kind. */
  readonly installCommand: (kind: Pick<ApiObject, 'apiVersion' | 'kind'>) => string | null;
}

/** What stands against writing the objects of the network. */
export function* objectRefusals(input: ObjectChecksInput): Iterable<Refusal> {
  const { objects, changes, release, forceConflicts } = input;
  const desired = objects.filter((object) => object.desired !== null);
  yield* missingKinds(input);
  yield* foreignObjects(changes, input);
  for (const { live } of desired) yield* beingDeleted(live);
  if (forceConflicts) return;
  for (const object of desired) yield* conflictRefusal(object, release);
}

function* missingKinds({ objects, installedGroups, installCommand }: ObjectChecksInput): Iterable<Refusal> {
  const missing = objects.flatMap(({ desired, served }) =>
    desired === null || served || installedGroups.has(groupOf(desired.apiVersion)) ? [] : [desired],
  );
  for (const [name, [first]] of Map.groupBy(missing, ({ apiVersion, kind }) => `${kind} of ${apiVersion}`)) {
    yield {
      code: 'kind-missing',
      message: `The cluster does not serve ${name}.`,
      help:
        (first === undefined ? null : installCommand(first)) ?? 'Install the controller that provides it.',
    };
  }
}

function* foreignObjects(
  changes: readonly ObjectChange[],
  { addonSources }: Pick<ObjectChecksInput, 'addonSources'>,
): Iterable<Refusal> {
  const refused = changes.flatMap(({ action, owner, ...ref }) =>
    action === 'refuse' && owner !== null ? [{ owner, name: describeRef(ref) }] : [],
  );
  const owners = Map.groupBy(refused, ({ owner }) => ownerWithSource(owner, addonSources));
  for (const [owner, found] of owners) {
    const names = found.map(({ name }) => name);
    yield foreignRefusal(names, { owner, kind: found[0]?.owner.kind ?? 'nobody' });
  }
}

function foreignRefusal(
  names: readonly string[],
  { owner, kind }: { readonly owner: string; readonly kind: Owner['kind'] },
): Refusal {
  const subject = names.join(', ');
  const belongs = names.length === 1 ? 'belongs' : 'belong';
  if (kind === 'nobody' || kind === 'helm') {
    return {
      code: 'foreign-object',
      message: `${subject} already ${names.length === 1 ? 'exists' : 'exist'} and ${belongs} to ${owner}.`,
      help: 'The plan shows what would change; --adopt takes over.',
    };
  }
  return {
    code: 'owned-elsewhere',
    message: `${subject} ${belongs} to ${owner}, which would revert what netloom writes.`,
    help: `Take it out of ${SOURCES[kind] ?? 'there'}, or out of the network, then run this again.`,
  };
}

const SOURCES: Partial<Record<Owner['kind'], string>> = {
  k3s: 'that manifest on every server',
  argo: 'what the Application syncs from',
  flux: 'what Flux syncs from',
};

function ownerWithSource(owner: Owner, addonSources: ReadonlyMap<string, string>): string {
  const words = describeOwner(owner);
  if (owner.kind !== 'k3s') return words;
  const source = addonSources.get(`${owner.namespace}/${owner.name}`);
  return source === undefined ? words : `${words}, from ${source}`;
}

/** What is being deleted takes a change and goes all the same. */
function* beingDeleted(live: ApiObject | null): Iterable<Refusal> {
  if (live?.metadata.deletionTimestamp === undefined || live.kind === 'Namespace') return;
  const finalizers = live.metadata.finalizers?.join(' and ') ?? '';
  yield {
    code: 'object-going',
    message: `${describeRef(refOf(live))} is being deleted${finalizers === '' ? '' : ` and waits for the finalizer ${finalizers}`}.`,
    help: 'Run this again when it is gone: the controller that set the finalizer has to run for that.',
  };
}

function* conflictRefusal(object: ObservedObject, release: ObjectChecksInput['release']): Iterable<Refusal> {
  const fields = conflictsOf(object, release);
  if (fields.length === 0 || object.live === null) return;
  yield {
    code: 'field-conflict',
    message: `${describeRef(refOf(object.live))} was changed by somebody else: ${describeManagers(fields)}.`,
    help: 'Write it into the network if it is right; --force-conflicts takes the fields back.',
  };
}

/** What an adoption leaves in the records of another release. */
export function* adoptionNotes(changes: readonly ObjectChange[]): Iterable<string> {
  const releases = changes.flatMap(({ action, owner }) =>
    action === 'adopt' && owner?.kind === 'helm' ? [`${owner.release} of ${owner.namespace}`] : [],
  );
  for (const release of new Set(releases)) {
    yield `The Helm release ${release} still lists what is adopted from it: its next upgrade or uninstall would take that away. Take it out of its chart, each with the annotation helm.sh/resource-policy: keep, first.`;
  }
}
