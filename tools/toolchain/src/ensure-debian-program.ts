import { join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { ensureDebianPackage } from './ensure-debian-package.ts';
import { fromProcess, type ToolOptions } from './tool-options.ts';

/**
 * The path of a program as Debian builds it, from the package of its name: the one on PATH, else fetched now into the user
 * cache, without root and without installing anything. Its version is what this machine's Debian has. Throws DebianMissing.
 */
export async function ensureDebianProgram(name: string, options: ToolOptions = fromProcess): Promise<string> {
  const installed = await findOnPath(name, options.env);
  if (installed !== null) return installed;
  const program = join('usr/bin', name);
  return join(await ensureDebianPackage(name, { program, options }), program);
}
