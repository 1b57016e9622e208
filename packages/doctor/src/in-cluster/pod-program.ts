/**
 * What the pod runs: `node --eval PROGRAM -- QUESTION…`, a question as `A name`, `AAAA name`, `TCP host port` or
 * `HEAD url`. Whether a certificate is trusted is no question here: what answers is reached. It prints
 * one line of JSON for each answer, and needs no file. It asks as a pod does: by the resolver that it is given.
 */
export const POD_PROGRAM = `
const { Resolver } = require('node:dns').promises;
const { connect } = require('node:net');
const questions = process.argv.slice(1);
const resolver = new Resolver({ timeout: 2000, tries: 2 });
const codeOf = (error) => String(error.code ?? error.message);
const ask = {
  A: async (name) => ({ addresses: await resolver.resolve4(name) }),
  AAAA: async (name) => ({ addresses: await resolver.resolve6(name) }),
  TCP: (host, port) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port: Number(port), timeout: 3000 });
      socket.on('connect', () => { socket.destroy(); resolve({ open: true }); });
      socket.on('timeout', () => socket.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
      socket.on('error', reject);
    }),
  HEAD: (url) =>
    new Promise((resolve, reject) => {
      const { request } = url.startsWith('https:') ? require('node:https') : require('node:http');
      const asking = request(url, { method: 'HEAD', timeout: 5000, agent: false, rejectUnauthorized: false }, (response) => {
        response.destroy();
        resolve({ status: response.statusCode });
      });
      asking.on('timeout', () => asking.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
      asking.on('error', reject).end();
    }),
};
let next = 0;
const work = async () => {
  while (next < questions.length) {
    const question = questions[next++];
    const [type, ...rest] = question.split(' ');
    const answer = await ask[type](...rest).catch((error) => ({ code: codeOf(error) }));
    console.log(JSON.stringify({ question, ...answer }));
  }
};
Promise.all(Array.from({ length: 32 }, work)).then(() => process.exit(0));
`;
