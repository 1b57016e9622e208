import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { netloomDrawing } from '@netloom/umbrella';
import { archiveName } from './archive-name.ts';
import type { StageInput } from './stage-umbrella.ts';

/**
 * The umbrella as Helm takes it: the archive where the charts are packaged, as in the npm package; else `out`, staged from
 * the charts of a checkout.
 */
export async function umbrellaPath({ charts, out }: StageInput): Promise<string> {
  const archive = join(charts, archiveName(netloomDrawing));
  if (existsSync(archive)) return archive;
  // not in the npm package, where it need not be loaded
  const { stageUmbrella } = await import('./stage-umbrella.ts');
  await stageUmbrella({ charts, out });
  return out;
}
