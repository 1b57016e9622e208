import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { announcementOf, type Announcement } from '../facts/announcement.ts';
import { internalExample, type InternalExample } from '../facts/internal-example.ts';
import type { Step } from '../mermaid/sequence.ts';
import { APP, proxy, SERVICE } from './participants.ts';
import type { WayIn } from './way-in.ts';

/** An internal host from a device at home: to the address that MetalLB announces. */
export function homeFlow(network: Network): WayIn | null {
  const example = internalExample(network);
  if (example === null) return null;
  const program = escapeMarkdown(example.program);
  const announced = announcementOf(network, example.address);
  return {
    title: 'Internal Access from the Home Network',
    sequence: {
      participants: [
        { id: 'Device', name: 'Device at Home' },
        { id: 'Announcer', name: announced.by },
        proxy(example.program),
        SERVICE,
        APP,
      ],
      steps: [...homeSteps(example, announced)],
    },
    description: [
      `DNS query: ${codeSpan(example.host)} resolves to ${codeSpan(example.address.toString())} (${example.resolver})`,
      announced.description,
      `kube-proxy on the node hands the packet to a ${program} pod`,
      `${program} matches Host header, routes to ${codeSpan(example.service)}`,
      'Response returns via same path',
    ],
  };
}

function* homeSteps({ host, address }: InternalExample, { ask }: Announcement): Generator<Step> {
  yield { kind: 'message', from: 'Device', to: 'Device', text: `DNS: ${host}` };
  yield { kind: 'message', from: 'Device', to: 'Announcer', text: ask };
  yield { kind: 'message', from: 'Device', to: 'Announcer', text: `Packet to ${address}` };
  yield { kind: 'message', from: 'Announcer', to: 'Traefik', text: 'kube-proxy' };
  yield { kind: 'message', from: 'Traefik', to: 'SVC', text: 'Host-based routing' };
  yield { kind: 'message', from: 'SVC', to: 'App', text: 'Load balanced' };
  yield { kind: 'answer', from: 'App', to: 'Device', text: 'Response via same path' };
}
