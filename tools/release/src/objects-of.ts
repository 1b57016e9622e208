import { describeRef, parseObject, refOf } from '@netloom/cluster';
import { parseSource } from '@netloom/diagnostics';

/** Differs in every object of every release, and changes nothing. */
const VERSION_LABELS = /^ +(?:helm\.sh\/chart|app\.kubernetes\.io\/version): .*\n/gm;

/** `Kind namespace/name` → its manifest, without the labels that only name versions. */
export function objectsOf(manifests: string): ReadonlyMap<string, string> {
  const documents = manifests.split(/^---\n/m).map((text) => text.replaceAll(VERSION_LABELS, ''));
  return new Map(
    documents.flatMap((text) => {
      const { value } = parseSource(text, 'manifests');
      return value === null ? [] : [[describeRef(refOf(parseObject(value))), text] as const];
    }),
  );
}
