import { placeAt, type Diagnostic, type Source } from '@netloom/diagnostics';
import { fleetMember, type FleetMember } from '@netloom/engine/check';
import type { ImportedNetwork, ImportSettings, Omitted } from './imported.ts';
import { assemble } from './model/assemble/network.ts';
import type { ClusterSources } from './model/collect.ts';
import type { Draft } from './model/draft/draft.ts';
import type { Unplaced } from './model/draft/unplaced.ts';
import type { Planned, PlannedMap } from './model/planned.ts';
import { placePolicies, type PlacedPolicies } from './policies/exact-policies.ts';
import { proposeDefaultDeny } from './proposal/propose-default-deny.ts';
import { checkImport, type CheckedImport } from './verdict/check-import.ts';
import { toConflictDiagnostic } from './verdict/conflict-diagnostic.ts';
import { statedRecords, type StatedRecord } from './verdict/dns-proof.ts';
import { servicesWithoutPods } from './verdict/selects-nothing.ts';
import { toShadowedDiagnostic } from './verdict/shadowed-diagnostic.ts';
import { writeNetwork } from './write/write-network.ts';

/** What the files state of one cluster. */
export interface ClusterDraft {
  readonly cluster: string;
  /** What is live in it. */
  readonly own: ClusterSources;
  readonly draft: Draft;
}

/** The network of one cluster, and what the verdict over all needs of it. */
export interface ClusterResult {
  readonly network: ImportedNetwork;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly Source[];
  readonly member: FleetMember | null;
  /** As the written file is called in places. */
  readonly written: string;
  readonly records: readonly StatedRecord[];
  readonly hasUnreadPools: boolean;
  readonly hasUnstatedNodes: boolean;
}

/** Writes the network of a cluster, and checks it. */
export async function importCluster(
  { cluster, own, draft }: ClusterDraft,
  { today, propose }: ImportSettings & { readonly today: string },
): Promise<ClusterResult> {
  const { file, unplaced, conflicts, entrances, shadowed } = assemble(draft, cluster);
  const written = `network.yaml of ${cluster}`;
  const check = async (changed: PlannedMap): Promise<CheckedImport> => checkImport(changed, written, today);
  const placed = await placePolicies({ draft, file }, check);
  const checked = await check(placed.file);
  const proposed =
    propose === undefined || checked.checked.kind !== 'checked'
      ? null
      : await proposeDefaultDeny(
          { draft, entrances, sources: own, file: checked.file },
          { before: checked.checked, check },
        );
  const found = [
    ...conflicts.flatMap((conflict) => toConflictDiagnostic(conflict) ?? []),
    ...shadowed.flatMap((one) => toShadowedDiagnostic(one) ?? []),
  ];
  const empty = servicesWithoutPods(draft, { ...own, isWholeRead: own.unread.length === 0 });
  const stated = [
    ...conflicts.flatMap(({ kept, other }) => [kept.from, other.from]),
    ...shadowed.flatMap(({ rule, by }) => [rule.host.from, by.host.from]),
  ];
  const foundSources = stated.flatMap((from) => from?.source ?? []);
  return {
    network: {
      cluster,
      text: proposed === null ? checked.text : writeNetwork(proposed.file),
      file: proposed === null ? checked.file : proposed.file,
      isValid: checked.checked.kind === 'checked',
      guesses: countGuesses(checked.file),
      leftOut: [
        ...unplaced.map(toLeftOut),
        ...keptPolicies(draft, placed).map(toLeftOut),
        ...checked.pruned.map(ofPruned),
      ],
      proposal: proposed?.proposal ?? null,
    },
    diagnostics: [...checked.checked.diagnostics, ...found, ...empty],
    sources: [...checked.checked.sources, ...foundSources, ...draftSources(draft)],
    member: checked.checked.kind === 'checked' ? fleetMember(checked.checked) : null,
    written,
    records: statedRecords(draft, cluster),
    hasUnreadPools: [...unplaced, ...own.unread].some(({ kind = '' }) => /pool/i.test(kind)),
    hasUnstatedNodes: draft.nodes.length === 0,
  };
}

/** The files of Services and workloads, which the network file may not have. */
function draftSources({ services, workloads }: Draft): readonly Source[] {
  const labels = [
    ...[...services.values()].flatMap(({ selector }) => selector.map(([, value]) => value.from)),
    ...workloads.flatMap((one) => Array.from(one.labels.values(), ({ from }) => from)),
  ];
  const places = [...[...services.values(), ...workloads].map(({ at }) => at), ...labels];
  return [...new Set(places.flatMap((place) => place?.source ?? []))];
}

/** Policies that the network file names, without what they let through. */
function keptPolicies({ policies }: Draft, { denied }: PlacedPolicies): readonly Unplaced[] {
  const why = 'it stays as it is: policies.others names it, and what it lets through is unknown';
  return policies
    .filter(({ namespace }) => namespace === null || !denied.has(namespace))
    .map(({ kind, name, at }) => ({ kind, name, why, at }));
}

function toLeftOut({ kind, name, why, at }: Unplaced): Omitted {
  return { kind, name, why, range: placeAt(at.source, at.span) };
}

function ofPruned({ path, why, at }: CheckedImport['pruned'][number]): Omitted {
  return { kind: 'value', name: path, why, range: at === undefined ? null : placeAt(at.source, at.span) };
}

function countGuesses(planned: Planned): number {
  const own = planned.guess === undefined ? 0 : 1;
  const children =
    planned.kind === 'map' ? [...planned.entries.values()] : planned.kind === 'list' ? planned.items : [];
  return children.reduce((sum, child) => sum + countGuesses(child), own);
}
