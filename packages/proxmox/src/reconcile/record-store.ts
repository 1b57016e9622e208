/** Where the record of a run is kept: a file, a ConfigMap. `write` must be atomic. */
export interface RecordStore<T> {
  readonly read: () => Promise<T>;
  readonly write: (record: T) => Promise<void>;
}
