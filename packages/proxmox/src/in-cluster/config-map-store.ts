import { parseJson } from '@netloom/diagnostics/json';
import { SdnRecord, type SdnStore } from '../reconcile/sdn/sdn-record.ts';
import { CheckFailed } from './check-failed.ts';
import { Conflict, type KubeClient } from './kube-client.ts';

export const RECORD = 'proxmox-sdn-record';
const KEY = 'record.json';

/** The record in a ConfigMap that the chart makes and keeps; a write fails unless the state is that of the last read. */
export class ConfigMapStore implements SdnStore {
  readonly #kube: KubeClient;
  #resourceVersion: string | null = null;

  constructor(kube: KubeClient) {
    this.#kube = kube;
  }

  readonly read = async (): Promise<SdnRecord> => {
    const found = await this.#kube.configMap(RECORD);
    this.#resourceVersion = found?.metadata.resourceVersion ?? null;
    const record = SdnRecord.safeParse(parseJson(found?.data[KEY] ?? '{}'));
    if (record.success) return record.data;
    throw new CheckFailed(
      `ConfigMap ${this.#kube.namespace}/${RECORD} holds no record of netloom: empty its ${KEY}. That loses what is recorded of ownership, and \`reconcile.adopt\` restores it.`,
    );
  };

  readonly write = async (record: SdnRecord): Promise<void> => {
    const text = `${JSON.stringify(record, null, 2)}\n`;
    const resourceVersion = this.#resourceVersion;
    const change = { data: { [KEY]: text }, ...(resourceVersion !== null && { resourceVersion }) };
    try {
      this.#resourceVersion = (await this.#kube.patchConfigMap(RECORD, change)).metadata.resourceVersion;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      this.#resourceVersion = await this.#writtenAlready(text, error);
    }
  };

  /** A write that succeeded and whose answer was lost conflicts with itself when it is repeated. */
  async #writtenAlready(text: string, cause: Conflict): Promise<string> {
    const found = await this.#kube.configMap(RECORD);
    if (found?.data[KEY] === text) return found.metadata.resourceVersion;
    throw new CheckFailed(`Another run writes the record at the same time: ${cause.message}`, { cause });
  }
}
