/** A Go program, pinned: `go install <module>@<version>`. */
export interface Tool {
  readonly module: string;
  readonly version: string;
}

export const TOOLS = {
  kubeconform: { module: 'github.com/yannh/kubeconform/cmd/kubeconform', version: 'v0.8.0' },
} as const satisfies Readonly<Record<string, Tool>>;

export type ToolName = keyof typeof TOOLS;
