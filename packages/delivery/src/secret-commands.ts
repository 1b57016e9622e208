import type { PrerequisiteSecret } from '@netloom/network-model';
import { shellCommand } from './shell.ts';

/** The command that makes the Secret from one file for each key: no secret stands in a command line. */
export function createSecret({ namespace, name, type, keys }: PrerequisiteSecret): string {
  return shellCommand([
    ['kubectl', '--namespace', namespace, 'create', 'secret', 'generic', name],
    ...(type === 'Opaque' ? [] : [[`--type=${type}`]]),
    ...keys.map((key) => [`--from-file=${key}=${key}`]),
  ]);
}
