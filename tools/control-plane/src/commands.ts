import type { ClusterShape } from './cluster-shape.ts';
import type { DataFolder } from './data-folder.ts';
import type { ProgramName } from './programs.ts';

export interface ProgramPorts {
  readonly etcd: number;
  readonly etcdPeers: number;
  readonly api: number;
}

export interface CommandOptions {
  readonly files: DataFolder;
  readonly ports: ProgramPorts;
  readonly shape: ClusterShape;
}

/** The arguments of each program, in the order in which they start. All listen on the loopback interface only. */
export function programCommands({
  files,
  ports,
  shape,
}: CommandOptions): readonly (readonly [ProgramName, readonly string[]])[] {
  const etcd = `http://127.0.0.1:${ports.etcd}`;
  const peers = `http://127.0.0.1:${ports.etcdPeers}`;
  return [
    [
      'etcd',
      [
        `--data-dir=${files.etcd}`,
        `--listen-client-urls=${etcd}`,
        `--advertise-client-urls=${etcd}`,
        `--listen-peer-urls=${peers}`,
        `--initial-advertise-peer-urls=${peers}`,
        `--initial-cluster=default=${peers}`,
        // its data do not outlive it
        '--unsafe-no-fsync',
        '--log-level=warn',
      ],
    ],
    [
      'kube-apiserver',
      [
        `--etcd-servers=${etcd}`,
        '--bind-address=127.0.0.1',
        `--secure-port=${ports.api}`,
        `--cert-dir=${files.certificates}`,
        `--service-account-key-file=${files.serviceAccountKey}`,
        `--service-account-signing-key-file=${files.serviceAccountKey}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-cluster-ip-range=${shape.serviceCidrs.join(',')}`,
        '--authorization-mode=RBAC',
        `--token-auth-file=${files.tokens}`,
        '--endpoint-reconciler-type=none',
      ],
    ],
    [
      'kube-controller-manager',
      [
        `--kubeconfig=${files.kubeconfig}`,
        `--service-account-private-key-file=${files.serviceAccountKey}`,
        `--root-ca-file=${files.certificates}/apiserver.crt`,
        '--use-service-account-credentials',
        '--kube-api-qps=500',
        '--kube-api-burst=1000',
        '--leader-elect=false',
        '--secure-port=0',
      ],
    ],
    ['kube-scheduler', [`--kubeconfig=${files.kubeconfig}`, '--leader-elect=false', '--secure-port=0']],
    [
      'kwok',
      [
        `--kubeconfig=${files.kubeconfig}`,
        `--config=${files.stages}`,
        '--manage-all-nodes=true',
        `--cidr=${shape.podCidrs[0] ?? ''}`,
        '--node-lease-duration-seconds=40',
        '--server-address=127.0.0.1:0',
      ],
    ],
  ];
}
