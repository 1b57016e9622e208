// Rendered by `netloom render` from packages/deployment. Do not edit.
import type { Form } from '@netloom/chart-kit';

const form0: Form = { kind: 'choice', values: ["helm.cattle.io/v1"] };
const form1: Form = { kind: 'choice', values: ["HelmChart"] };
const form2: Form = { kind: 'text', longest: 253, patterns: [/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/] };
const form3: Form = { kind: 'text', patterns: [/^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/] };
const form4: Form = { kind: 'text', longest: 63, patterns: [/^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/] };
const form5: Form = { kind: 'map', key: form3, value: form4 };
const form6: Form = { kind: 'optional', of: form5 };
const form7: Form = { kind: 'text' };
const form8: Form = { kind: 'map', key: form7, value: form7 };
const form9: Form = { kind: 'optional', of: form8 };
const form10: Form = { kind: 'text', longest: 63, patterns: [/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/] };
const form11: Form = { kind: 'object', fields: { name: form2, labels: form6, annotations: form9, namespace: form10 } };
const form12: Form = { kind: 'text', patterns: [/^https:\/\/[^\s/]+(\/\S*)?$/] };
const form13: Form = { kind: 'text', shortest: 1 };
const form14: Form = { kind: 'choice', values: ["abort"] };
const form15: Form = { kind: 'object', fields: { repo: form12, chart: form13, version: form13, targetNamespace: form13, failurePolicy: form14, valuesContent: form7 } };
const form16: Form = { kind: 'object', fields: { apiVersion: form0, kind: form1, metadata: form11, spec: form15 } };

export const HELM_CHART_FORM: Form = form16;
