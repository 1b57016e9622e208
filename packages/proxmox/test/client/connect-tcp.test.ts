import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { connectTcp } from '../../src/client/index.ts';

describe(connectTcp, () => {
  it('says from which address it was answered, and hangs up', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // a listening TCP server has an address with a port
    const { port } = server.address() as AddressInfo;
    const connected = once(server, 'connection');
    expect(await connectTcp({ host: '127.0.0.1', port, timeoutMs: 5_000 })).toEqual({
      kind: 'answers',
      from: '127.0.0.1',
    });
    await connected;
    server.close();
    await once(server, 'close');
    expect(await connectTcp({ host: '127.0.0.1', port, timeoutMs: 5_000 })).toEqual({
      kind: 'silent',
      why: `connect ECONNREFUSED 127.0.0.1:${port}`,
    });
  });
});
