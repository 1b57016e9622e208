import { readFileSync } from 'node:fs';
import { parseSource, type OriginMap, type Source } from '@netloom/diagnostics';
import { goRegexpReader } from '@netloom/go-regexp';
import { decode } from '../decode/decode.ts';
import type { NetworkFacts } from '../facts.ts';
import type { NetworkFile } from '../file/network-file.ts';
import { ledger } from '../ledger/ledger.ts';
import type { RepositoryPlace } from '../repository-place.ts';
import { resolve } from '../resolve/resolve.ts';
import { FIXTURES } from './root.ts';

/** A network file with everything that is made of it. */
export interface LoadedText extends NetworkFacts {
  readonly file: NetworkFile;
  readonly source: Source;
  readonly origins: OriginMap;
}

/** A network file of the fixtures. */
export function load(path: string): LoadedText {
  return loadText(readFileSync(new URL(path, FIXTURES), 'utf8'), path);
}

/** A network file that is well formed; throws for any other. */
export function loadText(text: string, path = 'network.yaml'): LoadedText {
  const parsed = parseSource(text, path);
  const { file, diagnostics } = decode(parsed);
  const mistakes = [...parsed.diagnostics, ...diagnostics];
  if (file === null) throw new Error(mistakes.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  const place = placeOf(text);
  const { network, origins } = resolve(file, { ...parsed, place });
  const facts: NetworkFacts = {
    network,
    origins,
    ledger: ledger(network, origins),
    place,
    readGoRegexp: goRegexpReader(),
  };
  return { ...facts, file, source: parsed.source, origins };
}

/** `# sites/home/network.yaml` as the first line is a file's path in a checkout, `# network.yaml, in no checkout` is outside. */
function placeOf(text: string): RepositoryPlace | null {
  const [line, folder = '', outside] = /^# (?:(.*)\/)?network\.yaml(, in no checkout)?\n/.exec(text) ?? [];
  if (line === undefined) return null;
  return outside === undefined ? { kind: 'checkout', folder } : { kind: 'outside' };
}

/** The text of the smallest valid network, with more after it. */
export function minimalWith(more = ''): string {
  return `apiVersion: netloom/v1
name: test
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: node-1, address: 192.168.1.10 }] }
${more}`;
}
