import { isApplicationSet } from '../../gitops/application.ts';
import { generateApplications } from '../../gitops/generators.ts';
import type { Tree, TreeMapping } from '../../tree.ts';
import { entriesAt, mappingOf, scalarLike, textAt } from '../../tree/nodes.ts';
import type { Deployer } from '../deployer.ts';
import { applyApplication, coverageOfApplication } from './argo-application.ts';

/** ApplicationSets of Argo CD. https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/ */
export const argoApplicationSet: Deployer = {
  matches: isApplicationSet,
  order: 'objects',
  readsUnapplied: false,
  covers: (set, folder, builder) => {
    const { applications } = generateApplications(set, folder);
    return new Set(applications.flatMap((one) => [...coverageOfApplication(one, folder, builder)]));
  },
  apply: (set, context, applying) => {
    const { applications, skipped } = generateApplications(set, applying.folder);
    for (const why of skipped) {
      applying.markPartial();
      applying.note(set, why);
    }
    for (const application of applications) {
      applyApplication(asApplication(set, application), context, applying);
    }
  },
};

function asApplication(set: TreeMapping, application: Tree): TreeMapping {
  return mappingOf(application, [
    ['apiVersion', scalarLike(set, textAt(set, 'apiVersion') ?? 'argoproj.io/v1alpha1')],
    ['kind', scalarLike(set, 'Application')],
    ...entriesAt(application).map(([name, { value }]) => [name, value] as const),
  ]);
}
