import { arch, env, platform } from 'node:process';
import { findHelm, type Helm } from '@netloom/helm';
import type { Context } from '../context.ts';

/** Helm on this machine; fetched first where it is missing. */
export async function thisHelm({ terminal, signal }: Context): Promise<Helm> {
  return findHelm({ env, platform, arch, onProgress: terminal.progress, signal });
}
