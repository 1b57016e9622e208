import { withoutTree, type Diagnostic, type Source, type Waived } from '@netloom/diagnostics';
import { visible } from '@netloom/diagnostics/visible';
import {
  checkFleet,
  checkNetwork,
  concealSecrets,
  fleetMember,
  InputUnreadable,
  loadNetwork,
  secretTexts,
  type Checked,
  type FleetMember,
  type Loaded,
} from '@netloom/engine/check';
import { fixNetwork, replaceText, unifiedDiff } from '@netloom/engine/fix';
import type { Context } from '../../context.ts';
import { findNetwork, shortPath } from '../../network-input/find-network.ts';
import { repeatNetwork } from '../../network-input/repeat-network.ts';
import { today } from '../../network-input/today.ts';

type FixMode = 'none' | 'write' | 'dry-run';

interface ValidateInput {
  readonly mode: FixMode;
  /** Whether a file without findings is named on stderr: the form in which they are printed does not name it. */
  readonly names: boolean;
  readonly context: Context;
}

/** The results of all NETWORKs together. */
export interface Validated {
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Waived[];
  /** Whether a file could not be read. */
  readonly unreadable: boolean;
}

/** What is kept of one of them: not the network, which need not be in memory with all others. */
interface ValidatedNetwork extends Validated {
  /** null where no file was found. */
  readonly path: string | null;
  /** null where the file has mistakes of form. */
  readonly member: FleetMember | null;
}

/** Reads, fixes if asked to, and checks each network, then all of them together. */
export async function validateNetworks(
  networks: readonly string[],
  { mode, names, context }: ValidateInput,
): Promise<Validated> {
  const results: ValidatedNetwork[] = [];
  for (const network of networks.length === 0 ? [undefined] : networks) {
    const one = await validateNetwork(network, { mode, context });
    const { path } = one;
    if (names && path !== null && path !== network && one.diagnostics.length === 0) {
      context.terminal.err(`network: ${visible(path)}\n`);
    }
    results.push({ ...one, diagnostics: one.diagnostics.map((found) => repeatIn(found, network)) });
  }
  const fleet = checkTogether(results.flatMap(({ member }) => member ?? []));
  return {
    sources: results.flatMap(({ sources }) => sources),
    diagnostics: [...results, fleet].flatMap(({ diagnostics }) => diagnostics),
    waived: [...results, fleet].flatMap(({ waived }) => waived),
    unreadable: results.some(({ unreadable }) => unreadable),
  };
}

function repeatIn(diagnostic: Diagnostic, network: string | undefined): Diagnostic {
  const { help } = diagnostic;
  return help === null ? diagnostic : { ...diagnostic, help: repeatNetwork(help, network) };
}

function checkTogether(members: readonly FleetMember[]): Pick<Validated, 'diagnostics' | 'waived'> {
  if (members.length < 2) return { diagnostics: [], waived: [] };
  return checkFleet(members, { today: today() });
}

async function validateNetwork(
  network: string | undefined,
  { mode, context }: { readonly mode: FixMode; readonly context: Context },
): Promise<ValidatedNetwork> {
  let path: string | null = null;
  try {
    path = shortPath(await findNetwork(network));
    const loaded = await loadNetwork(path);
    context.conceal(secretTexts(loaded.source));
    const checked =
      mode === 'none' ? checkNetwork(loaded, { today: today() }) : await fix(loaded, { mode, path, context });
    const { sources, diagnostics, waived, kind } = checked;
    return {
      path,
      sources: concealSecrets(sources, diagnostics).map(withoutTree),
      diagnostics,
      waived,
      member: kind === 'checked' ? fleetMember(checked) : null,
      unreadable: kind === 'unreadable',
    };
  } catch (error) {
    if (!(error instanceof InputUnreadable)) throw error;
    const { diagnostic } = error;
    return { path, sources: [], diagnostics: [diagnostic], waived: [], member: null, unreadable: true };
  }
}

interface FixInput {
  readonly mode: Exclude<FixMode, 'none'>;
  readonly path: string;
  readonly context: Context;
}

/** Fixes the file, or prints how it would be fixed; what was done is a message, what is left is the data. */
async function fix(loaded: Loaded, { mode, path, context: { terminal } }: FixInput): Promise<Checked> {
  const { checked, done } = fixNetwork(loaded, { today: today() });
  const [before, after] = [loaded.source.text, checked.source.text];
  if (mode === 'dry-run') terminal.out(unifiedDiff({ file: path, before, after }));
  else if (before !== after) await replaceText(path, { before, after });
  for (const { code, title } of done) {
    terminal.err(`${mode === 'write' ? 'fixed' : 'would fix'} ${code}: ${title}\n`);
  }
  terminal.err(`${path}: ${done.length === 1 ? '1 fix' : `${done.length} fixes`}\n`);
  return checked;
}
