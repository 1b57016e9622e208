import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whoever passes a bundle on passes on the packages in it, whose licences are to come along: as comments for its end. */
export async function bundledLicences(root: string, inputs: readonly string[]): Promise<string> {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  const texts: string[] = [];
  for (const folder of [...new Set(folders)].sort()) {
    const text = await readFile(join(root, folder, 'LICENSE'), 'utf8');
    texts.push(`/*! ${folder.replace(/^.*node_modules\//, '')}\n\n${text.trim()}\n*/\n`);
  }
  return texts.join('');
}
