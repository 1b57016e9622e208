import { Cidr } from '@netloom/addresses';
import type { Diagnostic, Source } from '@netloom/diagnostics';
import { hasPlaceholder } from '../model/read-tree.ts';
import { isProvenOfRecords, type StatedRecord } from './dns-proof.ts';
import { isNoSecret } from './no-secret.ts';
import { PROVEN } from './proven.ts';

/** What a proof needs beside the finding. */
export interface ProofInput {
  /** The name of the written network file: what is placed there no file of the user states. */
  readonly written: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Whether a pool, or an address of one, could not be read: what is in no pool is unknown then. */
  readonly hasUnreadPools: boolean;
  readonly records: readonly StatedRecord[];
  /** Whether no file states the nodes of a cluster: names of nodes lead nowhere then. */
  readonly hasUnstatedNodes: boolean;
}

/** The finding as far as the user's files prove it; null where they do not. */
export function provenFinding(diagnostic: Diagnostic, proof: ProofInput): Diagnostic | null {
  const { code, range, related, message } = diagnostic;
  if (range === null || !PROVEN.has(code)) return null;
  const isWritten = ({ file }: { readonly file: string }): boolean => proof.written.has(file);
  if (isWritten(range) || related.some((one) => isWritten(one.range))) return null;
  if (hasPlaceholder(message) && code !== 'host-claimed-twice') return null;
  if (!isProvenOfRecords(diagnostic, proof.records)) return null;
  if (code.startsWith('pin') && proof.hasUnreadPools) return null;
  if (code === 'unknown-reference' && proof.hasUnstatedNodes && message.includes(' names node "')) {
    return null;
  }
  if (code === 'secret-in-plaintext' && isNoSecret(range, proof.sources)) return null;
  // a base of two overlays is one statement
  if (code.startsWith('fleet-') && related.some((one) => isSame(one.range, range))) return null;
  const own = withoutFix(diagnostic);
  return isWholeNetwork(diagnostic, proof) ? asTemplate(own) : own;
}

function isSame(one: NonNullable<Diagnostic['range']>, other: NonNullable<Diagnostic['range']>): boolean {
  return one.file === other.file && one.start.offset === other.start.offset;
}

/** Fixes are edits of the written network file. */
function withoutFix(diagnostic: Diagnostic): Diagnostic {
  const help = diagnostic.help?.replace(/(?:^|; )[^;]*: --fix changes [^;]* only$/, '') ?? '';
  return { ...diagnostic, fix: null, help: help === '' ? null : help };
}

const WIDE = 24;

/** Whether the finding is about a pool that is a whole network, which well-known templates begin with. */
function isWholeNetwork({ code, range }: Diagnostic, { sources }: ProofInput): boolean {
  if (!['pool-overlaps-host', 'fleet-pools-overlap'].includes(code) || range === null) return false;
  const text = sources.get(range.file)?.text.slice(range.start.offset, range.end.offset) ?? '';
  const blocks = text.match(/\d+\.\d+\.\d+\.\d+\/\d+/g) ?? [];
  return blocks.some((block) => {
    const cidr = Cidr.parse(block);
    return cidr.ok && cidr.value.prefix <= WIDE;
  });
}

function asTemplate(diagnostic: Diagnostic): Diagnostic {
  const why =
    'the pool is a whole network, as in well-known templates: this does harm only where a Service asks for no address of its own';
  const { help } = diagnostic;
  return { ...diagnostic, severity: 'info', help: help === null ? why : `${why}; ${help}` };
}
