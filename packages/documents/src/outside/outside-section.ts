import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import {
  atEachPort,
  isOutsideCluster,
  type Network,
  type NetworkFacts,
  type Service,
} from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { codes, NONE } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

/** What has a Service and is no pod: where it is, and by what names it is reached. */
export function outsideSection({ network }: NetworkFacts): Section | null {
  const services = network.services.filter(isOutsideCluster);
  if (services.length === 0) return null;
  return section('Services outside of the Cluster', {
    blocks: [
      'A Service without a selector and its EndpointSlice lead here. Nothing of the devices is changed.',
      table(
        ['Service', 'Device', 'Address', 'Port', 'Certificate', 'Names'],
        services.map((service) => [
          codeSpan(`${service.namespace}/${service.name}`),
          service.hosts.map(escapeMarkdown).join(', ') || NONE,
          codes(service.addresses),
          codes(atEachPort(service).map(({ port, targetPort, scheme }) => `${targetPort ?? port}/${scheme}`)),
          certificateOf(service),
          codes(namesOf(network, service)),
        ]),
      ),
    ],
  });
}

function certificateOf(service: Service): string {
  const { tls } = service;
  if (!atEachPort(service).some(({ scheme }) => scheme === 'https')) return NONE;
  if (tls === null) return 'of a public authority';
  if (tls.insecureSkipVerify) return 'not checked';
  const { serverName, existingSecret } = tls;
  const by = existingSecret === null ? 'of a public authority' : `by ${codeSpan(existingSecret)}`;
  return serverName === null ? by : `${codeSpan(serverName)}, ${by}`;
}

function namesOf({ exposures }: Network, { namespace, name }: Service): readonly string[] {
  const own = exposures.filter((one) => one.namespace === namespace && one.service === name);
  return [...new Set(own.map(({ host }) => host))];
}
