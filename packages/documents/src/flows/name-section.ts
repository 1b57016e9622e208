import { escapeMarkdown } from '@netloom/chart-kit';
import { describeGuards, type Exposure, type Network } from '@netloom/network-model';
import { table } from '../markdown/blocks.ts';
import { code } from '../markdown/cells.ts';
import { section, type Section } from '../markdown/section.ts';

/** Every host that the network exposes; the diagrams show one of each way in. */
export function nameSection({ exposures, ingresses }: Network): Section | null {
  if (exposures.length === 0) return null;
  const rows = exposures.map((exposure) => [
    code(exposure.host),
    code(exposure.path),
    [wayIn(exposure, ingresses.length > 1), ...describeGuards(exposure.guards).map(escapeMarkdown)].join(
      ', ',
    ),
    escapeMarkdown(`${exposure.namespace}/${exposure.service}`),
  ]);
  return section('Names and What They Reach', {
    blocks: [
      'A name by the tunnel is public; a name by the ingress is reached from the home network and the tailnet.',
      table(['Name', 'Path', 'By', 'Reaches'], rows),
    ],
  });
}

function wayIn({ via, origin, ingress }: Exposure, isNamed: boolean): string {
  const through = isNamed && ingress !== null ? `ingress ${code(ingress)}` : 'ingress';
  if (via === 'ingress') return through;
  const origins = origin.map((one) => (one === 'ingress' ? through : one));
  return origin.includes('ingress') ? `tunnel, then ${origins.join(' or ')}` : 'tunnel';
}
