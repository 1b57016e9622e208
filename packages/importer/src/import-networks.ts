import { compareDiagnostics, placeAt, type Diagnostic, type Place, type Source } from '@netloom/diagnostics';
import { checkFleet, fleetMember, type FleetMember } from '@netloom/engine/check';
import { assemble } from './model/assemble/network.ts';
import { collect, liveIn, type ClusterSources } from './model/collect.ts';
import type { Draft, Unplaced } from './model/draft.ts';
import type { Planned, PlannedMap } from './model/planned.ts';
import { placePolicies, type PlacedPolicies } from './policies/exact-policies.ts';
import type { Proposal } from './proposal/proposal.ts';
import { proposeDefaultDeny } from './proposal/propose-default-deny.ts';
import type { Sources } from './sources/sources.ts';
import { checkImport, type CheckedImport } from './verdict/check-import.ts';
import { toConflictDiagnostic } from './verdict/conflict-diagnostic.ts';
import { statedRecords, type StatedRecord } from './verdict/dns-proof.ts';
import { provenFinding, type ProofInput } from './verdict/proven-finding.ts';
import { servicesWithoutPods } from './verdict/selects-nothing.ts';
import { toShadowedDiagnostic } from './verdict/shadowed-diagnostic.ts';
import { writeNetwork } from './write/write-network.ts';

/** Something that the network file does not have. */
export interface Omitted {
  readonly kind: string;
  readonly name: string;
  readonly why: string;
  /** null where no file states it. */
  readonly range: Place | null;
}

/** The network of one cluster. */
export interface ImportedNetwork {
  readonly cluster: string;
  /** The network file. */
  readonly text: string;
  /** The same before it is written: each value with its place in the user's files, or the reason for which it is a guess. */
  readonly file: PlannedMap;
  /** Whether the text is a network file: no mistake of form is left. */
  readonly isValid: boolean;
  /** How many values are guesses. */
  readonly guesses: number;
  readonly leftOut: readonly Omitted[];
  /** Default deny as a plan, where it was asked for and there is a network. The text has what it lets in. */
  readonly proposal: Proposal | null;
}

/** What an import does beside reading. */
export interface ImportSettings {
  readonly propose?: 'default-deny' | undefined;
}

/** Networks, and what the user's files prove to be wrong with them. */
export interface Imported {
  readonly networks: readonly ImportedNetwork[];
  readonly diagnostics: readonly Diagnostic[];
  /** The user's files that diagnostics point into. */
  readonly sources: readonly Source[];
}

/** One network for each cluster, and one verdict over all. `today` as YYYY-MM-DD. */
export async function importNetworks(
  sources: Sources,
  today: string,
  settings: ImportSettings = {},
): Promise<Imported> {
  const results: ClusterResult[] = [];
  for (const one of draftsOf(sources)) {
    results.push(await importCluster(one, { ...settings, today }));
  }
  const members = results.flatMap(({ member }) => member ?? []);
  const fleet = members.length < 2 ? [] : checkFleet(members, { today }).diagnostics;
  const files = new Map(
    results.flatMap((one) => one.sources.map((source) => [source.file, source] as const)),
  );
  const proof: ProofInput = {
    written: new Set(results.map(({ written }) => written)),
    sources: files,
    records: results.flatMap(({ records }) => records),
    hasUnreadPools: results.some(({ hasUnreadPools }) => hasUnreadPools),
    hasUnstatedNodes: results.some(({ hasUnstatedNodes }) => hasUnstatedNodes),
  };
  const found = [...results.flatMap(({ diagnostics }) => diagnostics), ...fleet].flatMap(
    (diagnostic) => provenFinding(diagnostic, proof) ?? [],
  );
  const diagnostics = unique(found).toSorted(compareDiagnostics);
  const used = new Set(
    diagnostics.flatMap(({ range, related }) => [range?.file, ...related.map((one) => one.range.file)]),
  );
  return {
    networks: results.map(({ network }) => network),
    diagnostics,
    sources: [...files.values()].filter(({ file }) => used.has(file)),
  };
}

interface ClusterResult {
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

interface ClusterDraft {
  readonly cluster: string;
  /** What is live in it. */
  readonly own: ClusterSources;
  readonly draft: Draft;
}

/** A cluster without a network of its own is none beside others: what is in it belongs to all, or to none. */
function draftsOf(sources: Sources): readonly ClusterDraft[] {
  const drafts = sources.clusters.map((cluster) => {
    const own = liveIn(sources, cluster);
    return { cluster, own, draft: collect(own) };
  });
  const stated = drafts.filter(({ draft }) => draft.hasNetwork);
  return stated.length === 0 ? drafts : stated;
}

async function importCluster(
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

/** What several clusters take from one file is reported once. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { code, range, message } = diagnostic;
    const key = `${code} ${range?.file ?? ''} ${range?.start.offset ?? ''} ${message}`;
    if (!seen.has(key)) seen.set(key, diagnostic);
  }
  return [...seen.values()];
}
