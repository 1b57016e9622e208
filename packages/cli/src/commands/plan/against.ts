import { realpath } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { closest, parseBytes } from '@netloom/diagnostics';
import { EXIT, UsageError } from '@netloom/diagnostics/error';
import { withReach } from '@netloom/engine';
import {
  checkLoaded,
  InputUnreadable,
  type Checked,
  type CheckedNetwork,
  type LoadedNetwork,
} from '@netloom/engine/check';
import { secretTexts } from '@netloom/network-model';
import type { Context } from '../../context.ts';
import { printFindings, type CheckedInput } from '../../network-input/check-input.ts';
import { loadInput, nameInput, STDIN } from '../../network-input/load-input.ts';
import { today } from '../../network-input/today.ts';
import { describeGitFile, gitFile } from './git-file.ts';

/** What a plan compares a network with. */
export type Against =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'git'; readonly revision: string }
  | { readonly kind: 'cluster' };

/** Another network file. */
export type FileAgainst = Exclude<Against, { readonly kind: 'cluster' }>;

const GIT = 'git:';
const CLUSTER = 'cluster';

/** Reads `--against`. Throws UsageError. */
export function parseAgainst(text: string): Against {
  if (text === CLUSTER) return { kind: 'cluster' };
  if (!text.toLowerCase().startsWith(GIT)) return { kind: 'file', path: text };
  const revision = text.slice(GIT.length);
  if (!text.startsWith(GIT)) {
    throw new UsageError(`unknown revision "${text}": did you mean git:${revision}?`);
  }
  if (revision === '') throw new UsageError('"git:" has no revision: write git:HEAD, git:main or git:v1.2.0');
  return { kind: 'git', revision };
}

/** The other network, and its name in the plan. */
export interface Before {
  readonly checked: CheckedNetwork;
  readonly name: string;
}

interface AgainstInput {
  /** The network that is planned. The other one is taken to lie where it lies, so that no path differs for its place. */
  readonly after: CheckedInput;
  readonly context: Context;
}

/** null where the other file is not a network file: its errors are on stderr then, and the exit code is set. */
export async function openAgainst(
  against: FileAgainst,
  { after, context }: AgainstInput,
): Promise<Before | null> {
  const { path, checked: desired } = after;
  const { loaded, name } =
    against.kind === 'file' ? await fromFile(against.path, after) : await fromGit(against.revision, path);
  context.conceal(secretTexts(loaded.source));
  const checked: Checked = checkLoaded({ ...loaded, place: desired.facts.place }, { today: today() });
  if (checked.kind === 'checked') return { checked, name };
  printFindings(checked, context);
  context.exit(EXIT.unreadable);
  return null;
}

interface OtherNetwork {
  readonly loaded: LoadedNetwork;
  readonly name: string;
}

async function fromFile(argument: string, { argument: network, path }: CheckedInput): Promise<OtherNetwork> {
  const file = await nameInput(argument);
  try {
    const loaded = await loadInput(argument, file);
    const isOneFile =
      argument !== STDIN && network !== STDIN && (await realpath(file)) === (await realpath(path));
    if (!isOneFile) return { loaded, name: file };
  } catch (error) {
    if (!(error instanceof InputUnreadable) || isAbsolute(argument) || /[\\/]/.test(argument)) throw error;
    const meant = closest(argument, [CLUSTER]) === null ? FORMS : `Did you mean "${CLUSTER}"?`;
    throw new InputUnreadable('input-missing', `${error.message}. ${meant}`, { cause: error });
  }
  throw new UsageError(`${path} cannot be compared with itself: ${FORMS}`);
}

const FORMS = '--against takes another network file, git:REV for the same file at a revision, or cluster';

async function fromGit(revision: string, path: string): Promise<OtherNetwork> {
  const { bytes, commit } = await gitFile({ path, revision });
  const loaded = await withReach(parseBytes(bytes, `${path}@${revision}`));
  return { loaded, name: describeGitFile(revision, { path, commit }) };
}
