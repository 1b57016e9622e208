import { during, failed, failedParameter, invalid, Refusal, single, type Parameters } from './answer.ts';
import {
  anything,
  atMost,
  boolean,
  cidr,
  integer,
  ipList,
  pattern,
  verify,
  type Check,
  type Schema,
} from './schema.ts';
import { listObjects, pendingObject, plainObject, runningObject } from './sdn-view.ts';
import { refuseForeignOptions, type Kind, type Major, type SdnState } from './sdn.ts';
import type { Value } from './section-file.ts';

const ID = /^[a-zA-Z][a-zA-Z0-9]*[a-zA-Z0-9]$/;
/** What steers a call and is no option of the object. */
const STEERING = new Set(['zone', 'vnet', 'subnet', 'type', 'digest', 'delete', 'lock-token']);

function id(major: Major, name: string): Check {
  if (major === 9) return atMost(8, pattern(ID));
  return (value) =>
    value.length > 8
      ? `invalid format - ${name} ID '${value}' can't be more length than 8 characters\n`
      : pattern(ID)(value);
}

function schemas(major: Major): Readonly<Record<Kind, Schema>> {
  const lock: Schema = major === 9 ? { 'lock-token': anything } : {};
  return {
    zones: {
      ...lock,
      zone: id(major, 'zone'),
      type: anything,
      peers: ipList,
      mtu: integer(-Infinity, Infinity),
      'vxlan-port': integer(1, 65536),
      ipam: anything,
      bridge: anything,
      dhcp: anything,
      nodes: anything,
    },
    vnets: {
      ...lock,
      vnet: id(major, 'vnet'),
      zone: anything,
      type: anything,
      tag: integer(1, major === 9 ? 16777215 : Infinity),
      alias: pattern(/^[()*+,\-./:;<=>?@[\\\]^\p{L}\d\s_]{0,256}$/u),
      vlanaware: boolean,
      'isolate-ports': boolean,
    },
    subnets: {
      ...lock,
      subnet: cidr,
      vnet: anything,
      type: anything,
      gateway: anything,
      snat: boolean,
      'dhcp-range': anything,
    },
  };
}

/** The calls below /cluster/sdn that read and change zones, VNets and subnets. */
export class SdnCalls {
  readonly #state: SdnState;
  readonly #schemas: Readonly<Record<Kind, Schema>>;

  constructor(state: SdnState) {
    this.#state = state;
    this.#schemas = schemas(state.major);
  }

  list(kind: Kind, parameters: Parameters, vnet?: string): unknown {
    if (vnet !== undefined && !this.#state.config.vnets.sections.has(vnet)) {
      throw failed(`sdn vnet '${vnet}' does not exist\n`);
    }
    return listObjects(this.#state, { kind, parameters, ...(vnet !== undefined && { vnet }) });
  }

  get(kind: Kind, object: string, parameters: Parameters): unknown {
    const show =
      parameters.pending === '1' ? pendingObject : parameters.running === '1' ? runningObject : plainObject;
    const exists = this.#state.config[kind].sections.has(object);
    const name = { zones: 'sdn', vnets: 'sdn vnet', subnets: 'sdn subnet' }[kind];
    const found = exists ? show(this.#state, kind, object) : null;
    if (found === null) throw failed(`${name} '${object}' does not exist\n`);
    return found;
  }

  create(kind: Kind, parameters: Parameters, vnet?: string): null {
    const required = { zones: ['zone', 'type'], vnets: ['vnet', 'zone'], subnets: ['subnet', 'type'] }[kind];
    verify(parameters, { schema: this.#schemas[kind], required });
    if (kind === 'zones') refuseForeignOptions(single(parameters, 'type') ?? '', options(parameters));
    // the one mistake that PVE 8 finds before it begins
    const early = kind === 'zones' && this.#state.major === 8 && parameters.peers === undefined;
    if (early) throw failed("missing value for required option 'peers'\n");
    during(`create sdn ${kind.slice(0, -1)} object failed`, () => {
      this.#state.guard(parameters);
      this.#state.create(kind, this.#idOf(kind, parameters, vnet), {
        type: kind === 'zones' ? (single(parameters, 'type') ?? '') : kind.slice(0, -1),
        options: new Map([...own(kind, parameters, vnet), ...options(parameters)]),
      });
    });
    return null;
  }

  update(
    kind: Kind,
    object: string,
    { parameters, vnet }: { readonly parameters: Parameters; readonly vnet?: string },
  ): null {
    const { type: _type, ...schema } = this.#schemas[kind];
    if (vnet !== undefined && parameters.vnet !== undefined && single(parameters, 'vnet') !== vnet) {
      throw invalid({ vnet: 'duplicate parameter (already defined in URI) with conflicting values!' });
    }
    verify(parameters, { schema: { ...schema, digest: anything, delete: anything } });
    during(`update sdn ${kind.slice(0, -1)} object failed`, () => {
      this.#state.guard(parameters);
      this.#state.compareDigest(kind, parameters);
      const zone = single(parameters, 'zone');
      const moved: [string, Value][] = kind === 'vnets' && zone !== undefined ? [['zone', zone]] : [];
      const unset = (single(parameters, 'delete') ?? '').split(',').filter((key) => key !== '');
      this.#state.update(kind, object, { set: new Map([...moved, ...options(parameters)]), unset });
    });
    return null;
  }

  remove(kind: Kind, object: string, parameters: Parameters): null {
    verify(parameters, { schema: this.#state.major === 9 ? { 'lock-token': anything } : {} });
    if (kind === 'vnets') this.get('vnets', object, {});
    during(`delete sdn ${kind.slice(0, -1)} object failed`, () => {
      this.#state.guard(parameters);
      this.#state.remove(kind, object);
    });
    return null;
  }

  #idOf(kind: Kind, parameters: Parameters, vnet: string | undefined): string {
    if (kind === 'zones') return single(parameters, 'zone') ?? '';
    if (kind === 'vnets') return single(parameters, 'vnet') ?? '';
    const section = this.#state.config.vnets.sections.get(vnet ?? '');
    if (section === undefined) throw failedParameter('vnet', `sdn vnet '${String(vnet)}' does not exist`);
    return `${String(section.options.get('zone'))}-${(single(parameters, 'subnet') ?? '').replace('/', '-')}`;
  }
}

function own(kind: Kind, parameters: Parameters, vnet: string | undefined): readonly [string, Value][] {
  if (kind === 'vnets') return [['zone', single(parameters, 'zone') ?? '']];
  return kind === 'subnets' ? [['vnet', vnet ?? '']] : [];
}

function options(parameters: Parameters): ReadonlyMap<string, Value> {
  return new Map(Object.entries(parameters).filter(([name]) => !STEERING.has(name)));
}

/** PVE 8 knows neither lock, rollback nor dry run. */
export function notImplemented(method: string, path: string): Refusal {
  return new Refusal(501, `Method '${method} /${path}' not implemented`);
}
