import * as z from 'zod';
import { TaskEntry, TaskLogLine, TaskStatus, VNetStatus, ZoneStatus } from './answers.ts';
import { ApiClient } from './api-client.ts';

/** The calls that one host answers: its tasks, and the status of zones and VNets there. */
export class HostClient extends ApiClient {
  async taskStatus(upid: string): Promise<TaskStatus> {
    return this.read(TaskStatus, { path: `${taskPath(upid)}/status` });
  }

  async taskLog(upid: string): Promise<readonly string[]> {
    const call = { path: `${taskPath(upid)}/log`, parameters: { limit: '1000' } };
    return (await this.read(z.array(TaskLogLine), call)).map(({ t }) => t);
  }

  /** Tasks of one kind on one host, the newest first; without Sys.Audit on it only those of the token itself. */
  async tasks(node: string, type: string): Promise<readonly string[]> {
    const parameters = { typefilter: type, limit: '5', source: 'all' };
    const tasks = await this.read(z.array(TaskEntry), { path: `${nodePath(node)}/tasks`, parameters });
    return tasks.map(({ upid }) => upid);
  }

  async zoneStatus(node: string): Promise<readonly ZoneStatus[]> {
    return this.read(z.array(ZoneStatus), { path: `${nodePath(node)}/sdn/zones` });
  }

  async vnetStatus(node: string, zone: string): Promise<readonly VNetStatus[]> {
    const path = `${nodePath(node)}/sdn/zones/${encodeURIComponent(zone)}/content`;
    return this.read(z.array(VNetStatus), { path });
  }
}

function nodePath(node: string): string {
  return `/nodes/${encodeURIComponent(node)}`;
}

function taskPath(upid: string): string {
  return `${nodePath(upid.split(':')[1] ?? '')}/tasks/${encodeURIComponent(upid)}`;
}
