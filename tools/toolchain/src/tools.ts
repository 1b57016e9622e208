/** A Go program, pinned: `go install <module>@<version>`. */
export interface PublishedTool {
  readonly module: string;
  readonly version: string;
}

/** A Go program that cannot be installed by its name, since its go.mod replaces modules: built in a Go workspace of ours, which pins it. */
export interface PinnedTool {
  /** A folder of go/, whose go.mod has the version. */
  readonly workspace: 'etcd' | 'kubernetes';
  readonly module: string;
  /** The module that go.mod requires, and whose version is the program's. */
  readonly versionOf: string;
  /** The variables that `-ldflags -X` sets, from the version; without them Kubernetes says it is v0.0.0. */
  readonly variables?: (version: string) => Readonly<Record<string, string>>;
}

/** A Go program of ours, whose version is a digest of its sources: a folder of go/, named as its module. */
export interface OwnTool {
  readonly workspace: 'regexp-oracle';
  readonly module: 'regexp-oracle';
}

export type Tool = PublishedTool | PinnedTool | OwnTool;

const KUBERNETES = {
  workspace: 'kubernetes',
  versionOf: 'k8s.io/kubernetes',
  variables: (version) => {
    const [major = '', minor = ''] = version.slice(1).split('.');
    const variable = (name: string): string => `k8s.io/component-base/version.${name}`;
    return {
      [variable('gitVersion')]: version,
      [variable('gitMajor')]: major,
      [variable('gitMinor')]: minor,
    };
  },
} as const satisfies Partial<PinnedTool>;

export const TOOLS = {
  actionlint: { module: 'github.com/rhysd/actionlint/cmd/actionlint', version: 'v1.7.12' },
  kubeconform: { module: 'github.com/yannh/kubeconform/cmd/kubeconform', version: 'v0.8.0' },
  cyclonus: { module: 'github.com/mattfenwick/cyclonus/cmd/cyclonus', version: 'v0.5.6' },
  registry: { module: 'github.com/distribution/distribution/v3/cmd/registry', version: 'v3.1.2' },
  // what K3s v1.37 ships
  coredns: { module: 'github.com/coredns/coredns', version: 'v1.14.7' },
  // the Lua that Argo CD runs its health checks in
  glua: { module: 'github.com/yuin/gopher-lua/cmd/glua', version: 'v1.1.2' },
  'helm-3': { module: 'helm.sh/helm/v3/cmd/helm', version: 'v3.22.0' },
  // what the importer's reading of kustomizations is compared with
  kustomize: { module: 'sigs.k8s.io/kustomize/kustomize/v5', version: 'v5.8.1' },
  // peers of the bench only
  cue: { module: 'cuelang.org/go/cmd/cue', version: 'v0.17.1' },
  kwok: { module: 'sigs.k8s.io/kwok/cmd/kwok', version: 'v0.8.0' },
  etcd: { workspace: 'etcd', module: 'go.etcd.io/etcd/server/v3', versionOf: 'go.etcd.io/etcd/server/v3' },
  'kube-apiserver': { ...KUBERNETES, module: 'k8s.io/kubernetes/cmd/kube-apiserver' },
  'kube-controller-manager': { ...KUBERNETES, module: 'k8s.io/kubernetes/cmd/kube-controller-manager' },
  'kube-scheduler': { ...KUBERNETES, module: 'k8s.io/kubernetes/cmd/kube-scheduler' },
  'regexp-oracle': { workspace: 'regexp-oracle', module: 'regexp-oracle' },
} as const satisfies Readonly<Record<string, Tool>>;

export type ToolName = keyof typeof TOOLS;
