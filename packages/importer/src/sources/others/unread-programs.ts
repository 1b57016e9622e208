import { basename } from 'node:path/posix';
import type { Folder } from '../folder/folder.ts';

/** Files by which a program is known that makes or runs something, and that is not run or read here. */
const PROGRAMS: readonly { readonly names: RegExp; readonly why: string }[] = [
  { names: /^Pulumi\.ya?ml$/, why: 'what a program of Pulumi makes is not read: it would have to be run' },
  { names: /^cdk8s\.ya?ml$/, why: 'what a program of cdk8s makes is not read: it would have to be run' },
  { names: /^helmfile.*\.gotmpl$/, why: 'a template of Helmfile is not evaluated' },
  { names: /^makejinja\.toml$/, why: 'templates of makejinja are not filled in: what it writes is read' },
  {
    names: /^(?:docker-)?compose(?:[.-][\w-]+)?\.ya?ml$/,
    why: 'containers of Docker Compose are outside of the cluster, and not read',
  },
];

/** Notes each of them once, at its first file. */
export function noteUnreadPrograms(folder: Folder): void {
  for (const { names, why } of PROGRAMS) {
    const [first, ...others] = [...folder.files.keys()].filter((path) => names.test(basename(path)));
    if (first === undefined) continue;
    folder.note(first, others.length === 0 ? why : `${why} (${others.length + 1} files)`);
  }
}
