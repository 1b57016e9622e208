/** The options of the plugin in nx.json. */
export interface NetloomPluginOptions {
  /** Globs of the network files, from the root of the workspace; `!` excludes. By default every network.yaml. */
  readonly networks?: readonly string[];
  /** Other names of the targets. */
  readonly targets?: {
    /** `netloom validate`, by default `validate`. */
    readonly validate?: string;
    /** `netloom build`, which writes generated/; by default `build`. */
    readonly build?: string;
    /** `netloom build --check`, by default `check`. */
    readonly check?: string;
    /** `netloom template --summary`, by default `template`. */
    readonly template?: string;
  };
}
