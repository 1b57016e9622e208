import { findHelm } from '@netloom/helm';
import { readSources } from '../../../src/sources/read-sources.ts';
import { inFolder } from '../../support/temp-folder.ts';

const CHART = [
  'apiVersion: v2',
  'name: pools',
  'version: 0.1.0',
  'dependencies:',
  '  - { name: metallb, version: 0.15.2, repository: https://charts.example.net }',
].join('\n');
const POOL = [
  '{{- range .Values.pools }}',
  '---',
  'apiVersion: metallb.io/v1beta1',
  'kind: IPAddressPool',
  'metadata:',
  '  name: {{ template "metallb.fullname" $ }}-{{ .name }}',
  '  labels: {{- include "metallb.labels" $ | nindent 4 }}',
  'spec:',
  '  addresses: {{ .addresses | toJson }}',
  '{{- end }}',
].join('\n');

describe('a chart that uses templates of a dependency', () => {
  it('is rendered without the dependency', async () => {
    const files = {
      'Chart.yaml': CHART,
      'values.yaml': 'pools:\n  - name: main\n    addresses: [10.0.10.230-10.0.10.239]\n',
      'templates/pool.yaml': POOL,
    };
    await inFolder(files, async (path) => {
      const { objects, unread } = await readSources([{ kind: 'folder', path }], {
        helm: async () => findHelm(process),
        env: {},
      });
      expect(unread).toEqual([]);
      expect(objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['IPAddressPool pools-main']);
    });
  });

  it('is a note where its templates do not render', async () => {
    const files = {
      'app.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: bad }
spec: { source: { repoURL: https://git.example.net/lab, path: bad } }
`,
      'bad/Chart.yaml': 'apiVersion: v2\nname: bad\nversion: 0.1.0\n',
      'bad/templates/x.yaml': '{{ fail "secret" }}',
    };
    await inFolder(files, async (path) => {
      const { unread } = await readSources([{ kind: 'folder', path }], {
        helm: async () => findHelm(process),
        env: {},
      });
      expect(unread.map(({ why }) => why)).toEqual([
        'Helm does not render the chart: bad/templates/x.yaml, line 1',
      ]);
    });
  });
});
