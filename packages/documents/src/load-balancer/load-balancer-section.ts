import { LOAD_BALANCERS, type NetworkFacts } from '@netloom/network-model';
import { section, type Section } from '../markdown/section.ts';
import { allocationSection } from './allocation-section.ts';
import { metallbObjectSections } from './metallb-objects.ts';
import { poolSection } from './pool-section.ts';

export function loadBalancerSection(facts: NetworkFacts): Section | null {
  const { loadBalancer } = facts.network;
  if (loadBalancer === null) return null;
  const title = loadBalancer.by === 'none' ? 'Load Balancer' : LOAD_BALANCERS[loadBalancer.by].title;
  const { ipAddressPools, ...others } = metallbObjectSections(facts.network);
  return section(`${title} Configuration`, {
    sections: [
      poolSection(facts.network),
      ipAddressPools,
      allocationSection(facts),
      ...Object.values(others),
    ],
  });
}
