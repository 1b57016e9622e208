import type { PrerequisiteSecret } from '@netloom/network-model';
import { shellCommand, shellWord } from './shell.ts';

/** A folder that only this user can read, outside of every repository, so that no secret is ever committed. */
export const SECRETS_FOLDER = 'SECRETS=${SECRETS:-$(mktemp -d)}';

/** The command that creates the Secret from one file for each key: no secret is part of a command line. */
export function secretCommand({ namespace, name, type, keys }: PrerequisiteSecret): string {
  const command = shellCommand([
    ['kubectl', '--namespace', namespace, 'create', 'secret', 'generic', name],
    ...(type === 'Opaque' ? [] : [[`--type=${type}`]]),
  ]);
  const files = keys.map(shellWord).map((key) => `--from-file=${key}="$SECRETS/${key}"`);
  return [command, ...files].join(' \\\n  ');
}
