import type { PrerequisiteSecret } from '@netloom/network-model';
import { shellCommand, shellWord } from './shell.ts';

/** A folder that only this user may look into, outside of every repository: what lies in one is committed some day. */
export const SECRETS_FOLDER = 'SECRETS=${SECRETS:-$(mktemp -d)}';

/** The command that makes the Secret from one file for each key: no secret stands in a command line. */
export function createSecret({ namespace, name, type, keys }: PrerequisiteSecret): string {
  const command = shellCommand([
    ['kubectl', '--namespace', namespace, 'create', 'secret', 'generic', name],
    ...(type === 'Opaque' ? [] : [[`--type=${type}`]]),
  ]);
  const files = keys.map(shellWord).map((key) => `--from-file=${key}="$SECRETS/${key}"`);
  return [command, ...files].join(' \\\n  ');
}
