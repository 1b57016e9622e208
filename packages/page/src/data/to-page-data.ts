import type { Diagnostic, Place, Waived } from '@netloom/diagnostics';
import type { NetworkView } from '@netloom/network-model';
import { encodeFacts } from '@netloom/network-model/codec';
import { fileNames } from './file-names.ts';
import type { MapLayout } from './map-layout.ts';
import type { PageData, PageFinding, PagePlace, PageRule, WaivedFinding } from './page-data.ts';

export interface PageInput {
  readonly version: string | null;
  readonly map: MapLayout;
  /** Of each code that the findings have. */
  readonly rules: ReadonlyMap<string, PageRule>;
}

export function toPageData(
  { facts, diagnostics, waived }: NetworkView,
  { version, map, rules }: PageInput,
): PageData {
  const nameOf = fileNames(facts);
  return {
    netloom: version,
    name: facts.network.name,
    facts: encodeFacts(facts, nameOf),
    findings: diagnostics.map((found) => toFinding(found, nameOf)),
    waived: waived.map((found) => toWaived(found, nameOf)),
    map,
    rules: Object.fromEntries(rules),
  };
}

type NameOf = (file: string) => string;

/** Without the edits of its fix, which hold text of the file. */
function toFinding(
  { code, severity, message, range, related, help, fix }: Diagnostic,
  nameOf: NameOf,
): PageFinding {
  return {
    ...{ code, severity, message, help },
    at: range === null ? null : toPlace(range, nameOf),
    related: related.map((place) => ({ message: place.message, at: toPlace(place.range, nameOf) })),
    fix: fix?.title ?? null,
  };
}

function toWaived({ diagnostic, waiver: { reason, until } }: Waived, nameOf: NameOf): WaivedFinding {
  return { ...toFinding(diagnostic, nameOf), reason, until };
}

function toPlace({ file, start: { line, column } }: Place, nameOf: NameOf): PagePlace {
  return { file: nameOf(file), line, column };
}
