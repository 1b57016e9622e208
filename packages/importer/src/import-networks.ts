import { compareDiagnostics, type Diagnostic } from '@netloom/diagnostics';
import { checkFleet } from '@netloom/engine/check';
import { importCluster, type ClusterDraft, type ClusterResult } from './import-cluster.ts';
import type { Imported, ImportSettings } from './imported.ts';
import { collect, liveIn } from './model/collect.ts';
import type { Sources } from './sources/sources.ts';
import { provenFinding, type ProofInput } from './verdict/proven-finding.ts';

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

/** A cluster without a network of its own is none beside others: what is in it belongs to all, or to none. */
function draftsOf(sources: Sources): readonly ClusterDraft[] {
  const drafts = sources.clusters.map((cluster) => {
    const own = liveIn(sources, cluster);
    return { cluster, own, draft: collect(own) };
  });
  const stated = drafts.filter(({ draft }) => draft.hasNetwork);
  return stated.length === 0 ? drafts : stated;
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
