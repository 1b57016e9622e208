import { findHelm, Helm } from '@netloom/helm';
import { ensureTool, GoMissing } from '@netloom/toolchain';

/** The Helms that installs are tested with: netloom's own, and the last Helm 3. */
export const HELMS: readonly { readonly title: string; readonly find: () => Promise<Helm> }[] = [
  { title: 'Helm 4', find: () => findHelm(process) },
  {
    title: 'Helm 3',
    find: async () => new Helm({ path: await ensureTool('helm-3'), version: '3.22.0', env: process.env }),
  },
];

/** Those that are available on this machine; the log says why others are not. */
export async function presentHelms(): Promise<readonly Helm[]> {
  const helms: Helm[] = [];
  for (const { title, find } of HELMS) {
    try {
      helms.push(await find());
    } catch (error) {
      if (!(error instanceof GoMissing)) throw error;
      process.stderr.write(`skipped: whatever is tested with ${title}, since ${error.message}\n`);
    }
  }
  return helms;
}
