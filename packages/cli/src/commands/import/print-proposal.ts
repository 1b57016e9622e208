import type { Place } from '@netloom/diagnostics';
import { visible } from '@netloom/diagnostics/visible';
import type { CutService, ImportedNetwork, Proposal, ProposedFlow } from '@netloom/importer';

/** The plans of all networks, for a person to read. */
export function printProposals(networks: readonly ImportedNetwork[]): string {
  return networks
    .map(({ cluster, proposal }) => {
      const head = networks.length === 1 ? [] : [`${cluster}:`, ''];
      const lines =
        proposal === null
          ? ['no network file comes of its sources: nothing is proposed']
          : printPlan(proposal);
      return [...head, ...lines].map((line) => `${visible(line)}\n`).join('');
    })
    .join('\n');
}

function printPlan(proposal: Proposal): readonly string[] {
  const { namespaces, flows, open, cut, policies } = proposal;
  const all = namespaces.length + open.length;
  return [
    `default deny for ${namespaces.length} of ${all} namespaces: ${policies.length} policies. This is a plan, nothing is changed.`,
    ...namespaces.flatMap((namespace) => printNamespace(namespace, flows)),
    ...(open.length === 0 ? [] : ['', 'these stay open:']),
    ...open.flatMap(({ namespace, why }) => [`  ${namespace}`, ...why.map((one) => `    ${one}`)]),
    ...printCut(cut),
    '',
    'A connection between namespaces that no file states, or only a Secret, would be cut: close one namespace after the other, and look.',
  ];
}

function printNamespace(namespace: string, flows: readonly ProposedFlow[]): readonly string[] {
  const own = flows.filter((flow) => flow.namespace === namespace);
  return [
    '',
    `  ${namespace}: denies what comes in, but from its own pods`,
    ...own.flatMap(({ service, from, ports, certainty, by, wide, range }) => [
      `    ${from} to service ${service} at ${ports.join(', ')} (${by})`,
      `      ${certainty === 'object' ? 'stated at' : 'named by a text at'} ${placeText(range)}`,
      ...(wide === null ? [] : [`      this lets in all pods: ${wide}`]),
    ]),
  ];
}

function printCut(cut: readonly CutService[]): readonly string[] {
  if (cut.length === 0) return [];
  return [
    '',
    'these would be cut off, so that their namespaces stay open:',
    ...cut.map(
      ({ namespace, service, why, range }) => `  ${namespace}/${service}: ${why} (${placeText(range)})`,
    ),
  ];
}

function placeText({ file, start }: Place): string {
  return `${file}:${start.line}`;
}
