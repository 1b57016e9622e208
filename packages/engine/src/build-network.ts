import {
  generatedMarkdown,
  printGeneratedFiles,
  withoutOrigin,
  type GeneratedFile,
  type From,
} from '@netloom/chart-kit';
import { drawDeployment, renderDeployment } from '@netloom/deployment';
import { renderNetworkPage } from '@netloom/documents';
import type { Network, NetworkView } from '@netloom/network-model';
import { DRAWINGS, netloomDrawing, plainUmbrella, toSubchartValues } from '@netloom/umbrella';
import type { CheckedNetwork } from './network/check-loaded.ts';
import { renderEditorSchema } from './render-editor-schema.ts';
import { umbrellaDefaults, validateUmbrella } from './umbrella-values.ts';

/** Everything that is generated from a network: path inside generated/ → text. A path that two parts write is our mistake. */
export async function buildNetwork(
  view: NetworkView & Pick<CheckedNetwork, 'source'>,
): Promise<ReadonlyMap<string, string>> {
  const { network } = view.facts;
  const umbrella = plainUmbrella(network);
  await validateUmbrella(umbrella);
  return joined(
    printGeneratedFiles(drawValues(network, { umbrella, from: withoutOrigin })),
    await renderDeployment(network),
    new Map([['NETWORK.md', networkDocument(view)]]),
    network.documents.page ? await pageFile(view) : new Map(),
    await renderEditorSchema(view.source),
  );
}

/** Without the version that makes it and what changes with the day alone: a page is compared with the one that is there. */
async function pageFile(view: NetworkView): Promise<ReadonlyMap<string, string>> {
  const { networkPage } = await import('./page/network-page.ts');
  const diagnostics = view.diagnostics.filter(({ code }) => !code.startsWith('waiver-'));
  return new Map([['network.html', await networkPage({ ...view, diagnostics }, null)]]);
}

/** The same without prose, as objects whose origins the recorders record. */
export function drawNetwork(
  network: Network,
  recorder: (by: string) => From,
): ReadonlyMap<string, GeneratedFile> {
  const from = recorder('chart values');
  return joined(
    drawValues(network, { umbrella: netloomDrawing.toValues(network, from), from }),
    drawDeployment(network, recorder('deployment files')),
  );
}

function joined<T>(...parts: readonly ReadonlyMap<string, T>[]): ReadonlyMap<string, T> {
  const files = new Map<string, T>();
  for (const [path, file] of parts.flatMap((part) => [...part])) {
    if (files.has(path)) throw new Error(`${path} is generated twice`);
    files.set(path, file);
  }
  return files;
}

/** The values of the umbrella and of each enabled chart, as objects whose origins `from` records. */
function drawValues(
  network: Network,
  { umbrella, from }: { readonly umbrella: object; readonly from: From },
): ReadonlyMap<string, GeneratedFile> {
  const enabled = DRAWINGS.filter((drawing) => drawing.isEnabled(network));
  return new Map([
    [
      'values.yaml',
      { documents: [umbrella], chart: { name: netloomDrawing.chart.name, defaults: umbrellaDefaults } },
    ],
    ...enabled.map((drawing): readonly [string, GeneratedFile] => [
      `values/${drawing.chart.name}.yaml`,
      {
        documents: [toSubchartValues(umbrella, drawing, from)],
        chart: {
          name: drawing.chart.name,
          defaults: () => toSubchartValues(umbrellaDefaults(), drawing, withoutOrigin),
        },
      },
    ]),
  ]);
}

/** NETWORK.md. */
export function networkDocument(view: NetworkView): string {
  return generatedMarkdown(renderNetworkPage(view));
}
