import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import {
  describeSources,
  forwardAddresses,
  isAtRouter,
  openedAddresses,
  printPorts,
  programOf,
  type Forward,
  type Network,
  type NetworkFacts,
  type PortRange,
} from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { NONE } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';
import { endpointWords } from './endpoint-words.ts';
import { policySection } from './policy-section.ts';

export function firewallSection({ network }: NetworkFacts): Section | null {
  return section('Firewall Rules', {
    sections: [
      portSection(network),
      forwardSection(network),
      openingSection(network),
      policySection(network),
    ],
  });
}

function portSection(network: Network): Section | null {
  const rows = network.firewall.flatMap(({ name, from, to, ports, purpose }) =>
    Array.from(
      Map.groupBy(ports, ({ protocol }) => protocol),
      ([protocol, own]) => [
        own.map(printNumbers).join(', '),
        protocol.toUpperCase(),
        endpointWords(from, network),
        endpointWords(to, network),
        purpose === null ? NONE : escapeMarkdown(purpose),
        escapeMarkdown(name),
      ],
    ),
  );
  return section('Required Ports (Home Network)', {
    blocks: [table(['Port', 'Protocol', 'Source', 'Destination', 'Purpose', 'Rule'], rows)],
  });
}

/** What the router forwards, which netloom does not manage. */
function forwardSection(network: Network): Section | null {
  const isForSome = network.forwards.some(({ from }) => from.length > 0);
  const rows = network.forwards.map((forward) => {
    const { port, to, targetPort, from } = forward;
    const inside = { ...port, first: targetPort, last: targetPort + port.last - port.first };
    const isRouter = isAtRouter(network, to);
    const addresses = isRouter
      ? []
      : forwardAddresses(network, forward).map((one) => codeSpan(one.toString()));
    return [
      printNumbers(port),
      port.protocol.toUpperCase(),
      isRouter ? 'the router itself' : targetWords(to, network),
      addresses.join(', ') || NONE,
      printNumbers(inside),
      ...(isForSome ? [describeSources(from)] : []),
    ];
  });
  const columns = [
    ...['Public Port', 'Protocol', 'Forwarded To', 'Address', 'Port'],
    ...(isForSome ? ['Clients'] : []),
  ];
  return section('Forwarded Ports (Internet)', {
    blocks: [publicAddress(network), table(columns, rows)].filter((block) => block !== null),
  });
}

/** What the router's firewall lets the internet reach by IPv6. */
function openingSection(network: Network): Section | null {
  const rows = (network.openings ?? []).map((opening) => {
    const { to, ports, from } = opening;
    const addresses = openedAddresses(network, opening).map((one) => codeSpan(one.toString()));
    return [
      targetWords(to, network),
      addresses.join(', ') || NONE,
      ports.map(printPorts).join(', '),
      describeSources(from),
    ];
  });
  return section('Opened to the Internet (IPv6)', {
    blocks: [table(['Target', 'Address', 'Ports', 'Clients'], rows)],
  });
}

function targetWords(to: Forward['to'], network: Network): string {
  if (to.kind !== 'ingress') return endpointWords(to, network);
  const [ingress, ...others] = network.ingresses;
  // which of several is not stated
  return ingress === undefined || others.length > 0 ? 'ingress' : escapeMarkdown(programOf(network, ingress));
}

function publicAddress({ publicWay }: Network): string | null {
  if (publicWay === null) return null;
  const { address, ddns } = publicWay;
  return address === null
    ? `The router's public address changes: a DDNS client keeps ${codeSpan(ddns ?? '')} at it.`
    : `The router's public address is ${codeSpan(address.toString())}.`;
}

function printNumbers({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}
