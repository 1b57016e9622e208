import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const evenServers: Rule<NetworkFacts> = {
  code: 'even-servers',
  severity: 'info',
  description: 'The number of servers is odd.',
  *check({ network, origins }) {
    const servers = network.nodes.filter(({ role }) => role === 'server');
    const last = servers.at(-1);
    if (last === undefined || servers.length % 2 !== 0) return;
    // every node is a server unless stated: that is a default of the schema, not a choice of the file.
    if (!servers.every((server) => origins.of(server, 'role').kind === 'written')) return;
    const tolerated = servers.length / 2 - 1;
    yield {
      message: `${servers.length} servers tolerate the loss of ${tolerated}, no more than ${servers.length - 1} do: etcd needs more than half of them`,
      at: origins.of(last),
      related: servers
        .slice(0, -1)
        .map((server) => ({ message: `node "${server.name}" is a server`, at: origins.of(server) })),
      help: 'make one an agent, or add one; nothing is wrong where the servers use another database than etcd',
    };
  },
};
