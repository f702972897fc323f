import { check } from '../check';

export const serviceCutover = check({
  id: 'service-cutover',
  severity: 'warning',
  area: 'traffic',
  summary: 'a Service that goes over to other workloads at once',
  needs: 'change',
  run: ({ change }) =>
    (change?.objects ?? []).flatMap((service) =>
      service.cutOver === undefined
        ? []
        : [
            {
              at: service,
              path: 'spec.selector',
              message: `all its requests go over at once, from ${names(service.cutOver.from)} to ${names(service.cutOver.to)}, however many of those pods are ready`,
              fix: 'apply the new workload first, wait until it is complete, then change the selector in a change of its own',
            },
          ],
    ),
});

function names(workloads: readonly { readonly kind: string; readonly name: string }[]): string {
  return workloads.length === 0
    ? 'nothing'
    : workloads.map(({ kind, name }) => `${kind.toLowerCase()}/${name}`).join(', ');
}
