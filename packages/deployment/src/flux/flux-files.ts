import type { GeneratedFile, From } from '@netloom/chart-kit';
import type { DeliveryInput } from '../delivery-input.ts';
import { namespaces } from '../namespaces.ts';
import { rootKustomization, stageKustomizations } from './kustomizations.ts';
import { operatorFiles } from './operators.ts';
import { gitRepository } from './root.ts';
import { umbrellaRelease, umbrellaRepository } from './umbrella.ts';

/** The folder flux/: the root to apply by hand, the Kustomizations that it makes, and what each of them applies. */
export function fluxFiles(input: DeliveryInput, from: From): ReadonlyMap<string, GeneratedFile> {
  const { network, delivery } = input;
  const root = [gitRepository(delivery), rootKustomization(input)].filter((each) => each !== null);
  const files: readonly (readonly [string, GeneratedFile])[] = [
    [
      'root.yaml',
      {
        documents: root.map((each) => from(delivery, each)),
        notes: [
          'Apply once: kubectl apply --server-side -f root.yaml. It makes the Kustomizations beside it.',
        ],
      },
    ],
    ...Array.from(
      stageKustomizations(input),
      ([stage, each]) => [`kustomizations/${stage}.yaml`, { documents: [from(delivery, each)] }] as const,
    ),
    [
      'namespaces/namespaces.yaml',
      { documents: namespaces(network).map((namespace) => from(network, namespace)) },
    ],
    ...operatorFiles(input, from),
    [
      'umbrella/netloom.yaml',
      {
        documents: [umbrellaRepository(input), umbrellaRelease(input, from)].map((each) =>
          from(delivery, each),
        ),
      },
    ],
  ];
  return new Map(files.map(([path, file]) => [`flux/${path}`, file]));
}
