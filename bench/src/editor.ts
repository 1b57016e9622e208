import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseSource } from '@netloom/diagnostics';
import { checkNetwork } from '@netloom/engine';
import { serve } from '@netloom/language-server';
import { Editor } from '@netloom/language-server/testing';
import { generatedNetwork } from './generated-network.ts';

/**
 * What `netloom lsp` costs while somebody types in a network of 1,000 services: `npm run editor --workspace bench`. Processor
 * time of the thread, which a busy machine does not change much: what a person waits for has the 100 ms of quiet before it.
 */
const SERVICES = 1_000;
const WARM = 15;
const ROUNDS = 25;
const URI = 'file:///bench/network.yaml';

/** Milliseconds. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}

/** The median of what a step costs once it is warm; each round has a number, so that no text is the same twice. */
async function costOf(step: (round: number) => Promise<unknown>): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    const before = processorTime();
    await step(round);
    if (round >= WARM) costs.push(processorTime() - before);
    // what follows a mistake of form: the search for secrets
    await sleep(50);
  }
  return median(costs);
}

const text = generatedNetwork(SERVICES);
const toServer = new PassThrough();
const fromServer = new PassThrough();
const ended = serve({ input: toServer, output: fromServer, version: '0', today: () => '2026-01-01' });
const { editor } = await Editor.start({ toServer, fromServer });
await editor.open(URI, text);
await editor.diagnostics(URI, 1);
let version = 1;

/** A change, and the first publication about it. */
async function publishedOf(changed: string): Promise<void> {
  version += 1;
  await editor.change(URI, version, changed);
  await editor.diagnostics(URI, version);
}

const validate = await costOf((round) => {
  const checked = checkNetwork(parseSource(`${text}# ${round}\n`, 'network.yaml'), { today: '2026-01-01' });
  if (checked.kind !== 'checked') throw new Error('the generated network is malformed');
  return Promise.resolve();
});
const findings = await costOf((round) => publishedOf(`${text}# ${round}\n`));
const form = await costOf((round) =>
  publishedOf(text.replace('name: service-500,', `nme${round}: service-500,`)),
);
await publishedOf(text);

/** How long a question waits that comes in the middle of a check. */
const waits: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  version += 1;
  await editor.change(URI, version, `${text}# again ${round}\n`);
  await sleep(105);
  const before = processorTime();
  await editor.ask('definition', { uri: URI, position: { line: 6, character: 16 } });
  waits.push(processorTime() - before);
  await editor.diagnostics(URI, version);
}
await editor.stop();
await ended;
editor.connection.dispose();

console.log(`validate, warm, in the same process   ${validate.toFixed(0)} ms`);
console.log(
  `all findings of a change              ${findings.toFixed(0)} ms, ${(findings / validate).toFixed(2)} of it (1.20 at most)`,
);
console.log(`a mistake of form                     ${form.toFixed(0)} ms (50 at most)`);
console.log(
  `a question during a check             ${median(waits).toFixed(0)} ms, ${Math.max(...waits).toFixed(0)} at worst`,
);
