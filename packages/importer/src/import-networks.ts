import { compareDiagnostics, placeAt, type Diagnostic, type Place, type Source } from '@netloom/diagnostics';
import { checkFleet, fleetMember, type FleetMember } from '@netloom/engine/check';
import { assemble } from './model/assemble/network.ts';
import { collect } from './model/collect.ts';
import type { Planned } from './model/planned.ts';
import type { Sources } from './sources/sources.ts';
import { checkImport, type CheckedImport } from './verdict/check-import.ts';
import { toConflictDiagnostic } from './verdict/conflict-diagnostic.ts';
import { provenFinding, type ProofInput } from './verdict/proven-finding.ts';
import { toShadowedDiagnostic } from './verdict/shadowed-diagnostic.ts';

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
  /** Whether the text is a network file: no mistake of form is left. */
  readonly isValid: boolean;
  /** How many values are guesses. */
  readonly guesses: number;
  readonly leftOut: readonly Omitted[];
}

/** Networks, and what the user's files prove to be wrong with them. */
export interface Imported {
  readonly networks: readonly ImportedNetwork[];
  readonly diagnostics: readonly Diagnostic[];
  /** The user's files that diagnostics point into. */
  readonly sources: readonly Source[];
}

/** One network for each cluster, and one verdict over all. `today` as YYYY-MM-DD. */
export async function importNetworks(sources: Sources, today: string): Promise<Imported> {
  const results: ClusterResult[] = [];
  for (const cluster of sources.clusters) results.push(await importCluster(sources, cluster, today));
  const members = results.flatMap(({ member }) => member ?? []);
  const fleet = members.length < 2 ? [] : checkFleet(members, { today }).diagnostics;
  const files = new Map(
    results.flatMap((one) => one.sources.map((source) => [source.file, source] as const)),
  );
  const proof: ProofInput = {
    written: new Set(results.map(({ written }) => written)),
    sources: files,
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
  readonly hasUnreadPools: boolean;
  readonly hasUnstatedNodes: boolean;
}

async function importCluster(sources: Sources, cluster: string, today: string): Promise<ClusterResult> {
  const draft = collect(sources, cluster);
  const { file, unplaced, conflicts, shadowed } = assemble(draft, cluster);
  const written = `network.yaml of ${cluster}`;
  const checked = await checkImport(file, written, today);
  const found = [
    ...conflicts.flatMap((conflict) => toConflictDiagnostic(conflict) ?? []),
    ...shadowed.flatMap((one) => toShadowedDiagnostic(one) ?? []),
  ];
  const stated = [
    ...conflicts.flatMap(({ kept, other }) => [kept.from, other.from]),
    ...shadowed.flatMap(({ rule, by }) => [rule.host.from, by.host.from]),
  ];
  const foundSources = stated.flatMap((from) => from?.source ?? []);
  return {
    network: {
      cluster,
      text: checked.text,
      isValid: checked.checked.kind === 'checked',
      guesses: countGuesses(checked.file),
      leftOut: [...unplaced.map(toLeftOut), ...checked.pruned.map(ofPruned)],
    },
    diagnostics: [...checked.checked.diagnostics, ...found],
    sources: [...checked.checked.sources, ...foundSources],
    member: checked.checked.kind === 'checked' ? fleetMember(checked.checked) : null,
    written,
    hasUnreadPools: [...unplaced, ...sources.unread].some(({ kind = '' }) => /pool/i.test(kind)),
    hasUnstatedNodes: draft.nodes.length === 0,
  };
}

function toLeftOut({ kind, name, why, at }: ReturnType<typeof collect>['unplaced'][number]): Omitted {
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
