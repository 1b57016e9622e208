import { realpath } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { EXIT, UsageError } from '@netloom/diagnostics/error';
import type { Checked, CheckedNetwork, Loaded } from '@netloom/engine/check';
import { printFindings } from '../../network-input/check-input.ts';
import type { Context } from '../../context.ts';
import { findNetwork, shortPath } from '../../network-input/find-network.ts';
import { gitFile } from './git-file.ts';
import { today } from '../../network-input/today.ts';

/** What a plan compares a network with. */
export type Against =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'git'; readonly revision: string }
  | { readonly kind: 'cluster' };

const GIT = 'git:';
const CLUSTER = 'cluster';

/** Reads `--against`. Throws UsageError. */
export function parseAgainst(text: string): Against {
  if (text === CLUSTER) return { kind: 'cluster' };
  if (!text.toLowerCase().startsWith(GIT)) return { kind: 'file', path: text };
  const revision = text.slice(GIT.length);
  if (!text.startsWith(GIT)) throw new UsageError(`"${text}" is no revision: did you mean git:${revision}?`);
  if (revision === '')
    throw new UsageError('"git:" names no revision: write git:HEAD, git:main or git:v1.2.0');
  return { kind: 'git', revision };
}

/** The other network, and how a plan calls it. */
export interface Before {
  readonly checked: CheckedNetwork;
  readonly name: string;
}

/** null where the other file is not a network file: its mistakes are on stderr then, and the exit code is set. */
export async function openAgainst(
  against: Exclude<Against, { readonly kind: 'cluster' }>,
  { path, context }: { readonly path: string; readonly context: Context },
): Promise<Before | null> {
  const { checkNetwork, secretTexts } = await import('@netloom/engine/check');
  const { loaded, name } =
    against.kind === 'file' ? await fromFile(against.path, path) : await fromGit(against.revision, path);
  context.conceal(secretTexts(loaded.source));
  const checked: Checked = checkNetwork(loaded, { today: today() });
  if (checked.kind === 'checked') return { checked, name };
  printFindings(checked, context);
  context.exit(EXIT.unreadable);
  return null;
}

interface Read {
  readonly loaded: Loaded;
  readonly name: string;
}

async function fromFile(argument: string, path: string): Promise<Read> {
  const { InputUnreadable, loadNetwork } = await import('@netloom/engine/check');
  const file = shortPath(await findNetwork(argument));
  try {
    const loaded = await loadNetwork(file);
    if ((await realpath(file)) !== (await realpath(path))) return { loaded, name: file };
  } catch (error) {
    if (!(error instanceof InputUnreadable) || isAbsolute(argument) || argument.includes('/')) throw error;
    const { closest } = await import('@netloom/diagnostics');
    const meant = closest(argument, [CLUSTER]) === null ? FORMS : `Did you mean "${CLUSTER}"?`;
    throw new InputUnreadable('input-missing', `${error.message}. ${meant}`, { cause: error });
  }
  throw new UsageError(`${path} cannot be compared with itself: ${FORMS}`);
}

const FORMS = '--against takes another network file, git:REV for the same file at a revision, or cluster';

async function fromGit(revision: string, path: string): Promise<Read> {
  const [{ parseBytes }, { withReach }] = await Promise.all([
    import('@netloom/diagnostics'),
    import('@netloom/engine'),
  ]);
  const { bytes, commit } = await gitFile({ path, revision });
  const name = `git:${revision} (${path} at ${commit.slice(0, 12)})`;
  return { loaded: await withReach(parseBytes(bytes, `${path}@${revision}`)), name };
}
