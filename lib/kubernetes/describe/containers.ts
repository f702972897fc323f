import { child, children, type Draft, text } from '../decode/draft';
import { compareBytes } from '../go-json';
import { isAtLeast, type Minor } from '../minor';
import { describeEnv, describeEnvFrom } from './env';
import { quoted, sortedEntries } from './go-text';
import { describeProbe } from './probe';
import { flag, number, textMap, texts } from './values';
import type { Writer } from './writer';

export function describeContainers(label: string, containers: readonly Draft[], minor: Minor, writer: Writer): void {
  writer.write(0, `  ${label}:${containers.length === 0 ? ' <none>' : ''}\n`);
  for (const container of containers) {
    describeHead(container, minor, writer);
    describeLines('Command', texts(container, 'command'), writer);
    describeLines('Args', texts(container, 'args'), writer);
    describeResources('Limits', textMap(child(container, 'resources'), 'limits'), writer);
    describeResources('Requests', textMap(child(container, 'resources'), 'requests'), writer);
    describeProbes(container, minor, writer);
    describeEnvFrom(container, writer);
    describeEnv(container, writer);
    describeMounts(container, writer);
  }
}

function describeHead(container: Draft, minor: Minor, writer: Writer): void {
  writer.write(1, ` ${text(container, 'name')}:\n`);
  writer.write(2, `Image:\t${text(container, 'image')}\n`);
  const named = isAtLeast(minor, '1.34');
  describePorts('Port', portsOf(container, 'containerPort', named), writer);
  describePorts('Host Port', portsOf(container, 'hostPort', named), writer);
  const seccomp = child(child(container, 'securityContext') ?? {}, 'seccompProfile');
  if (seccomp !== undefined && isAtLeast(minor, '1.27')) {
    writer.write(2, `SeccompProfile:\t${text(seccomp, 'type')}\n`);
    if (seccomp.type === 'Localhost') {
      writer.write(3, `LocalhostProfile:\t${text(seccomp, 'localhostProfile')}\n`);
    }
  }
}

function portsOf(container: Draft, key: 'containerPort' | 'hostPort', named: boolean): string {
  return children(container, 'ports')
    .map((port) => {
      const name = named ? text(port, 'name') : '';
      return `${number(port, key)}/${text(port, 'protocol')}${name === '' ? '' : ` (${name})`}`;
    })
    .join(', ');
}

function describePorts(title: string, ports: string, writer: Writer): void {
  writer.write(2, `${title}${ports.includes(',') ? 's' : ''}:\t${ports === '' ? '<none>' : ports}\n`);
}

function describeLines(title: string, values: readonly string[], writer: Writer): void {
  if (values.length > 0) {
    writer.write(2, `${title}:\n`);
  }
  for (const line of values.flatMap((value) => value.split('\n'))) {
    writer.write(3, `${line}\n`);
  }
}

function describeResources(title: string, resources: Readonly<Record<string, string>>, writer: Writer): void {
  const entries = sortedEntries(resources);
  if (entries.length > 0) {
    writer.write(2, `${title}:\n`);
  }
  for (const [name, quantity] of entries) {
    writer.write(3, `${name}:\t${quantity}\n`);
  }
}

function describeProbes(container: Draft, minor: Minor, writer: Writer): void {
  for (const title of ['Liveness', 'Readiness', 'Startup']) {
    const probe = child(container, `${title.toLowerCase()}Probe`);
    if (probe !== undefined) {
      writer.write(2, `${title}:\t${describeProbe(probe, minor)}\n`);
    }
  }
}

function describeMounts(container: Draft, writer: Writer): void {
  const mounts = sorted(children(container, 'volumeMounts'), 'mountPath');
  const none = mounts.length === 0 ? '\t<none>' : '';
  writer.write(2, `Mounts:${none}\n`);
  for (const mount of mounts) {
    const subPath = text(mount, 'subPath');
    const flags = `${flag(mount, 'readOnly') ? 'ro' : 'rw'}${subPath === '' ? '' : `,path=${quoted(subPath)}`}`;
    writer.write(3, `${text(mount, 'mountPath')} from ${text(mount, 'name')} (${flags})\n`);
  }
  const devices = sorted(children(container, 'volumeDevices'), 'devicePath');
  if (devices.length > 0) {
    writer.write(2, `Devices:${none}\n`);
  }
  for (const device of devices) {
    writer.write(3, `${text(device, 'devicePath')} from ${text(device, 'name')}\n`);
  }
}

function sorted(items: readonly Draft[], key: string): readonly Draft[] {
  return [...items].sort((a, b) => compareBytes(text(a, key), text(b, key)));
}
