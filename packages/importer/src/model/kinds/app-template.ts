import type { ChartValues } from '../../sources/chart-values.ts';
import type { Tree } from '../../sources/tree.ts';
import { scalarsOf } from '../../sources/tree/nodes.ts';
import { toAddress } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftRoute } from '../draft/routes.ts';
import { annotatedFilters, extensionFilters } from '../filters.ts';
import type { SourceKind } from '../kind.ts';
import { scalar, textOf, type PlannedScalar } from '../planned.ts';
import { at, entriesAt, flagAt, itemsAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';
import { annotatedAddresses, sharingKey } from '../service-address.ts';
import { protocolOf } from './services.ts';
import { toContainerPort } from './workloads.ts';

/** The chart app-template and its common library: Services, Ingresses and routes by identifiers of the values. */
export const appTemplate: SourceKind = { charts: { 'app-template': addApp } };

function addApp(chart: ChartValues, draft: Draft): void {
  const app = new App(chart, draft);
  app.addWorkloads();
  for (const [identifier, service] of enabled(chart.tree, 'service')) app.addService(identifier, service);
  for (const [, ingress] of enabled(chart.tree, 'ingress')) app.addIngress(ingress);
  for (const [, route] of enabled(chart.tree, 'route')) app.addRoute(route);
}

function enabled(tree: Tree, key: string): readonly (readonly [string, Tree])[] {
  return entriesAt(tree, key).filter(
    ([, value]) => value.kind === 'mapping' && flagAt(value, 'enabled') !== false,
  );
}

class App {
  readonly #chart: ChartValues;
  readonly #draft: Draft;
  readonly #services: readonly (readonly [string, Tree])[];

  constructor(chart: ChartValues, draft: Draft) {
    this.#chart = chart;
    this.#draft = draft;
    this.#services = enabled(chart.tree, 'service');
  }

  get #namespace(): string {
    return this.#chart.namespace ?? 'default';
  }

  /**
   * The release, with the identifier behind it where there are several; as the library's determineResourceNameFromValues.
   * https://bjw-s-labs.github.io/helm-charts/docs/common-library/resources/names/
   */
  #nameOf(identifier: string): string {
    const own = this.#services.find(([key]) => key === identifier)?.[1];
    const stated = (field: string): string | undefined => {
      const text = statedAt(own, field);
      return text === undefined ? undefined : textOf(this.#expanded(text));
    };
    const forced = stated('forceRename');
    if (forced !== undefined) return forced;
    const [prefix, suffix] = [stated('prefix'), stated('suffix')];
    const { release } = this.#chart;
    const base = prefix === undefined || prefix === release ? release : `${prefix}-${release}`;
    const isBare = base === identifier || base.endsWith(`-${identifier}`);
    const name = this.#services.length < 2 || this.#isPrimary(own) || isBare ? base : `${base}-${identifier}`;
    return suffix === undefined ? name : `${name}-${suffix}`;
  }

  /** Before version 3, the primary Service had the name of the release. */
  #isPrimary(service: Tree | undefined): boolean {
    return Number.parseInt(this.#chart.version ?? '', 10) < 3 && flagAt(service, 'primary') === true;
  }

  /** The controllers that run pods; the first versions of the chart have one, whose settings stand at the top. */
  get #controllers(): readonly (readonly [string, Tree])[] {
    const { tree } = this.#chart;
    const stated = enabled(tree, 'controllers');
    return stated.length === 0 && at(tree, 'image') !== undefined ? [['main', tree]] : stated;
  }

  /**
   * Labels that the chart gives the pods of a controller. All versions have that of the release; which other one tells
   * controllers apart depends on the version (`component` before 4, `controller` since).
   */
  #labelsOf(identifier: string | undefined): readonly (readonly [string, PlannedScalar])[] | null {
    const { release, stated, version } = this.#chart;
    const instance = ['app.kubernetes.io/instance', scalar(release, stated)] as const;
    const controllers = this.#controllers;
    if (controllers.length === 1) return [instance];
    const found = controllers.find(([key]) => key === identifier);
    const [major] = /^\d+/.exec(version ?? '') ?? [];
    if (found === undefined || major === undefined) return null;
    const key = Number(major) < 4 ? 'app.kubernetes.io/component' : 'app.kubernetes.io/controller';
    return [instance, [key, scalar(found[0], found[1])]];
  }

  addWorkloads(): void {
    const { tree, stated, release } = this.#chart;
    for (const [identifier, controller] of this.#controllers) {
      const containers = entriesAt(controller, 'containers').map(([, container]) => container);
      const all = containers.length === 0 ? [controller] : containers;
      this.#draft.workloads.push({
        kind: 'app-template',
        namespace: this.#namespace,
        name: this.#controllers.length === 1 ? release : `${release}-${identifier}`,
        at: stated,
        labels: new Map(this.#labelsOf(identifier) ?? []),
        hostNetwork:
          (flagAt(controller, 'pod', 'hostNetwork') ??
            flagAt(tree, 'defaultPodOptions', 'hostNetwork') ??
            flagAt(tree, 'hostNetwork')) === true,
        ports: all.flatMap((container) => itemsAt(container, 'ports').flatMap(toContainerPort)),
        texts: [
          ...all.flatMap((container) =>
            ['env', 'command', 'args'].flatMap((key) => at(container, key) ?? []),
          ),
          ...(at(tree, 'configMaps') === undefined ? [] : [at(tree, 'configMaps') ?? tree]),
        ].flatMap((node) => [...scalarsOf(node)]),
        configMaps: [],
        images: all.flatMap((container) => textAt(container, 'image', 'repository') ?? []),
      });
    }
  }

  addService(identifier: string, service: Tree): void {
    const name = this.#nameOf(identifier);
    const namespace = this.#namespace;
    const type = textAt(service, 'type') ?? 'ClusterIP';
    this.#draft.services.set(`${namespace}/${name}`, {
      ...{ namespace, name, type, at: service },
      selector: this.#labelsOf(textAt(service, 'controller')) ?? [],
      labels: new Map([['app.kubernetes.io/instance', this.#chart.release]]),
      headless: textAt(service, 'clusterIP') === 'None' ? at(service, 'clusterIP') : undefined,
      ports: entriesAt(service, 'ports').flatMap(([key, row]) => {
        const port = this.#portAt(row, 'port');
        if (port === undefined || flagAt(row, 'enabled') === false) return [];
        const target = this.#portAt(row, 'targetPort') ?? port;
        const isName = typeof target.value === 'string';
        return [
          {
            ...{ name: key, port, protocol: protocolOf(textAt(row, 'protocol')) },
            targetPort: isName ? undefined : target,
            targetName: isName ? target : undefined,
          },
        ];
      }),
    });
    if (type !== 'LoadBalancer') return;
    const annotations = at(service, 'annotations');
    const field = statedAt(service, 'loadBalancerIP');
    const use = { kind: 'Service', name: `${namespace}/${name}`, draft: this.#draft };
    for (const one of [...annotatedAddresses(annotations), ...(field === undefined ? [] : [field])]) {
      const address = toAddress(one, 4, use);
      if (address === undefined) continue;
      this.#draft.allocations.push({ namespace, name, address, sharing: sharingKey(annotations) });
    }
  }

  addIngress(ingress: Tree): void {
    const className = textAt(ingress, 'className') ?? textAt(ingress, 'ingressClassName');
    for (const row of itemsAt(ingress, 'hosts')) {
      const host = this.#hostAt(row, 'host');
      if (host === undefined) continue;
      for (const item of itemsAt(row, 'paths')) {
        const path = statedAt(item, 'path');
        const isPrefix =
          textAt(item, 'pathType') !== 'Exact' &&
          /^\/[\w./~%-]*$/.test(path === undefined ? '/' : textOf(path));
        if (!isPrefix) continue;
        this.#push({
          kind: 'Ingress',
          host,
          path: path?.value === '/' ? undefined : path,
          entrance: className === undefined ? undefined : `IngressClass ${className}`,
          listeners: [],
          backend: at(item, 'service'),
          filters: annotatedFilters(at(ingress, 'annotations')),
        });
      }
    }
  }

  addRoute(route: Tree): void {
    const kind = textAt(route, 'kind') ?? 'HTTPRoute';
    if (kind !== 'HTTPRoute') {
      const why = 'routes of this kind have no form in the network file';
      this.#draft.leaveOut({ kind, name: this.#chart.release, why, at: route });
      return;
    }
    const rules = itemsAt(route, 'rules');
    for (const parent of itemsAt(route, 'parentRefs')) {
      const entrance = `Gateway ${textAt(parent, 'namespace') ?? this.#namespace}/${textAt(parent, 'name') ?? ''}`;
      const section = textAt(parent, 'sectionName');
      for (const name of textsAt(route, 'hostnames')) {
        const host = this.#expanded(name);
        const base = { kind, host, entrance, listeners: section === undefined ? [] : [section] };
        if (rules.length === 0) this.#push({ ...base, path: undefined, backend: undefined });
        for (const rule of rules) {
          const [backend] = itemsAt(rule, 'backendRefs');
          const filters = extensionFilters(rule, this.#namespace);
          for (const path of prefixesOf(rule)) {
            this.#push({ ...base, path: path ?? undefined, backend, filters });
          }
        }
      }
    }
  }

  #push(
    route: Pick<DraftRoute, 'kind' | 'host' | 'path' | 'entrance' | 'listeners' | 'filters'> & {
      readonly backend: Tree | undefined;
    },
  ): void {
    const { backend, ...rest } = route;
    const stated = statedAt(backend, 'name');
    // the library takes an identifier under `name`, too
    const isIdentifier = this.#services.some(([key]) => key === stated?.value);
    const named = isIdentifier ? undefined : stated;
    const identifier =
      textAt(backend, 'identifier') ??
      (isIdentifier && stated !== undefined ? textOf(stated) : this.#services[0]?.[0]);
    if (named === undefined && identifier === undefined) return;
    const service =
      named === undefined
        ? scalar(this.#nameOf(identifier ?? ''), backend ?? rest.host.from)
        : this.#expanded(named);
    this.#draft.routes.push({
      ...rest,
      namespace: textAt(backend, 'namespace') ?? this.#namespace,
      service,
      port: this.#portAt(backend, 'port') ?? this.#firstPort(identifier),
    });
  }

  #firstPort(identifier: string | undefined): PlannedScalar | undefined {
    const service = this.#services.find(([key]) => key === identifier)?.[1];
    const [first] = entriesAt(service, 'ports');
    return first === undefined ? undefined : this.#portAt(first[1], 'port');
  }

  #portAt(tree: Tree | undefined, key: string): PlannedScalar | undefined {
    const node = scalarAt(tree, key);
    if (typeof node?.value !== 'number' && typeof node?.value !== 'string') return undefined;
    const number = Number(node.value);
    return scalar(Number.isInteger(number) ? number : node.value, node);
  }

  #hostAt(tree: Tree, key: string): PlannedScalar | undefined {
    const host = statedAt(tree, key);
    return host === undefined ? undefined : this.#expanded(host);
  }

  /** The library expands templates in names: the release is all that is used of them here. */
  #expanded(stated: PlannedScalar): PlannedScalar {
    const text = textOf(stated).replaceAll(/\{\{-?\s*\.Release\.Name\s*-?\}\}/g, this.#chart.release);
    return scalar(text, stated.from);
  }
}

/** undefined, as null, for every path. */
function prefixesOf(rule: Tree): readonly (PlannedScalar | null)[] {
  const matches = itemsAt(rule, 'matches');
  if (matches.length === 0) return [null];
  return matches.flatMap((match) => {
    if ((textAt(match, 'path', 'type') ?? 'PathPrefix') !== 'PathPrefix') return [];
    const path = statedAt(match, 'path', 'value');
    return [path === undefined || path.value === '/' ? null : path];
  });
}
