import { generateKeyPair } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dump } from 'js-yaml';
import { writeServingCertificate } from './serving-certificate.ts';
import { STAGES } from './stages.ts';

const generate = promisify(generateKeyPair);

const ADMIN = 'netloom-admin';

/** The files of one control plane, all in one folder. */
export interface DataFolder {
  readonly kubeconfig: string;
  readonly tokens: string;
  readonly serviceAccountKey: string;
  readonly stages: string;
  readonly certificates: string;
  readonly etcd: string;
  readonly logs: string;
}

/** The kubeconfig of a control plane: one cluster, one user. */
export interface Kubeconfig {
  readonly apiVersion: 'v1';
  readonly kind: 'Config';
  readonly clusters: readonly [
    {
      readonly name: string;
      readonly cluster: { readonly server: string; readonly 'certificate-authority': string };
    },
  ];
  readonly users: readonly [{ readonly name: string; readonly user: { readonly token: string } }];
  readonly contexts: readonly {
    readonly name: string;
    readonly context: { readonly cluster: string; readonly user: string };
  }[];
  readonly 'current-context': string;
}

/** Writes the files that the programs are started with. Its kubeconfig is valid for this one control plane only. */
export async function writeDataFolder(
  folder: string,
  { apiPort, token }: { readonly apiPort: number; readonly token: string },
): Promise<DataFolder> {
  const files: DataFolder = {
    kubeconfig: join(folder, 'kubeconfig.yaml'),
    tokens: join(folder, 'tokens.csv'),
    serviceAccountKey: join(folder, 'service-account.key'),
    stages: join(folder, 'stages.yaml'),
    certificates: join(folder, 'certificates'),
    etcd: join(folder, 'etcd'),
    logs: join(folder, 'logs'),
  };
  for (const path of [files.certificates, files.etcd, files.logs]) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  }
  await writeServingCertificate(files.certificates);
  const { privateKey } = await generate('ec', { namedCurve: 'prime256v1' });
  const secret = { mode: 0o600 };
  await writeFile(files.serviceAccountKey, privateKey.export({ type: 'sec1', format: 'pem' }), secret);
  await writeFile(files.tokens, `${token},${ADMIN},${ADMIN},system:masters\n`, secret);
  await writeFile(files.kubeconfig, kubeconfig({ files, apiPort, token }), secret);
  await writeFile(files.stages, STAGES);
  return files;
}

function kubeconfig({
  files,
  apiPort,
  token,
}: {
  readonly files: DataFolder;
  readonly apiPort: number;
  readonly token: string;
}): string {
  const name = 'netloom';
  const config: Kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name,
        cluster: {
          server: `https://127.0.0.1:${apiPort}`,
          'certificate-authority': join(files.certificates, 'apiserver.crt'),
        },
      },
    ],
    users: [{ name: ADMIN, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: ADMIN } }],
    'current-context': name,
  };
  return dump(config);
}
