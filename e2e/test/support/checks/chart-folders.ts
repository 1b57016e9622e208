import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stageUmbrella } from '@netloom/archives';
import { findHelm, HelmFailed, type Helm } from '@netloom/helm';
import { load } from 'js-yaml';
import { readManifests, type Manifest } from '../manifests.ts';

/** A case of a chart's ci/ folder. */
export interface ChartCase {
  readonly file: string;
  readonly path: string;
  /** As written, including `global`. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The charts of a folder, through Helm. */
export class ChartFolders {
  /** The folder of all charts. */
  readonly charts: string;
  readonly #helm: Helm;
  readonly #umbrella: string;
  /** Many checks use the same. */
  readonly #templated = new Map<string, Promise<readonly Manifest[]>>();

  private constructor(charts: string, helm: Helm, umbrella: string) {
    this.charts = charts;
    this.#helm = helm;
    this.#umbrella = umbrella;
  }

  /** `scratch` takes the umbrella, which is only whole with its subcharts inside. */
  static async of(charts: string, scratch: string): Promise<ChartFolders> {
    const umbrella = join(await mkdtemp(join(scratch, 'umbrella-')), 'netloom');
    await stageUmbrella({ charts, out: umbrella });
    return new ChartFolders(charts, await findHelm(process), umbrella);
  }

  folderOf(name: string): string {
    return name === 'netloom' ? this.#umbrella : join(this.charts, name);
  }

  async lint(name: string, ...args: readonly string[]): Promise<string> {
    return (await this.#helm.run(['lint', '--strict', this.folderOf(name), ...args])).stdout;
  }

  template(name: string, ...args: readonly string[]): Promise<readonly Manifest[]> {
    const key = [name, ...args].join('\n');
    const templated = this.#templated.get(key) ?? this.#template(name, args);
    this.#templated.set(key, templated);
    return templated;
  }

  /** The same with values that are in no file. */
  async templateWith(name: string, values: object): Promise<readonly Manifest[]> {
    const args = ['template', 'release', this.folderOf(name), '--values', '-'];
    return readManifests((await this.#helm.run(args, { stdin: JSON.stringify(values) })).stdout);
  }

  async #template(name: string, args: readonly string[]): Promise<readonly Manifest[]> {
    const { stdout } = await this.#helm.run(['template', 'release', this.folderOf(name), ...args]);
    return readManifests(stdout);
  }

  /** The error of Helm where it rejects the values; null where it does not. */
  async refusal(name: string, ...args: readonly string[]): Promise<string | null> {
    try {
      await this.template(name, ...args);
    } catch (error) {
      if (error instanceof HelmFailed) return error.stderr;
      throw error;
    }
    return null;
  }

  /** The chart's own values.yaml. */
  async defaults(name: string): Promise<ChartCase['values']> {
    return readValues(join(this.charts, name, 'values.yaml'));
  }

  async cases(name: string): Promise<readonly ChartCase[]> {
    const folder = join(this.charts, name, 'ci');
    const files = (await readdir(folder)).filter((file) => file.endsWith('-values.yaml')).toSorted();
    const cases = files.map(async (file): Promise<ChartCase> => {
      const path = join(folder, file);
      return { file, path, values: await readValues(path) };
    });
    return Promise.all(cases);
  }
}

async function readValues(path: string): Promise<ChartCase['values']> {
  // values of a chart are a mapping, by its schema
  return load(await readFile(path, 'utf8')) as ChartCase['values'];
}
