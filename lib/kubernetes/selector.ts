import { isObject, type JsonObject, own } from './value';

/** Whether a map of labels, such as a Service's selector, selects labels. An empty one selects nothing. */
export function mapSelects(selector: unknown, labels: JsonObject): boolean {
  return isObject(selector) && Object.keys(selector).length > 0 && hasAll(labels, selector);
}

/**
 * Whether a label selector (`matchLabels`, `matchExpressions`) selects labels. An empty one selects everything, none
 * selects nothing.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selects(selector: unknown, labels: JsonObject): boolean {
  if (!isObject(selector)) {
    return false;
  }
  const expressions = own(selector, 'matchExpressions');
  const wanted = own(selector, 'matchLabels');
  return (
    (!isObject(wanted) || hasAll(labels, wanted)) &&
    (!Array.isArray(expressions) || expressions.every((expression) => holds(expression, labels)))
  );
}

/** Whether a label selector that is there asks for no label, so that it selects everything. */
export function asksNothing(selector: JsonObject): boolean {
  const [expressions, wanted] = [own(selector, 'matchExpressions'), own(selector, 'matchLabels')];
  return (
    !(Array.isArray(expressions) && expressions.length > 0) && !(isObject(wanted) && Object.keys(wanted).length > 0)
  );
}

function hasAll(labels: JsonObject, wanted: JsonObject): boolean {
  return Object.keys(wanted).every((key) => own(labels, key) === wanted[key]);
}

function holds(expression: unknown, labels: JsonObject): boolean {
  const [key, operator, values] = [own(expression, 'key'), own(expression, 'operator'), own(expression, 'values')];
  const value = typeof key === 'string' ? own(labels, key) : undefined;
  const among = Array.isArray(values) && values.includes(value);
  switch (operator) {
    case 'In':
      return value !== undefined && among;
    case 'NotIn':
      return value === undefined || !among;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
