import { join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { ensureDebianPackage } from './ensure-debian-package.ts';
import { fromProcess, type ToolOptions } from './tool-options.ts';
import { TRIPLETS } from './triplets.ts';

export interface Shell {
  readonly path: string;
  /** What it needs to run from where it was unpacked. */
  readonly env: Readonly<Record<string, string>>;
  /** What it reads first, for the same reason, in its own language. */
  readonly setup: string;
}

/** A shell: the one on PATH, else Debian's, unpacked in the user cache with the libraries that the machine lacks. Throws DebianMissing. */
export async function ensureShell(
  name: 'bash' | 'zsh' | 'fish',
  options: ToolOptions = fromProcess,
): Promise<Shell> {
  const installed = await findOnPath(name, options.env);
  if (installed !== null) return { path: installed, env: {}, setup: '' };
  const program = name === 'zsh' ? 'bin/zsh' : join('usr/bin', name);
  const folder = await ensureDebianPackage(name, { program, dependencies: true, options });
  const libraries = join(folder, 'usr/lib', TRIPLETS[process.arch] ?? process.arch);
  return {
    path: join(folder, program),
    env: { LD_LIBRARY_PATH: libraries, XDG_DATA_DIRS: join(folder, 'usr/share') },
    setup: SETUPS[name](folder, libraries),
  };
}

/** They find their own functions by paths that were compiled into them, and zsh its modules. */
const SETUPS = {
  bash: () => '',
  zsh: (folder: string, libraries: string) => {
    const functions = join(folder, 'usr/share/zsh/functions');
    return `module_path=('${libraries}'/zsh/*(/N))\nfpath=('${functions}'/*(/N) '${functions}'/Completion/*(/N))\n`;
  },
  fish: (folder: string) => `set fish_function_path '${join(folder, 'usr/share/fish/functions')}'\n`,
} as const;
