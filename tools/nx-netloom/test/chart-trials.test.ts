import { findHelm, HelmFailed } from '@netloom/helm';
import { lintChart } from '../src/lint-chart.ts';
import { templateChart } from '../src/template-chart.ts';
import { withChart } from './temp-chart.ts';

const FETCH_MS = 180_000;
const ASKS = `
apiVersion: v1
kind: ConfigMap
metadata: { name: sample }
data: { zone: {{ required "zone is missing: set it." .Values.zone | quote }} }
`;

let helm: Awaited<ReturnType<typeof findHelm>>;
beforeAll(async () => {
  helm = await findHelm(process);
}, FETCH_MS);

describe(lintChart, () => {
  it('lints the default values and each case of ci/', async () => {
    const files = {
      'charts/sample/values.yaml': 'zone: a\n',
      'charts/sample/templates/object.yaml': ASKS,
      'charts/sample/ci/one-values.yaml': 'zone: one\n',
    };
    await withChart(files, async ({ folder }) => {
      const reported: string[] = [];
      await lintChart({ folder, helm, report: (text) => reported.push(text) });
      expect(reported).toEqual([
        `${folder}, default values: passes helm lint --strict`,
        `${folder}, ci/one-values.yaml: passes helm lint --strict`,
      ]);
    });
  });

  it('throws where a case breaks the schema of the values', async () => {
    const files = {
      'charts/sample/values.schema.json': '{"properties": {"zone": {"type": "string"}}}',
      'charts/sample/templates/object.yaml': '',
      'charts/sample/ci/one-values.yaml': 'zone: 1\n',
    };
    await withChart(files, async ({ folder }) => {
      const lint = lintChart({ folder, helm, report: () => undefined });
      await expect(lint).rejects.toThrow(HelmFailed);
      await expect(lint).rejects.toMatchObject({ exitCode: 1 });
    });
  });
});

describe(templateChart, () => {
  it('takes defaults that ask for a value in the chart’s own words, where a case renders', async () => {
    const files = {
      'charts/sample/templates/object.yaml': ASKS,
      'charts/sample/ci/one-values.yaml': 'zone: one\n',
    };
    await withChart(files, async ({ folder }) => {
      const reported: string[] = [];
      await templateChart({ folder, helm, report: (text) => reported.push(text) });
      expect(reported).toEqual([
        `${folder}, default values: requires values: zone is missing: set it.`,
        `${folder}, ci/one-values.yaml: renders`,
      ]);
    });
  });

  it('throws where the defaults ask for a value and no case shows how it renders', async () => {
    await withChart({ 'charts/sample/templates/object.yaml': ASKS }, async ({ folder }) => {
      await expect(templateChart({ folder, helm, report: () => undefined })).rejects.toThrow(
        'zone is missing: set it.',
      );
    });
  });

  it('throws where the defaults break, rather than ask', async () => {
    const files = {
      'charts/sample/templates/object.yaml': '{{ .Values.zone.name }}',
      'charts/sample/ci/one-values.yaml': 'zone: { name: one }\n',
    };
    await withChart(files, async ({ folder }) => {
      await expect(templateChart({ folder, helm, report: () => undefined })).rejects.toThrow(
        'nil pointer evaluating',
      );
    });
  });

  it('throws where a case asks for a value', async () => {
    const files = {
      'charts/sample/templates/object.yaml': ASKS,
      'charts/sample/ci/one-values.yaml': 'other: one\n',
      'charts/sample/values.yaml': 'zone: a\n',
      'charts/sample/ci/two-values.yaml': 'zone: null\n',
    };
    await withChart(files, async ({ folder }) => {
      await expect(templateChart({ folder, helm, report: () => undefined })).rejects.toThrow(
        'zone is missing: set it.',
      );
    });
  });
});
