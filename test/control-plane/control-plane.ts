import { rmSync } from 'node:fs';
import { Cluster } from './cluster';
import type { Connection } from './connection';
import { endedIn } from './ended';
import { keepLogs } from './logs';
import type { Processes } from './processes';

/** A control plane that this process has started. */
export class ControlPlane extends Cluster {
  constructor(
    connection: Connection,
    private readonly processes: Processes,
  ) {
    super(connection);
  }

  /** The ids of its processes, by the names of their programs. */
  pids(): Map<string, number> {
    return this.processes.pids();
  }

  /** Which of its programs ended by itself, and why, if one did. */
  get ended(): string | undefined {
    return endedIn(this.connection.directory);
  }

  /**
   * Ends all its processes, waits until they are gone and removes its files.
   *
   * @param keep whether its logs stay, for somebody to read; by default they do when a program ended by itself
   * @returns the logs that were kept
   */
  async stop(keep: boolean = this.ended !== undefined): Promise<string[]> {
    this.close();
    await this.processes.stop();
    const { directory } = this.connection;
    if (keep) return keepLogs(directory);
    rmSync(directory, { recursive: true });
    return [];
  }
}
