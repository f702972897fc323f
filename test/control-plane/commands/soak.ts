import { existsSync } from 'node:fs';
import { build } from '../build';
import { ControlPlaneError } from '../errors';
import { isAlive } from '../lock';
import { isFree } from '../ports';
import { startControlPlane } from '../start';
import { resolveMinor } from '../versions';
import { run } from './run';

// Starts and stops a control plane many times (50 unless an argument says otherwise): each must leave no process, no
// port and no file.
run(async () => {
  await build(resolveMinor());
  const times = Number(process.argv[2] ?? 50);
  const starts: number[] = [];
  for (let time = 1; time <= times; time += 1) {
    const begin = performance.now();
    const controlPlane = await startControlPlane();
    const ready = performance.now();
    const pids = [...controlPlane.pids().values()];
    await controlPlane.stop();
    const { server, directory } = controlPlane.connection;
    const left = pids.filter(isAlive);
    if (left.length > 0) throw new ControlPlaneError(`stop ${time} left the processes ${left.join(', ')}`);
    if (!(await isFree(Number(new URL(server).port)))) throw new ControlPlaneError(`stop ${time} left ${server}`);
    if (existsSync(directory)) throw new ControlPlaneError(`stop ${time} left ${directory}`);
    starts.push(ready - begin);
    console.log(`${time}: ready in ${seconds(ready - begin)}, gone in ${seconds(performance.now() - ready)}`);
  }
  starts.sort((a, b) => a - b);
  const median = starts[Math.floor(times / 2)] ?? 0;
  console.log(
    `${times} starts and stops left nothing; median ${seconds(median)}, slowest ${seconds(starts.at(-1) ?? 0)}`,
  );
});

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
