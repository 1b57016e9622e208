/** The options of the plugin in nx.json. */
export interface PluginOptions {
  /** Charts whose package has another name than the chart: chart → folder in packages/. */
  readonly packages?: Readonly<Record<string, string>>;
  /** Folders of networks with intended mistakes: they get a project and no targets. */
  readonly faulty?: readonly string[];
}

export type NormalizedOptions = Required<PluginOptions>;

export function normalizeOptions(options: PluginOptions | undefined): NormalizedOptions {
  return { packages: options?.packages ?? {}, faulty: options?.faulty ?? [] };
}
