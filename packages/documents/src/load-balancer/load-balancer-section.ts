import type { NetworkFacts } from '@netloom/network-model';
import { section, type Section } from '../markdown/section.ts';
import { allocationSection } from './allocation-section.ts';
import { metallbObjectSections } from './metallb-objects.ts';
import { poolSection } from './pool-section.ts';

export function loadBalancerSection(facts: NetworkFacts): Section | null {
  if (facts.network.loadBalancer === null) return null;
  const { ipAddressPools, ...others } = metallbObjectSections(facts.network);
  return section('MetalLB Configuration', {
    sections: [
      poolSection(facts.network),
      ipAddressPools,
      allocationSection(facts),
      ...Object.values(others),
    ],
  });
}
