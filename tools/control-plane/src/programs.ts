import { ensureTool, type ToolName } from '@netloom/toolchain';

const NAMES = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
] as const satisfies readonly ToolName[];

export type ProgramName = (typeof NAMES)[number];

/** The path of each program of a control plane. */
export type Programs = Readonly<Record<ProgramName, string>>;

/** Compiles programs that are not in the user's cache: about ten minutes on two cores, once. Throws GoMissing. */
export async function ensurePrograms(onProgress: (text: string) => void): Promise<Programs> {
  const paths: [ProgramName, string][] = [];
  // one after the other: each compiles on all cores, and they share most packages
  for (const name of NAMES) paths.push([name, await ensureTool(name, { env: process.env, onProgress })]);
  // every name of NAMES has its entry
  return Object.fromEntries(paths) as Record<ProgramName, string>;
}
