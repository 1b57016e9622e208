import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import type { NetworkFacts, NetworkView } from '@netloom/network-model';
import Handlebars from 'handlebars';
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
import { reachSection } from './reach/reach-section.ts';
import { topologySection } from './topology/topology-section.ts';
import { troubleshootingSection } from './troubleshooting/troubleshooting-section.ts';

const SECTIONS: readonly ((facts: NetworkFacts) => Section | null)[] = [
  topologySection,
  addressSection,
  flowSection,
  dnsSection,
  loadBalancerSection,
  firewallSection,
  reachSection,
  troubleshootingSection,
  needSection,
  scopeSection,
];

// the input is Markdown already: each part escapes its own text
const TEMPLATE = Handlebars.compile(
  `# Network Architecture: {{name}}

Domain {{domain}}, K3s {{version}}.
{{#if invalid}}

**This network has mistakes: what follows is what its file states.**
{{/if}}

{{#each contents}}
{{this}}
{{/each}}
{{#each sections}}

{{heading}}
{{#each blocks}}

{{this}}
{{/each}}
{{/each}}
`,
  { noEscape: true, strict: true },
);

/** NETWORK.md. What the network does not have is left out; the findings come first where one is an error. */
export function renderNetworkPage(view: NetworkView): string {
  const { facts, diagnostics } = view;
  const invalid = diagnostics.some(({ severity }) => severity === 'error');
  const findings = findingSection(view);
  const parts = SECTIONS.map((toSection) => toSection(facts));
  const related = relatedSection(facts);
  const ordered = invalid ? [findings, ...parts, related] : [...parts, findings, related];
  return TEMPLATE({
    name: escapeMarkdown(facts.network.name),
    domain: codeSpan(facts.network.domain),
    version: codeSpan(facts.network.cluster.version),
    invalid,
    ...printSections(ordered.filter((part) => part !== null)),
  });
}
