import { applyEdits, canCombine, parseSource, type ParsedSource, type TextEdit } from '@netloom/diagnostics';
// a fix may add the first intent or expression of a file, so that what checks those must be loaded.
import { goRegexpReader } from '@netloom/go-regexp';
import { toReach } from '@netloom/reachability/reach';
import type { Checked, CheckOptions } from '../network/check-loaded.ts';
import { checkNetwork } from '../network/check-network.ts';
import type { Loaded } from '../network/load-network.ts';

/** A network file after its fixes. */
export interface FixedNetwork {
  /** The fixed text, with the findings that are left. */
  readonly checked: Checked;
  /** In the order of application. */
  readonly done: readonly AppliedFix[];
}

export interface AppliedFix {
  readonly code: string;
  readonly title: string;
}

/** Fixes of a network need two or three passes; two rules whose fixes undo each other must not run forever. */
const MOST_PASSES = 100;

/**
 * Applies the fixes of all findings, pass by pass, until none is left or none helps: one fix may depend on another.
 * Fixes that touch the same text wait for the next pass.
 */
export function fixNetwork(loaded: Loaded, options: CheckOptions = {}): FixedNetwork {
  const readers = { toReach, readGoRegexp: goRegexpReader() };
  const check = (parsed: ParsedSource): Checked =>
    checkNetwork({ ...readers, ...loaded, ...parsed }, options);
  let checked = check(loaded);
  const done: AppliedFix[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const step = fixOnce(checked, check);
    if (step === null) return { checked, done };
    checked = step.checked;
    done.push(...step.done);
  }
  if (checked.kind === 'malformed') return { checked, done };
  const last = [...new Set(done.slice(-10).map(({ code }) => code))].join(', ');
  throw new Error(`fixes are not stable after ${MOST_PASSES} passes; the last were of ${last}`);
}

type Check = (parsed: ParsedSource) => Checked;

interface Fix extends AppliedFix {
  readonly edits: readonly TextEdit[];
}

/** One pass; null where no fix changes anything for the better. */
function fixOnce(before: Checked, check: Check): FixedNetwork | null {
  const attempt = (fixes: readonly Fix[]): FixedNetwork | null => apply(before, { fixes, check });
  const all = combinable(before);
  const together = attempt(all);
  if (together !== null) return together;
  // each may be right alone, as two misspellings of one key are.
  let best: FixedNetwork | null = null;
  let kept: readonly Fix[] = [];
  for (const fix of all) {
    const next = attempt([...kept, fix]);
    if (next === null) continue;
    best = next;
    kept = [...kept, fix];
  }
  return best;
}

function combinable({ diagnostics }: Checked): readonly Fix[] {
  const fixes: Fix[] = [];
  const edits: TextEdit[] = [];
  for (const { code, fix } of diagnostics) {
    if (fix === null || !canCombine(edits, fix.edits)) continue;
    fixes.push({ code, ...fix });
    edits.push(...fix.edits);
  }
  return fixes;
}

/** null where the fixes change nothing, or the file is less well formed after them. */
function apply(
  before: Checked,
  { fixes, check }: { readonly fixes: readonly Fix[]; readonly check: Check },
): FixedNetwork | null {
  const { file, text } = before.source;
  const after = applyEdits(
    text,
    fixes.flatMap(({ edits }) => edits),
  );
  if (after === text) return null;
  const checked = check(parseSource(after, file));
  if (FORM[checked.kind] < FORM[before.kind]) return null;
  return { checked, done: fixes.map(({ code, title }) => ({ code, title })) };
}

/** How well formed a file is. */
const FORM: Readonly<Record<Checked['kind'], number>> = { unreadable: 0, malformed: 1, checked: 2 };
