import { findHelm, Helm } from '@netloom/helm';
import { ensureTool } from '@netloom/toolchain';
import { findProgram } from './program.ts';

/** The Helm that the project takes, and the last of Helm 3 where it can be compiled; else the log says why not. */
export async function testedHelms(): Promise<readonly Helm[]> {
  const four = await findHelm(process);
  const { path, reason } = await findProgram(() => ensureTool('helm-3'));
  if (path !== null) return [four, new Helm({ path, version: 'v3.22.0', env: process.env })];
  process.stderr.write(`skipped: whatever is tested with Helm 3, since ${reason}\n`);
  return [four];
}

export function isHelm4({ version }: Helm): boolean {
  return version.replace(/^v/, '').startsWith('4.');
}
