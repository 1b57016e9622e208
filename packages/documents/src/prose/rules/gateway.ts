import { Address } from '@netloom/addresses';
import { linkOf } from '../prose-facts.ts';
import type { ProseRule } from '../prose-rule.ts';

export const gateway: ProseRule = {
  code: 'prose-gateway',
  severity: 'error',
  description: 'The gateway of a network is the one that it has.',
  *check({ mentions, text }, facts) {
    const [mention, ...others] = mentions;
    if (mention === undefined || others.length > 0 || !/\b(?:default )?gateway\b/i.test(text)) return;
    const { addresses } = mention;
    const link = linkOf(facts, addresses);
    if (!(addresses instanceof Address) || link === null || link.gateway?.equals(addresses) === true) return;
    // what a LAN has beyond what is stated is not known; what Proxmox makes of a VNet is
    if (link.gateway === null && link.space === 'lan') return;
    const name = link.space === 'lan' ? 'the home network' : `VNet "${link.name}"`;
    yield {
      message: `${addresses.toString()} is not the gateway of ${name}, which has ${link.gateway?.toString() ?? 'none'}`,
      at: mention,
      related: [{ message: `${link.cidr.toString()} is stated here`, at: facts.facts.origins.of(link) }],
      help: 'write the gateway of the network, or change network.yaml if the text is right',
      ...(link.gateway !== null && { replacement: link.gateway.toString() }),
    };
  },
};
