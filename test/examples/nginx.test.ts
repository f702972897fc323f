import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { runSandboxed } from './sandbox';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data: Readonly<Record<string, string>>;
  readonly spec: { readonly template: { readonly spec: Pod } };
}

interface Pod {
  readonly containers: readonly [Container];
  readonly volumes: readonly {
    readonly name: string;
    readonly configMap?: { name: string };
    readonly emptyDir?: object;
  }[];
}

interface Container {
  readonly readinessProbe: { readonly httpGet: { readonly path: string; readonly port: number } };
  readonly securityContext: object & { readonly runAsUser: number; readonly runAsGroup: number };
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}

const HOST = 'ngx-dep-5d8f7c9b6d-x2x4z';

const manifests = parseAllDocuments(readFileSync(resolve('dist/ngx.k8s.yaml'), 'utf8')).map(
  (document) => document.toJS() as Manifest,
);
const { containers, volumes } = find('Deployment', 'ngx-dep').spec.template.spec;
const [{ readinessProbe, securityContext, volumeMounts }] = containers;

function find(kind: string, name: string): Manifest {
  return manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name) as Manifest;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Lays out a ConfigMap as the kubelet does: a file a key. */
function layOut(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [key, text] of Object.entries(find('ConfigMap', name).data)) {
    writeFileSync(join(path, key), text);
  }
  return path;
}

/** What stands behind each line `== …`; of an HTTP answer its status and body. */
function answers(stdout: string): Readonly<Record<string, string>> {
  const sections = stdout.split(/^== /m).slice(1);
  return Object.fromEntries(
    sections.map((section) => {
      const [, asked, answer] = /^([^\n]*)\n(.*)$/s.exec(section) as unknown as readonly [string, string, string];
      return [asked, answer.replace(/^HTTP\/1\.1 (\d+) .*?\r\n\r\n/s, '$1 ')];
    }),
  );
}

test('the container runs without root, without new privileges and on a root that is read-only', () => {
  expect(securityContext).toEqual({
    allowPrivilegeEscalation: false,
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsGroup: 101,
    runAsNonRoot: true,
    runAsUser: 101,
  });
});

test('so it serves, logs what it is asked but for its readiness, and told to go it finishes the request in flight', () => {
  const mounts = volumeMounts.map(({ name, mountPath }): [string, string | undefined] => {
    const volume = volumes.find((each) => each.name === name);
    return [mountPath, volume?.configMap && layOut(volume.configMap.name)];
  });
  const { path, port } = readinessProbe.httpGet;
  const { stdout, stderr, status } = runSandboxed(
    { user: securityContext.runAsUser, group: securityContext.runAsGroup, host: HOST, mounts: new Map(mounts) },
    `port=${port} ready=${path}\n${readFileSync(join(__dirname, 'nginx.sh'), 'utf8')}`,
  );
  const version = /^Server: nginx\/(\S+)/m.exec(stdout)?.[1];
  const page = `200 nginx ${version}, server 127.0.0.1:${port}, host ${HOST}\n`;
  expect({ stderr, answers: answers(stdout) }).toEqual({
    stderr: expect.stringMatching(
      /^log: \S+ - - \[.*\] "GET \/ HTTP\/1.0" 200 .*\nlog: .*"GET \/in-flight HTTP\/1.0" 200 .*\n$/,
    ),
    answers: { '/': page, [path]: '204 ', '/in-flight': page, 'exit 0': '' },
  });
  expect(status).toBe(0);
});
