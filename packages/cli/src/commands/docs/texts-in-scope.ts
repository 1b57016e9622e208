import { glob } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import type { CheckedNetwork } from '@netloom/engine';
import { shortPath } from '../../network-input/find-network.ts';
import { describeOrigin } from '../../terminal/describe-place.ts';
import { findTexts, FOREIGN, isOwnText, TextMissing, type Surroundings } from './find-texts.ts';

/** The texts that the command names; without any those of the network's own scope, `docs:`. */
export async function textsToCheck(
  named: readonly string[],
  { facts, origins, source: { file } }: CheckedNetwork,
): Promise<readonly string[]> {
  const { docs } = facts.network;
  const base = dirname(file);
  const ignored = await matching(docs?.ignore ?? [], base);
  const surroundings: Surroundings = {
    network: file,
    ignored: new Set(ignored.map((path) => resolve(path))),
  };
  if (named.length > 0) return findTexts(named, surroundings);
  if (docs === null) {
    throw new UsageError(
      'no file to check: name some, `netloom docs --check README.md docs`, or state them in network.yaml, `docs: { include: [README.md, docs/**] }`.',
    );
  }
  const found: string[] = [];
  for (const [index, pattern] of docs.include.entries()) {
    const texts: string[] = [];
    for (const path of await matching([pattern], base)) {
      if (await isOwnText(path, surroundings)) texts.push(path);
    }
    // a folder that was moved would no longer be checked, without a word
    if (texts.length === 0) {
      const place = describeOrigin(origins.of(docs.include, index));
      throw new TextMissing(
        `${place}: docs.include "${visible(pattern)}" matches no Markdown or YAML file that a person writes: correct the pattern, or take it out.`,
      );
    }
    found.push(...texts);
  }
  return [...new Set(found)];
}

async function matching(patterns: readonly string[], base: string): Promise<readonly string[]> {
  const found: string[] = [];
  const exclude = (path: string): boolean => FOREIGN.has(basename(path));
  for (const pattern of patterns) {
    const entries = glob(pattern, { cwd: base, exclude, withFileTypes: false });
    for await (const path of entries) found.push(shortPath(resolve(join(base, path))));
  }
  return found.sort();
}
