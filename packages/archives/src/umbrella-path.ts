import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { netloomChart } from '@netloom/umbrella';
import { archiveName } from './archive-name.ts';
import { stageUmbrella, type StageInput } from './stage-umbrella.ts';

/**
 * The umbrella as Helm takes it: the archive where the charts are packaged, as in the npm package; else `out`, staged from
 * the charts of a checkout.
 */
export async function umbrellaPath({ charts, out }: StageInput): Promise<string> {
  const archive = join(charts, archiveName(netloomChart));
  if (existsSync(archive)) return archive;
  await stageUmbrella({ charts, out });
  return out;
}
