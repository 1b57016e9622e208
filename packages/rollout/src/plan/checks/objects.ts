import {
  groupOf,
  isAdoptable,
  managersInWords,
  ownerInWords,
  ownerOf,
  refInWords,
  refOf,
  type ApiObject,
  type Owner,
} from '@netloom/cluster';
import { differences } from '../../apply/differences.ts';
import type { Observed, ObservedObject } from '../../observe/observation.ts';
import type { Judged, ObjectStep, Refusal } from '../../apply/plan.ts';

export interface JudgeObjects extends Pick<Observed, 'objects' | 'addonSources'> {
  readonly adopt: boolean;
  readonly forceConflicts: boolean;
  /** The groups whose kinds an operator brings before the objects are applied. */
  readonly brought: ReadonlySet<string>;
  /** The command that brings a kind. */
  readonly bring: (kind: Pick<ApiObject, 'apiVersion' | 'kind'>) => string | null;
}

/** Whether each object of the network may be written, and what that would change. */
export function judgeObjects(judging: JudgeObjects): Judged<ObjectStep> {
  const { objects, adopt } = judging;
  const rows = objects.map((object) => judgeObject(object, adopt));
  return {
    rows,
    refusals: [
      ...missingKinds(judging),
      ...foreign(rows, judging),
      ...objects.flatMap(going),
      ...(judging.forceConflicts ? [] : objects.flatMap(conflicts)),
    ],
    notes: adopt ? notes(rows) : [],
  };
}

function judgeObject({ wanted, live }: ObservedObject, adopt: boolean): ObjectStep {
  const ref = refOf(wanted);
  const owner = ownerOf(live);
  if (live === null) return { ref, owner, action: 'create', differences: [] };
  const changes = differences(wanted, live);
  if (owner.kind === 'ours') {
    return { ref, owner, action: changes.length === 0 ? 'keep' : 'change', differences: changes };
  }
  // every object of ours has the same labels: that they come says nothing about this one
  const own = changes.filter(({ path, from }) => from !== undefined || !path.startsWith('metadata.labels.'));
  return { ref, owner, action: adopt && isAdoptable(owner) ? 'adopt' : 'refuse', differences: own };
}

function missingKinds({ objects, brought, bring }: JudgeObjects): readonly Refusal[] {
  const missing = objects.filter(({ wanted, served }) => !served && !brought.has(groupOf(wanted.apiVersion)));
  const kinds = Map.groupBy(missing, ({ wanted }) => `${wanted.kind} of ${wanted.apiVersion}`);
  return [...kinds].map(([words, [first]]) => ({
    code: 'kind-missing',
    message: `The cluster does not serve ${words}.`,
    help: (first === undefined ? null : bring(first.wanted)) ?? 'Install the controller that brings it.',
  }));
}

function foreign(rows: readonly ObjectStep[], { addonSources }: JudgeObjects): readonly Refusal[] {
  const refused = rows.filter(({ action }) => action === 'refuse');
  const owners = Map.groupBy(refused, ({ owner }) => ownerWithSource(owner, addonSources));
  return [...owners].map(([words, steps]) => foreignRefusal(words, steps));
}

function foreignRefusal(words: string, steps: readonly ObjectStep[]): Refusal {
  const names = steps.map(({ ref }) => refInWords(ref)).join(', ');
  const subject = `${names} ${steps.length === 1 ? 'is' : 'are'}`;
  const kind = steps[0]?.owner.kind ?? 'nobody';
  if (kind === 'nobody' || kind === 'helm') {
    return {
      code: 'foreign-object',
      message: `${subject} there already, of ${words}.`,
      help: 'The plan shows what would change; --adopt takes over.',
    };
  }
  return {
    code: 'owned-elsewhere',
    message: `${subject} of ${words}, which would put back what netloom writes.`,
    help: `Take it out of ${SOURCES[kind] ?? 'there'}, or out of the network, then run this again.`,
  };
}

const SOURCES: Partial<Record<Owner['kind'], string>> = {
  k3s: 'that manifest on every server',
  argo: 'what the Application syncs from',
  flux: 'what Flux syncs from',
};

function ownerWithSource(owner: Owner, addonSources: ReadonlyMap<string, string>): string {
  const words = ownerInWords(owner);
  if (owner.kind !== 'k3s') return words;
  const source = addonSources.get(`${owner.namespace}/${owner.name}`);
  return source === undefined ? words : `${words}, from ${source}`;
}

/** What is being deleted takes a change and goes all the same. */
function going({ live }: ObservedObject): readonly Refusal[] {
  if (live?.metadata.deletionTimestamp === undefined) return [];
  const finalizers = live.metadata.finalizers?.join(' and ') ?? '';
  return [
    {
      code: 'object-going',
      message: `${refInWords(refOf(live))} is being deleted${finalizers === '' ? '' : ` and waits for the finalizer ${finalizers}`}.`,
      help: 'Run this again when it is gone: the controller that set the finalizer has to run for that.',
    },
  ];
}

function conflicts({ wanted, conflicts: fields }: ObservedObject): readonly Refusal[] {
  if (fields.length === 0) return [];
  return [
    {
      code: 'field-conflict',
      message: `${refInWords(refOf(wanted))} was changed by somebody else: ${managersInWords(fields)}.`,
      help: 'Write it into the network if it is right; --force-conflicts takes the fields back.',
    },
  ];
}

function notes(rows: readonly ObjectStep[]): readonly string[] {
  const releases = rows.flatMap(({ action, owner }) =>
    action === 'adopt' && owner.kind === 'helm' ? [`${owner.release} of ${owner.namespace}`] : [],
  );
  return [...new Set(releases)].map(
    (release) =>
      `The Helm release ${release} still lists what is adopted from it: its next upgrade or uninstall would take that away. Take it out of its chart, each with the annotation helm.sh/resource-policy: keep, first.`,
  );
}
