import { MANIFEST_TYPE, toBlob, type Blob } from './chart-content.ts';
import { PublishFailed, RUN_AGAIN } from './publish-failed.ts';
import { chartRepository, type Repository } from './repository.ts';
import { Transport, type RegistryResponse, type TransportOptions } from './transport.ts';

export interface RegistryOptions extends Omit<TransportOptions, 'host'> {
  readonly repository: Repository;
}

/** A tag in the repository of one chart. */
export interface Tag {
  readonly chart: string;
  readonly tag: string;
}

// a tag may hold an image: it is read as well, and is then a conflict.
const MANIFEST_TYPES = [
  MANIFEST_TYPE,
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');

/** The part of https://github.com/opencontainers/distribution-spec that publishing needs. */
export class Registry {
  readonly #repository: Repository;
  readonly #transport: Transport;

  constructor({ repository, ...options }: RegistryOptions) {
    this.#repository = repository;
    this.#transport = new Transport({ host: repository.host, ...options });
  }

  /** The chart as a person writes it: oci://host/path/chart:tag. */
  reference({ chart, tag }: Tag): string {
    return `oci://${this.#repository.host}/${this.#name(chart)}:${tag}`;
  }

  /** Retries as Transport does. */
  repeat<Result>(attempt: () => Promise<Result>): Promise<Result> {
    return this.#transport.repeat(attempt);
  }

  /** The manifest of a tag, or null: only a 404 means that there is none. */
  async readManifest(tag: Tag, step: string): Promise<Blob | null> {
    const { status, body } = await this.#transport.send({
      step: `${step} ${this.reference(tag)}`,
      name: this.#name(tag.chart),
      method: 'GET',
      url: this.#url(tag.chart, `manifests/${tag.tag}`),
      headers: { accept: MANIFEST_TYPES },
      accept: [200, 404],
    });
    return status === 404 ? null : toBlob(body);
  }

  /** Writes a manifest under its tag, and overwrites an existing one. */
  async writeManifest(tag: Tag, { bytes }: Blob): Promise<void> {
    await this.#transport.send({
      step: `writing the manifest of ${this.reference(tag)}`,
      name: this.#name(tag.chart),
      method: 'PUT',
      url: this.#url(tag.chart, `manifests/${tag.tag}`),
      headers: { 'content-type': MANIFEST_TYPE },
      body: bytes,
      accept: [201],
    });
  }

  /** Uploads a blob that the registry does not have yet. An interrupted upload starts again from the beginning. */
  async upload(tag: Tag, { what, blob }: { readonly what: string; readonly blob: Blob }): Promise<void> {
    const step = `uploading the ${what} of ${this.reference(tag)}`;
    await this.#transport.repeat(async () => {
      const name = this.#name(tag.chart);
      const url = this.#url(tag.chart, `blobs/${blob.digest}`);
      const known = await this.#transport.send({ step, name, method: 'HEAD', url, accept: [200, 404] });
      if (known.status === 200) return;
      const uploads = this.#url(tag.chart, 'blobs/uploads/');
      const session = await this.#transport.send({ step, name, method: 'POST', url: uploads, accept: [202] });
      await this.#transport.send({
        step,
        name,
        method: 'PUT',
        url: this.#uploadUrl(session, { step, uploads, digest: blob.digest }),
        headers: { 'content-type': 'application/octet-stream' },
        body: blob.bytes,
        accept: [201],
      });
    });
  }

  /** The registry chooses the URL of each upload: a path, or an absolute URL. */
  #uploadUrl(
    { headers }: RegistryResponse,
    { step, uploads, digest }: { readonly step: string; readonly uploads: URL; readonly digest: string },
  ): URL {
    const location = headers.get('location');
    const url = location === null ? null : URL.parse(location, uploads.href);
    if (url === null) {
      throw new PublishFailed(step, {
        what: `${uploads.host} gives no upload URL`,
        hint: RUN_AGAIN,
      });
    }
    if (uploads.protocol === 'https:' && url.protocol !== 'https:') {
      throw new PublishFailed(step, {
        what: `${uploads.host} sends the upload to ${url.origin}, which is not encrypted`,
        hint: 'Let the proxy that terminates TLS in front of the registry send X-Forwarded-Proto.',
      });
    }
    url.searchParams.set('digest', digest);
    return url;
  }

  #name(chart: string): string {
    return chartRepository(this.#repository, chart);
  }

  #url(chart: string, path: string): URL {
    return new URL(`/v2/${this.#name(chart)}/${path}`, this.#transport.origin);
  }
}
