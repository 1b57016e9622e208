import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import type { NetworkView } from '@netloom/network-model';
import Handlebars from 'handlebars';
import { addressTable } from './address-table.ts';
import { exposureTable, firewallTable, recordTable, routeTable, splitHorizonTable } from './name-tables.ts';
import { namespaceTable, operatorTable, secretTable } from './need-tables.ts';
import { nodeTable, poolTable, subnetTable } from './network-tables.ts';

const TABLES = [
  subnetTable,
  addressTable,
  nodeTable,
  poolTable,
  exposureTable,
  recordTable,
  splitHorizonTable,
  routeTable,
  firewallTable,
  namespaceTable,
  secretTable,
  operatorTable,
];

// the input is Markdown already: each cell escapes its own text
const TEMPLATE = Handlebars.compile(
  `# The network {{name}}

Domain {{domain}}, K3s {{version}}.
{{#each tables}}

## {{title}}

{{intro}}

|{{#each columns}} {{this}} |{{/each}}
|{{#each columns}} --- |{{/each}}
{{#each rows}}
|{{#each this}} {{this}} |{{/each}}
{{/each}}
{{/each}}
`,
  { noEscape: true, strict: true },
);

/** NETWORK.md: the network as tables. A table without a row is left out. */
export function renderNetworkPage({ facts: { network } }: NetworkView): string {
  return TEMPLATE({
    name: escapeMarkdown(network.name),
    domain: codeSpan(network.domain),
    version: codeSpan(network.cluster.version),
    tables: TABLES.map((toTable) => toTable(network)).filter(({ rows }) => rows.length > 0),
  });
}
