import { visible } from '@netloom/diagnostics';
import type { Rollout } from '../plan/plan.ts';
import type { WrittenIdentity } from './identity-to-pin.ts';

export interface ApplyQuestion {
  /** What a person is asked before an apply writes. */
  readonly question: string;
  /** Why nothing is written where nobody can be asked; null where that needs no answer. */
  readonly unasked: string | null;
}

/** A machine must answer only where nothing says that this is the cluster. */
export function askToApply(network: string, { cluster, firstInstall }: Rollout): ApplyQuestion {
  const { context, server, uid } = cluster;
  // the kubeconfig may be somebody else's, and the question goes to the terminal as it is
  const place = visible(
    `${server} (${[`context ${context}`, ...(uid === null ? [] : [`kube-system ${uid}`])].join(', ')})`,
  );
  if (!firstInstall) return { question: `Apply it to ${place}?`, unasked: null };
  return {
    question: `Nothing says yet that this is the cluster of "${network}": it holds no network, and the network file pins none.\nInstall "${network}" in ${place}?`,
    unasked: `This would be the first install of "${network}", in ${place}, and nothing says that this is its cluster: pass --pin to write that into the network file, or --yes to go on without.`,
  };
}

/** After a first install: how the network file says from now on which cluster this is. */
export function pinHint(identity: WrittenIdentity): string {
  const written = Object.entries(identity).map(([key, value]) => `${key}: '${visible(value)}'`);
  return `This is the cluster from now on. To refuse every other one, run this with --pin, or add to the network file:\n  cluster:\n    identity: { ${written.join(', ')} }\n`;
}
