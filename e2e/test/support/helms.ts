import { findHelm, Helm } from '@netloom/helm';
import { ensureTool } from '@netloom/toolchain';

/** Every Helm that an install is proven with: the one that netloom brings, and the last of Helm 3. */
export const HELMS: readonly { readonly title: string; readonly find: () => Promise<Helm> }[] = [
  { title: 'Helm 4', find: () => findHelm(process) },
  {
    title: 'Helm 3',
    find: async () => new Helm({ path: await ensureTool('helm-3'), version: '3.22.0', env: process.env }),
  },
];
