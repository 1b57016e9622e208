import { metallbOf } from '@netloom/network-model';
import type { CheckDefinition } from '../../check.ts';
import { foreignObjects, compareObjects } from '../../desired/compare-objects.ts';
import type { ObservedKind } from '../../desired/observed-kinds.ts';
import { objectCheck } from '../object-check.ts';

/** Those of which one that is not in the network would hand out or announce addresses beside it. */
const ALONE: ReadonlySet<string> = new Set(['IPAddressPool', 'L2Advertisement', 'BGPAdvertisement']);

/** MetalLB's configuration, and that nobody has added to it. */
export const loadBalancerObjectsCheck: CheckDefinition<readonly ObservedKind[]> = {
  ...objectCheck({
    id: 'load-balancer-objects',
    subject: 'load-balancer',
    title: 'pools, advertisements, and Services at addresses of their own',
    symptom: null,
    applies: (network) => metallbOf(network) !== null,
    kinds: [
      'IPAddressPool',
      'L2Advertisement',
      'BGPAdvertisement',
      'BGPPeer',
      'BFDProfile',
      'Community',
      'Service',
    ],
  }),
  compare: (observed, facts) => {
    const compared = compareObjects(observed, facts);
    const alone = observed.filter(({ kind }) => ALONE.has(kind));
    return { ...compared, problems: [...compared.problems, ...foreignObjects(alone, facts)] };
  },
};
