import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolders } from './package-folders.ts';

const LICENCE_FILE = /^(?:(?:un)?licen[cs]e|copying)(?:$|[.-])/i;
const NOTICE_FILE = /^notice(?:$|[.-])/i;

/** From the heading `License` to the end of a README, which holds the text itself and not only its name. */
const LICENCE_IN_README =
  /^(?:#+ *)?licen[cs]e *$.*(?:permission is hereby granted|redistribution and use).*/ims;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The name, version and licence text of each npm package that a bundle is made of, by the paths of its inputs. */
export async function renderNotices(root: string, inputs: readonly string[]): Promise<string> {
  const notices = new Set<string>();
  for (const folder of packageFolders(inputs)) notices.add(await renderNotice(join(root, folder)));
  return ['netloom is distributed with code of these packages.\n', ...notices].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

async function renderNotice(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const readAll = (pattern: RegExp): Promise<readonly string[]> =>
    Promise.all(names.filter((name) => pattern.test(name)).map(read));
  // what npm installed has a name and a version
  const manifest = JSON.parse(await read('package.json')) as Manifest;
  const files = await readAll(LICENCE_FILE);
  const readmes = files.length > 0 ? [] : await readAll(/^readme/i);
  const licences = [...files, ...readmes.flatMap((text) => LICENCE_IN_README.exec(text)?.[0] ?? [])];
  if (licences.length === 0) {
    throw new Error(
      `${folder} has no licence text, neither in a file nor in its README: the bundle must not hold it. ` +
        'Take another version, or another package.',
    );
  }
  const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`;
  const texts = [...licences, ...(await readAll(NOTICE_FILE))].map((text) => text.trim());
  return `${[title, ...texts].join('\n\n')}\n`;
}
