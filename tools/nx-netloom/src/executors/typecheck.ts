import { execa } from 'execa';
import { forBatch, forOne, type Program } from './all-at-once.ts';

/** `tsc --build` checks each project once, in the order of their references, and finds by itself what is up to date. */
const runTsc: Program = async (folders, root) => {
  const { exitCode, all } = await execa('tsc', ['--build', '--pretty', 'false', ...folders], {
    cwd: root,
    all: true,
    preferLocal: true,
    localDir: root,
    reject: false,
    stdin: 'ignore',
  });
  const errors = byFolder(all, folders);
  // an error without a place, such as in a configuration, is everybody's
  if (exitCode !== 0 && errors.size === 0) return () => ({ success: false, text: all });
  return (folder) => ({ success: !errors.has(folder), text: errors.get(folder) ?? '' });
};

/** Errors begin with the path of a file, and may go on in indented lines. */
export function byFolder(output: string, folders: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let folder: string | undefined;
  for (const line of output.split('\n')) {
    if (!/^\s/.test(line)) folder = folders.find((one) => line.startsWith(`${one}/`));
    if (folder !== undefined) texts.set(folder, `${texts.get(folder) ?? ''}${line}\n`);
  }
  return texts;
}

export const typecheck = forOne(runTsc);
export const typecheckBatch = forBatch(runTsc);
