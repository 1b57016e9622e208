import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import { packageChart } from '@netloom/archives';
import { buildNetwork, type CheckedNetwork } from '@netloom/engine';
import { findHelm, type Helm } from '@netloom/helm';
import { execa } from 'execa';
import { load } from 'js-yaml';
import { argoArguments, layCheckout } from './argocd-template.ts';
import { CHARTS } from './repository.ts';

/** The umbrella as it is published, and as Argo CD unpacks it. */
export interface UnpackedUmbrella {
  readonly archive: string;
  readonly folder: string;
}

export async function unpackUmbrella(scratch: string): Promise<UnpackedUmbrella> {
  const helm = await findHelm(process);
  const archive = await packageChart({
    chart: join(CHARTS, 'netloom'),
    out: join(scratch, 'packages'),
    helm,
  });
  await execa('tar', ['--extract', '--gzip', '--file', archive, '--directory', scratch]);
  return { archive, folder: join(scratch, 'netloom') };
}

/** A network's generated files in a checkout of Git. */
export interface NetworkCheckout {
  readonly checkout: string;
  /** The generated folder in it. */
  readonly generated: string;
  readonly files: ReadonlyMap<string, string>;
  /** The text of the umbrella's values. */
  readonly values: string;
}

export async function checkOutNetwork(scratch: string, checked: CheckedNetwork): Promise<NetworkCheckout> {
  const { delivery, name } = checked.facts.network;
  if (delivery === null) throw new Error(`${name} has no delivery`);
  const files = await buildNetwork(checked);
  const checkout = await mkdtemp(join(scratch, 'checkout-'));
  const { path } = delivery.git;
  await layCheckout(checkout, { path, files });
  return { checkout, generated: join(checkout, path), files, values: files.get('values.yaml') ?? '' };
}

/** The umbrella's Application, which tests of delivery validate as one. */
export function umbrellaApplication({ files }: NetworkCheckout): IApplication {
  return load(files.get('argocd/applications/netloom.yaml') ?? '') as IApplication;
}

export interface ArgoRenderOptions {
  readonly umbrella: UnpackedUmbrella;
  readonly network: NetworkCheckout;
  readonly kubeVersion: string;
  readonly apiVersions: readonly string[];
}

/** The manifests of the umbrella as Argo CD gets them. */
export async function renderAsArgo(
  helm: Helm,
  { umbrella, network, ...cluster }: ArgoRenderOptions,
): Promise<string> {
  const { checkout } = network;
  const application = umbrellaApplication(network);
  const args = await argoArguments({ application, cluster, checkout, scratch: checkout });
  return (await helm.run(args, { cwd: umbrella.folder })).stdout;
}
