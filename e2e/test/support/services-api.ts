import { createServer } from 'node:http';

/**
 * As much of an API server as the doctor needs to see which addresses Services have: run by itself, in a network namespace
 * that no control plane reaches. Its argument is the list of Services; it prints its port.
 */
const services: unknown = JSON.parse(process.argv[2] ?? '[]');

const ANSWERS: Readonly<Record<string, object>> = {
  '/version': { gitVersion: 'v1.37.1+k3s1' },
  '/api/v1': {
    kind: 'APIResourceList',
    groupVersion: 'v1',
    resources: [{ name: 'services', kind: 'Service', namespaced: true, verbs: ['get', 'list'] }],
  },
  '/api/v1/services': { kind: 'ServiceList', apiVersion: 'v1', metadata: {}, items: services },
};

const PORT = 6443;
createServer((request, response) => {
  const answer = ANSWERS[(request.url ?? '').replace(/\?.*/, '')];
  response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ?? { kind: 'Status', apiVersion: 'v1', code: 404 }));
}).listen(PORT, '127.0.0.1', () => {
  process.stdout.write(`${PORT}\n`);
});
