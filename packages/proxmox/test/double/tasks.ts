import { failed } from './answer.ts';

interface Task {
  readonly upid: string;
  readonly node: string;
  readonly log: readonly string[];
  /** How many answers still say that it runs. */
  remaining: number;
}

/** Tasks of the cluster: they run for a while, and end OK even where a node failed. */
export class Tasks {
  readonly #tasks = new Map<string, Task>();
  #started = 0;

  start(options: {
    readonly node: string;
    readonly log: readonly string[];
    readonly polls: number;
    readonly type: 'reloadnetworkall' | 'srvreload';
  }): string {
    const { node, log, polls, type } = options;
    this.#started += 1;
    const pid = (0x2f7c + this.#started).toString(16).toUpperCase().padStart(8, '0');
    const upid = `UPID:${node}:${pid}:000272F5:6B03F86D:${type}::k3s@pve!ci:`;
    this.#tasks.set(upid, { upid, node, log: [...log, 'TASK OK'], remaining: polls });
    return upid;
  }

  status(upid: string): object {
    const task = this.#get(upid);
    const [, node, pid = '', pstart = '', starttime = '', type] = upid.split(':');
    const known = { upid, node, type, id: '', user: 'k3s@pve', tokenid: 'ci' };
    const numbers = {
      pid: parseInt(pid, 16),
      pstart: parseInt(pstart, 16),
      starttime: parseInt(starttime, 16),
    };
    if (task.remaining > 0) {
      task.remaining -= 1;
      return { ...known, ...numbers, status: 'running' };
    }
    return { ...known, ...numbers, status: 'stopped', exitstatus: 'OK' };
  }

  finish(): void {
    for (const task of this.#tasks.values()) task.remaining = 0;
  }

  log(upid: string): readonly object[] {
    return this.#get(upid).log.map((t, index) => ({ n: index + 1, t }));
  }

  #get(upid: string): Task {
    const task = this.#tasks.get(upid);
    if (task === undefined) throw failed(`no such task '${upid}'\n`);
    return task;
  }
}
