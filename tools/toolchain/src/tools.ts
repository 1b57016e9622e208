/** A Go program, pinned: `go install <module>@<version>`. */
export interface Tool {
  readonly module: string;
  readonly version: string;
}

export const TOOLS = {
  kubeconform: { module: 'github.com/yannh/kubeconform/cmd/kubeconform', version: 'v0.8.0' },
  cyclonus: { module: 'github.com/mattfenwick/cyclonus/cmd/cyclonus', version: 'v0.5.6' },
  registry: { module: 'github.com/distribution/distribution/v3/cmd/registry', version: 'v3.1.2' },
} as const satisfies Readonly<Record<string, Tool>>;

export type ToolName = keyof typeof TOOLS;
