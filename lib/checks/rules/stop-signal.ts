import { list, object, valueAt } from '../../kubernetes/json';
import { isAtLeast } from '../../kubernetes/minor';
import { check, type Found } from '../check';
import type { CheckContext } from '../context';
import { imageOf } from '../image';
import type { Container } from '../manifests/containers';
import type { Workload } from '../manifests/workload';

/** Distributions: nginx in them gets SIGTERM, which makes it drop its connections. */
const DISTRIBUTION =
  /^docker\.io\/library\/(?:almalinux|alpine|amazonlinux|archlinux|busybox|centos|debian|fedora|rockylinux|ubuntu)$/;

export const stopSignal = check({
  id: 'stop-signal',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'an nginx that drops its connections when it is told to stop, or a stopSignal that is refused',
  run: (context) =>
    context.head.workloads.flatMap((workload) => [...withoutOs(workload, context), ...withoutQuit(workload)]),
});

/** As written: the model's minors up to the newest drop the field by default. */
function withoutOs({ member, pod, podPath, containers }: Workload, { minor }: CheckContext): readonly Found[] {
  const written = [...list(valueAt(member.object, ...podPath.split('.'), 'containers'))];
  return isAtLeast(minor, '1.33') && object(pod, 'os').name === undefined
    ? written.flatMap((container, index) => {
        const value = valueAt(container, 'lifecycle', 'stopSignal');
        return value === undefined
          ? []
          : [
              {
                at: member.reference,
                path: `${containers.find(({ role, path }) => role === 'main' && path.endsWith(`[${index}]`))?.path}.lifecycle.stopSignal`,
                value,
                severity: 'error',
                message: 'a server that knows stopSignal refuses it without spec.os.name',
                fix: 'name the operating system: spec.os.name of linux',
              } as const,
            ];
      })
    : [];
}

function withoutQuit({ member, isServed, containers }: Workload): readonly Found[] {
  return containers
    .filter((container) => isServed && container.role !== 'init' && runsBareNginx(container) && !quits(container))
    .map(({ path }) => ({
      at: member.reference,
      path,
      message:
        'nginx is stopped by SIGTERM, and drops its connections: this image does not ask for SIGQUIT as the official one does',
      fix: 'use the official image, or let preStop run sh -c "sleep 10; nginx -s quit" and give it time',
    }));
}

function runsBareNginx(container: Container): boolean {
  const [program] = Array.isArray(container.spec.command) ? container.spec.command : [];
  return (
    typeof program === 'string' &&
    /^(?:\/\S*\/)?nginx$/.test(program) &&
    DISTRIBUTION.test(imageOf(container)?.repository ?? '')
  );
}

function quits({ spec }: Container): boolean {
  const { stopSignal: signal, preStop } = object(spec, 'lifecycle');
  return signal === 'SIGQUIT' || /nginx.*-s.*quit|QUIT/.test(JSON.stringify(preStop ?? ''));
}
