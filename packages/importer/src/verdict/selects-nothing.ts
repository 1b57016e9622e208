import { closest, type Diagnostic } from '@netloom/diagnostics';
import { SERVICE_SELECTS_NOTHING } from '@netloom/engine/check';
import { podsBehind } from '../model/assemble/behind-service.ts';
import type { Draft } from '../model/draft/draft.ts';
import type { DraftService, DraftWorkload } from '../model/draft/services.ts';
import { textOf } from '../model/planned.ts';
import type { LiveSources } from '../proposal/live-sources.ts';
import { unstatedPods } from '../proposal/unstated-pods.ts';
import { toDiagnostic } from './to-diagnostic.ts';

/**
 * Services whose selector no workload has, where all workloads of the namespace are stated, and the one that is meant has all
 * of its labels, with other values. Any doubt is silence: pods come from charts, from controllers and from files not read.
 */
export function servicesWithoutPods(
  draft: Draft,
  sources: LiveSources & { readonly isWholeRead: boolean },
): readonly Diagnostic[] {
  const { objects, charts, isWholeRead } = sources;
  const isCluster = objects.some(({ origin }) => origin === 'cluster');
  if (!isWholeRead || isCluster || charts.some(({ namespace }) => namespace === undefined)) return [];
  return [...draft.services.values()].flatMap((service) => {
    const { namespace, selector } = service;
    if (selector.length === 0 || service.type === 'ExternalName' || podsBehind(service, draft).length > 0) {
      return [];
    }
    const { releases, managed } = unstatedPods(namespace, sources);
    const like = draft.workloads.find((one) => hasOtherValues(one, service) && isMeant(one, service));
    return like === undefined || releases.length > 0 || managed.length > 0
      ? []
      : [diagnosticOf(service, like)];
  });
}

/** Anything else is a placeholder, or what a program would fill in. */
const LABEL = /^[-A-Za-z0-9_.]*$/;

/** Whether its pods have all labels of the selector: with its values, or others. */
function hasOtherValues({ namespace, labels }: DraftWorkload, service: DraftService): boolean {
  if (namespace !== service.namespace) return false;
  return service.selector.every(([key, value]) => {
    const label = labels.get(key);
    return label !== undefined && LABEL.test(textOf(label)) && LABEL.test(textOf(value));
  });
}

/** Pods that somebody runs by hand are stated nowhere: the workload has the Service's name, or a value is nearly the same. */
function isMeant({ name, labels }: DraftWorkload, service: DraftService): boolean {
  if (name === service.name) return true;
  return service.selector.every(([key, value]) => {
    const label = labels.get(key);
    return label !== undefined && closest(textOf(value), [textOf(label)]) !== null;
  });
}

function diagnosticOf({ namespace, name, selector, at }: DraftService, like: DraftWorkload): Diagnostic {
  const different = selector.find(([key, value]) => {
    const label = like.labels.get(key);
    return label !== undefined && textOf(label) !== textOf(value);
  });
  const [key, value] = different ?? selector[0] ?? ['', undefined];
  const label = like.labels.get(key);
  return toDiagnostic(SERVICE_SELECTS_NOTHING, {
    message: `Service "${namespace}/${name}" selects pods with ${key}=${value === undefined ? '' : textOf(value)}, and no workload of its namespace has that: nobody answers behind it`,
    at: value?.from ?? at,
    related: {
      message: `the pods of ${like.kind} "${like.name}" have ${key}=${label === undefined ? '' : textOf(label)}`,
      at: label?.from ?? like.at,
    },
    help: 'write the label that the pods have',
  });
}
