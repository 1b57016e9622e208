import { withoutTree, type Diagnostic, type Source, type Waived } from '@netloom/diagnostics';
import { visible } from '@netloom/diagnostics/visible';
import {
  checkFleet,
  checkLoaded,
  concealSecrets,
  fleetMember,
  InputUnreadable,
  type Checked,
  type CheckedNetwork,
  type FleetMember,
  type LoadedNetwork,
} from '@netloom/engine/check';
import { knownOnly, secretTexts } from '@netloom/network-model';
import type { Context } from '../../context.ts';
import { loadInput, nameInput, refuseStdinTwice } from '../../network-input/load-input.ts';
import { repeatNetwork } from '../../network-input/repeat-network.ts';
import { today } from '../../network-input/today.ts';
import type { KnownPart } from '../../terminal/print-report.ts';

/** What is fixed, and whether the file is written. */
export interface FixInput {
  readonly mode: 'write' | 'dry-run';
  readonly path: string;
  readonly context: Context;
}

/** How files are fixed before what is left in them is reported. */
export interface Fixing extends Pick<FixInput, 'mode'> {
  readonly fixFile: (loaded: LoadedNetwork, input: FixInput) => Promise<Checked>;
}

interface ValidateInput {
  /** null where files are only checked. */
  readonly fixing: Fixing | null;
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
  readonly known: readonly KnownPart[];
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
  { fixing, names, context }: ValidateInput,
): Promise<Validated> {
  refuseStdinTwice(networks);
  const results: ValidatedNetwork[] = [];
  for (const network of networks.length === 0 ? [undefined] : networks) {
    const one = await validateNetwork(network, { fixing, context });
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
    known: results.flatMap(({ known }) => known),
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
  { fixing, context }: Pick<ValidateInput, 'fixing' | 'context'>,
): Promise<ValidatedNetwork> {
  let path: string | null = null;
  try {
    path = await nameInput(network);
    const loaded = await loadInput(network, path);
    context.conceal(secretTexts(loaded.source));
    const checked =
      fixing === null
        ? checkLoaded(loaded, { today: today() })
        : await fixing.fixFile(loaded, { mode: fixing.mode, path, context });
    const { sources, diagnostics, waived, kind } = checked;
    return {
      path,
      sources: concealSecrets(sources, diagnostics).map(withoutTree),
      diagnostics,
      waived,
      member: kind === 'checked' ? fleetMember(checked) : null,
      unreadable: kind === 'unreadable',
      known: kind === 'checked' ? knownParts(path, checked) : [],
    };
  } catch (error) {
    if (!(error instanceof InputUnreadable)) throw error;
    const { diagnostic } = error;
    return {
      ...{ path, sources: [], diagnostics: [diagnostic], waived: [] },
      ...{ member: null, unreadable: true, known: [] },
    };
  }
}

function knownParts(file: string, { facts }: CheckedNetwork): readonly KnownPart[] {
  return knownOnly(facts.network).map((part) => ({ file, ...part }));
}
