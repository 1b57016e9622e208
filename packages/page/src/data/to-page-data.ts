import type { Diagnostic, Place, Waived } from '@netloom/diagnostics';
import type { NetworkView } from '@netloom/network-model';
import { encodeFacts } from '@netloom/network-model/codec';
import type { MapLayout } from './map-layout.ts';
import type { PageData, PageFinding, PagePlace, PageRule, WaivedFinding } from './page-data.ts';

export interface PageInput {
  readonly version: string;
  readonly map: MapLayout;
  /** Of each code that the findings have. */
  readonly rules: ReadonlyMap<string, PageRule>;
}

export function toPageData(
  { facts, diagnostics, waived }: NetworkView,
  { version, map, rules }: PageInput,
): PageData {
  return {
    netloom: version,
    name: facts.network.name,
    facts: encodeFacts(facts),
    findings: diagnostics.map(toFinding),
    waived: waived.map(toWaived),
    map,
    rules: Object.fromEntries(rules),
  };
}

/** Without the edits of its fix, which hold text of the file. */
function toFinding({ code, severity, message, range, related, help, fix }: Diagnostic): PageFinding {
  return {
    ...{ code, severity, message, help },
    at: range === null ? null : toPlace(range),
    related: related.map((place) => ({ message: place.message, at: toPlace(place.range) })),
    fix: fix?.title ?? null,
  };
}

function toWaived({ diagnostic, waiver: { reason, until } }: Waived): WaivedFinding {
  return { ...toFinding(diagnostic), reason, until };
}

function toPlace({ file, start: { line, column } }: Place): PagePlace {
  return { file, line, column };
}
