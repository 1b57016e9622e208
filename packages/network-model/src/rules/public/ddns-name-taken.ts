import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { recordOrigin } from '../../record-origin.ts';

export const ddnsNameTaken: Rule<NetworkFacts> = {
  code: 'ddns-name-taken',
  severity: 'error',
  description: 'No record of the network has the name that a DDNS client keeps.',
  *check({ network, origins }) {
    const { publicWay, records } = network;
    if (publicWay === null) return;
    for (const record of records) {
      if (record.name !== publicWay.ddns) continue;
      yield {
        message: `"${record.name}" is the name that a DDNS client keeps at the router's public address, and has a record of type ${record.type}, too: each overwrites the other`,
        at: recordOrigin(record, origins),
        related: [{ message: 'the DDNS name', at: origins.of(publicWay, 'ddns') }],
        help: 'give the DDNS client a name of its own',
      };
    }
  },
};
