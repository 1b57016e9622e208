import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildStages } from './build-stages.ts';
import { checkStages } from './check-stages.ts';
import { checkedText } from './checked-text.ts';
import { EXAMPLE } from './example.ts';
import { modelStages } from './model-stages.ts';

/** docs/pipeline.md with the data of each stage in its block, e.g. that of decode in ```` ```text decode ````. */
export async function renderPipelinePage(root: string, page: string): Promise<string> {
  const text = readFileSync(join(root, EXAMPLE.network), 'utf8');
  const checked = checkedText(text);
  const stages = new Map([
    ...modelStages(text, checked.facts),
    ...checkStages(text, checked.facts),
    ...(await buildStages(root, checked)),
  ]);
  return [...stages].reduce((filled, [stage, data]) => withBlock(filled, stage, data), page);
}

function withBlock(page: string, stage: string, data: string): string {
  const block = new RegExp(`(^\`\`\`\\w+ ${stage}\\n).*?(^\`\`\`$)`, 'ms');
  if (!block.test(page)) throw new Error(`docs/pipeline.md has no block of the stage ${stage}`);
  return page.replace(block, (_, open: string, close: string) => `${open}${data}\n${close}`);
}
