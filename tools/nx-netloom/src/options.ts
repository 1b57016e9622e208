/** The options of the plugin in nx.json. */
export interface Options {
  /** Charts whose package has another name than the chart: chart → folder in packages/. */
  readonly packages?: Readonly<Record<string, string>>;
  /** Networks that are wrong on purpose, by folder: they get a project and no targets. */
  readonly faulty?: readonly string[];
}

export type NormalizedOptions = Required<Options>;

export function normalizeOptions(options: Options | undefined): NormalizedOptions {
  return { packages: options?.packages ?? {}, faulty: options?.faulty ?? [] };
}
