import { createServer } from 'node:net';

/** A free port on the loopback interface. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.on('error', reject).listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') reject(new Error('a TCP server has a port.'));
    else resolve(address.port);
  });
  try {
    return await promise;
  } finally {
    await new Promise((closed) => server.close(closed));
  }
}
