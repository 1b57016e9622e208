import { basename, dirname } from 'node:path';
import { parseBytes } from '@netloom/diagnostics';
import { visible } from '@netloom/diagnostics/visible';
import { checkLoaded, loadNetwork, readInput } from '@netloom/engine/check';
import { readNetworkFile } from '@netloom/network-model';
import { emptyPlan } from '@netloom/rollout/plan';
import type { Context } from '../../context.ts';
import { findNetwork, shortPath } from '../../network-input/find-network.ts';
import { STDIN } from '../../network-input/load-input.ts';
import { today } from '../../network-input/today.ts';
import { gitObjects } from './git-batch.ts';
import { describeGitFile } from './git-file.ts';
import type { PlanOptions } from './options.ts';
import { printNamedPlan } from './print-named-plan.ts';

/**
 * Prints the plan against the same file at a revision, where both mean the same: nothing, or nothing but comments and
 * layout, was changed. The charts, Helm and, where no byte was changed, the rules are not needed to know. Returns
 * whether it did: whatever is wrong, and whatever is asked beyond this, is left to the full plan.
 */
export async function planUnchanged(
  network: string | undefined,
  { options, context: { terminal } }: { readonly options: PlanOptions; readonly context: Context },
): Promise<boolean> {
  const revision = plainRevision(options);
  if (revision === null || network === STDIN) return false;
  const path = shortPath(await findNetwork(network));
  const bytes = await readInput(path);
  const names = [`${revision}^{commit}`, `${revision}:./${basename(path)}`];
  const [commit, blob] = (await gitObjects(names, dirname(path))) ?? [];
  if (commit === undefined || blob === undefined) return false;
  // parsing takes much longer, and has to be done again where something was changed
  if (!blob.content.equals(bytes) && withoutLayout(bytes) !== withoutLayout(blob.content)) return false;
  const after = parseBytes(bytes, path);
  const file = readNetworkFile(after);
  if (file === null) return false;
  const before = parseBytes(blob.content, path);
  if (before.source.text !== after.source.text) {
    const same = before.diagnostics.length === 0 && isSame(before.value, after.value);
    if (!same || (await hasErrors(path))) return false;
  }
  if (path !== network) terminal.err(`network: ${visible(path)}\n`);
  const plan = emptyPlan(file.name);
  const name = describeGitFile(revision, { path, commit: commit.id });
  const { output } = options;
  printNamedPlan(plan, { path, against: { kind: 'git', name }, output }, terminal);
  return true;
}

/** The revision of a plan that nothing else is asked of; null for any other. */
function plainRevision(options: PlanOptions): string | null {
  const { against, output: _, allowDeletes, checksum, ...others } = options;
  const asked: readonly unknown[] = Object.values(others);
  if (asked.some((value) => value !== undefined) || allowDeletes.size > 0 || typeof checksum === 'string') {
    return null;
  }
  return /^git:(?<revision>.+)$/.exec(against)?.groups?.revision ?? null;
}

/** What texts have in common that differ in comments, indentation and line ends alone; a `#` in a text counts as a comment. */
function withoutLayout(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  return text.replace(/(?<=^|\s)#.*/gm, '').replace(/\s+/g, '');
}

/** The order of keys counts: that of labels is the order in which they are written. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function hasErrors(path: string): Promise<boolean> {
  const { diagnostics } = checkLoaded(await loadNetwork(path), { today: today() });
  return diagnostics.some(({ severity }) => severity === 'error');
}
