import { plain } from '@netloom/chart-kit';
import { parseSource, type EditValue } from '@netloom/diagnostics';
import { readNetworkFile, resolve } from '@netloom/network-model';
import type { Addition } from './comparison.ts';
import { plannedValue } from './planned-value.ts';
import { isRow } from './row-lists.ts';
import { textOf } from './text-of.ts';

type Steps = readonly (string | number)[];

/**
 * Whether a file is another network with the key of an addition. The rows beside the one that gets it are left out: what a
 * key means does not depend on them, and a file may have thousands.
 */
export function hasEffect({ steps, key, planned }: Addition, file: EditValue): boolean {
  if (key === null) return true;
  const [before, place] = withoutSiblings(file, steps);
  const after = withKey(before, place, { key, value: plannedValue(planned) });
  const [one, other] = [meaningOf(before), meaningOf(after)];
  return one === null || one !== other;
}

/** The file with one row in the list that the steps go through first, and the steps in it. */
function withoutSiblings(value: EditValue, steps: Steps): readonly [EditValue, Steps] {
  const [step, ...rest] = steps;
  if (step === undefined) return [value, steps];
  if (typeof step === 'number') {
    return [Array.isArray(value) ? value.slice(step, step + 1) : value, [0, ...rest]];
  }
  if (!isRow(value)) return [value, steps];
  const [part, place] = withoutSiblings(value[step] ?? null, rest);
  return [{ ...value, [step]: part }, [step, ...place]];
}

function withKey(
  value: EditValue,
  [step, ...rest]: Steps,
  added: { readonly key: string; readonly value: EditValue },
): EditValue {
  if (Array.isArray(value)) {
    return value.map((item: EditValue, index) => (index === step ? withKey(item, rest, added) : item));
  }
  if (!isRow(value)) return value;
  if (step === undefined) return { ...value, [added.key]: added.value };
  return { ...value, [step]: withKey(value[step] ?? null, rest, added) };
}

/** The network that a file means, as a text; null where it is no network file. */
function meaningOf(value: EditValue): string | null {
  const parsed = parseSource(JSON.stringify(value), 'network.yaml');
  const file = parsed.diagnostics.length > 0 ? null : readNetworkFile(parsed);
  if (file === null) return null;
  const { written: _asText, ...network } = resolve(file, parsed).network;
  return textOf(plain(network));
}
