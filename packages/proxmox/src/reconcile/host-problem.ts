import { ProxmoxError } from '../client/index.ts';

/** Why a host did not answer. What is not the host's, such as a token that Proxmox rejects, is thrown on. */
export function hostProblem(error: unknown): string {
  if (!(error instanceof ProxmoxError) || error.kind === 'unauthorized' || error.kind === 'forbidden') {
    throw error;
  }
  return error.detail;
}
