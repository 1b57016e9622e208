import { fencedBlock } from '@netloom/chart-kit';
import type { NetworkFacts } from '@netloom/network-model';
import { steps } from '../markdown/blocks.ts';
import { section, type Section } from '../markdown/section.ts';
import { printSequence } from '../mermaid/sequence.ts';
import { homeFlow } from './home-flow.ts';
import { interNodeSection } from './inter-node.ts';
import { mtuSection } from './mtu-section.ts';
import { nameSection } from './name-section.ts';
import { publicFlow } from './public-flow.ts';
import { routerFlow } from './router-flow.ts';
import { tailnetFlow } from './tailnet-flow.ts';
import type { WayIn } from './way-in.ts';

export function flowSection({ network }: NetworkFacts): Section | null {
  const ways = [publicFlow(network), routerFlow(network), tailnetFlow(network), homeFlow(network)];
  return section('Traffic Flow Diagrams', {
    sections: [
      ...ways.map((way) => (way === null ? null : waySection(way))),
      nameSection(network),
      interNodeSection(network),
      mtuSection(network),
    ],
  });
}

function waySection({ title, sequence, description }: WayIn): Section | null {
  const diagram = fencedBlock('mermaid', printSequence(sequence));
  return section(title, { blocks: [diagram, '**Flow Description:**', steps(description)] });
}
