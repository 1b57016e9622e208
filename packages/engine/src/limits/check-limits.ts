import type { Diagnostic } from '@netloom/diagnostics';
import type { Network } from '@netloom/network-model';
import type { CheckedNetwork } from '../network/check-loaded.ts';
import type { PlannedObject } from '../objects/objects-in.ts';
import { LIMIT_RULES } from '../rules.ts';
import { run } from '../run-rules.ts';
import type { ConfigMapSize, ReleaseSize } from './limit-facts.ts';
import { estimateRelease, isSmall, measureRelease, type PossibleTexts } from './stored-size.ts';

type Checked = Pick<CheckedNetwork, 'facts' | 'origins'>;

/** Checks the release that Helm would keep of a network: by its manifests, or before there are any. */
export function checkRelease(
  { facts: { network }, origins }: Checked,
  texts: PossibleTexts,
): readonly Diagnostic[] {
  const sizes = isSmall(texts)
    ? { release: null, valuesBytes: null }
    : { release: releaseSize(network, texts), valuesBytes: Buffer.byteLength(texts.values) };
  return run(LIMIT_RULES, { network, origins, configMaps: [], ...sizes });
}

function releaseSize({ proxmox }: Network, { values, manifest }: PossibleTexts): ReleaseSize {
  if (manifest !== undefined) return { how: 'measured', bytes: measureRelease({ values, manifest }) };
  const hasProgram = (proxmox?.drift ?? proxmox?.reconcile ?? null) !== null;
  return { how: 'estimated', bytes: estimateRelease(values, { hasProgram }) };
}

/** Checks the ConfigMaps among the objects of a network. */
export function checkConfigMaps(
  { facts: { network }, origins }: Checked,
  objects: readonly PlannedObject[],
): readonly Diagnostic[] {
  const configMaps = objects.flatMap(sizeOf);
  return run(LIMIT_RULES, { network, origins, configMaps, release: null, valuesBytes: null });
}

function sizeOf({ kind, namespace, name, entry }: PlannedObject): readonly ConfigMapSize[] {
  if (kind !== 'ConfigMap' || !('data' in entry)) return [];
  const { data } = entry;
  if (typeof data !== 'object' || data === null) return [];
  const texts = Object.values(data).filter((value) => typeof value === 'string');
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return [{ namespace: namespace ?? '', name, bytes }];
}
