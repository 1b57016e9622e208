import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const deviceNameTwice: Rule<NetworkFacts> = {
  code: 'device-name-twice',
  severity: 'warning',
  description: 'Each device of the tailnet has a name of its own.',
  *check({ network, origins }) {
    const devices = [
      ...network.connectors.map((row) => ({ hostname: row.name, at: origins.of(row, 'name') })),
      ...network.balancers.flatMap(({ device }) =>
        device === null ? [] : { hostname: device.hostname, at: origins.of(device, 'hostname') },
      ),
    ];
    for (const [hostname, [first, ...others]] of Map.groupBy(devices, (device) => device.hostname)) {
      const last = others.pop();
      if (first === undefined || last === undefined) continue;
      yield {
        message: `device "${hostname}" of the tailnet is stated ${others.length === 0 ? 'twice' : `${others.length + 2} times`}: Tailscale calls all but the first one by another name, such as ${hostname}-1`,
        at: last.at,
        related: [first, ...others].map(({ at }) => ({ message: 'it is also stated here', at })),
        help: 'give each a `hostname` of its own',
      };
    }
  },
};
