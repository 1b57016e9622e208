import { fencedBlock } from '@netloom/chart-kit';
import { DISTRIBUTIONS, type Network, type NetworkFacts } from '@netloom/network-model';
import { section, type Section } from '../markdown/section.ts';
import { printFlowchart, type Flowchart, type Group } from '../mermaid/flowchart.ts';
import { entrances, homeNetwork, networkLines, nodeBoxes, outside, ingressBoxes } from './boxes.ts';
import { topologyEdges } from './edges.ts';
import { drawServices, type ServiceBoxes } from './service-boxes.ts';

/** The ways in, from outside to the pods. */
export function topologySection({ network }: NetworkFacts): Section | null {
  return section('Network Topology', { blocks: [fencedBlock('mermaid', printFlowchart(topology(network)))] });
}

function topology(network: Network): Flowchart {
  const services = drawServices(network);
  return {
    direction: 'TB',
    parts: [...outside(network), homeNetwork(network), cluster(network, services)],
    edges: topologyEdges(network, services),
  };
}

function cluster(network: Network, { boxes }: ServiceBoxes): Group {
  const { serviceCidrs, podCidrs, distribution } = network.cluster;
  const groups: readonly Group[] = [
    { id: 'entrances', lines: ['Ingress Layer'], parts: entrances(network) },
    { id: 'balancer', lines: ['Load Balancer'], parts: ingressBoxes(network) },
    { id: 'services', lines: networkLines('Service Network', serviceCidrs), parts: boxes },
    { id: 'pods', lines: networkLines('Pod Network', podCidrs), parts: nodeBoxes(network.nodes) },
  ];
  return {
    id: 'cluster',
    lines: [`${DISTRIBUTIONS[distribution].title} Cluster Network`],
    parts: groups.filter(({ parts }) => parts.length > 0),
  };
}
