import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import {
  describeDistribution,
  type Network,
  type NetworkFacts,
  type NetworkView,
} from '@netloom/network-model';
import { findingSection } from './about/finding-section.ts';
import { relatedSection } from './about/related-section.ts';
import { scopeSection } from './about/scope-section.ts';
import { addressSection } from './addresses/address-section.ts';
import { dnsSection } from './dns/dns-section.ts';
import { firewallSection } from './firewall/firewall-section.ts';
import { flowSection } from './flows/flow-section.ts';
import { loadBalancerSection } from './load-balancer/load-balancer-section.ts';
import { printSections } from './markdown/print-sections.ts';
import type { Section } from './markdown/section.ts';
import { needSection } from './needs/need-section.ts';
import { outsideSection } from './outside/outside-section.ts';
import { reachSection } from './reach/reach-section.ts';
import { topologySection } from './topology/topology-section.ts';
import { troubleshootingSection } from './troubleshooting/troubleshooting-section.ts';

const SECTIONS: readonly ((facts: NetworkFacts) => Section | null)[] = [
  topologySection,
  addressSection,
  flowSection,
  dnsSection,
  loadBalancerSection,
  outsideSection,
  firewallSection,
  reachSection,
  troubleshootingSection,
  needSection,
  scopeSection,
];

/** NETWORK.md. What the network does not have is left out; the findings come first where one is an error. */
export function renderNetworkPage(view: NetworkView): string {
  const { facts, diagnostics } = view;
  const invalid = diagnostics.some(({ severity }) => severity === 'error');
  const findings = findingSection(view);
  const parts = SECTIONS.map((toSection) => toSection(facts));
  const related = relatedSection(facts);
  const ordered = invalid ? [findings, ...parts, related] : [...parts, findings, related];
  const { contents, sections } = printSections(ordered.filter((part) => part !== null));
  const { name, domain, cluster } = facts.network;
  const blocks = [
    `# Network Architecture: ${escapeMarkdown(name)}`,
    `Domain ${codeSpan(domain)}, ${clusterText(cluster)}.`,
    ...(invalid ? ['**This network has mistakes: what follows is what its file states.**'] : []),
    contents.join('\n'),
    ...sections.flatMap(({ heading, blocks }) => [heading, ...blocks]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** `K3s` with its version as code. */
function clusterText(cluster: Network['cluster']): string {
  const text = describeDistribution(cluster);
  return text.replaceAll(/v\d\S*/g, (version) => codeSpan(version));
}
