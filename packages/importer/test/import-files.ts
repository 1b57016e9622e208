import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '@netloom/diagnostics';
import { importNetworks, readSources, type Imported } from '../src/index.ts';

/** Imports files of a folder: path → text. Charts are not rendered. */
export async function importFiles(files: Readonly<Record<string, string>>): Promise<Imported> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-import-'));
  try {
    const home = join(folder, 'home');
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(home, path)), { recursive: true });
      await writeFile(join(home, path), text);
    }
    const sources = await readSources([{ kind: 'folder', path: home }], { helm: null, env: {} });
    return await importNetworks(sources, '2026-11-29');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** `error pool-overlaps-host pool.yaml:8 (nodes.yaml:6)`, the paths without their folder. */
export function printFindings({ diagnostics }: Imported): readonly string[] {
  return diagnostics.map(({ code, severity, range, related }) => {
    const others = related.map((one) => printPlace(one.range)).join(' ');
    return `${severity} ${code} ${printPlace(range)}${others === '' ? '' : ` (${others})`}`;
  });
}

function printPlace(range: Diagnostic['range']): string {
  if (range === null) return '-';
  return `${range.file.replace(/^.*\/home\//, '')}:${range.start.line}`;
}

/** The text of the only network. */
export function onlyText({ networks }: Imported): string {
  const [only, other] = networks;
  if (only === undefined || other !== undefined) throw new Error(`there are ${networks.length} networks`);
  return only.text;
}
