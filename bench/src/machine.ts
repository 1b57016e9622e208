import { arch, availableParallelism, platform } from 'node:os';
import { findHelm } from '@netloom/helm';

/** What the times are of, without the names of this machine. */
export async function describeMachine(): Promise<string> {
  const helm = await findHelm(process);
  return `${availableParallelism()} cores, ${platform()} ${arch()}, Node ${process.versions.node}, Helm ${helm.version}`;
}
