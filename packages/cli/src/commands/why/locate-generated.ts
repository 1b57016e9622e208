import * as system from 'node:path';
import { UsageError } from '@netloom/diagnostics/error';
import type { PathGrammar } from '@netloom/engine/check';

/** A generated file and its network. */
export interface GeneratedFile {
  readonly network: string | undefined;
  /** Inside the generated folder, with slashes. */
  readonly path: string;
}

/** The network that a generated file belongs to: the one that is stated, else the one beside the folder `generated` that holds it. */
export function locateGenerated(
  file: string,
  network: string | undefined,
  grammar: PathGrammar = system,
): GeneratedFile {
  const parts = grammar.resolve(file).split(grammar.sep);
  const index = parts.lastIndexOf('generated');
  if (index >= 0) {
    const beside = parts.slice(0, index + 1).join(grammar.sep);
    return { network: network ?? grammar.dirname(beside), path: parts.slice(index + 1).join('/') };
  }
  if (network !== undefined) return { network, path: file.split(grammar.sep).join('/') };
  throw new UsageError(
    `"${file}" is not in a folder named generated: name the network with --network, and the file by its path inside generated/.`,
  );
}
