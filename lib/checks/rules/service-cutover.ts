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
              ...goesOver(names(service.cutOver.from), names(service.cutOver.to)),
            },
          ],
    ),
});

function goesOver(from: string, to: string): { readonly message: string; readonly fix: string } {
  return from === to
    ? {
        message: `all its requests go over at once, from the old pods of ${from} to its new ones: until the first of those is ready, nothing serves`,
        fix: 'select by labels that the old and the new pods have: one that changes with each version is not for a selector',
      }
    : {
        message: `all its requests go over at once, from ${from} to ${to}, however many of those pods are ready`,
        fix: 'apply the new workload first, wait until it is complete, then change the selector in a change of its own',
      };
}

function names(workloads: readonly { readonly kind: string; readonly name: string }[]): string {
  return workloads.length === 0
    ? 'nothing'
    : workloads.map(({ kind, name }) => `${kind.toLowerCase()}/${name}`).join(', ');
}
