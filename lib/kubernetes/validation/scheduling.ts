import { child, children, type Draft, text, texts } from '../decode/draft';
import { goJson } from '../go-json';
import { isAtLeast } from '../minor';
import type { Errors } from './errors';
import { ipMessages } from './ip';
import { labelValue, qualifiedName, subdomain, subdomainWithUnderscore } from './names';
import type { Place } from './place';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** The taints that a pod bears. */
export function validateTolerations({ errors, minor }: Place, path: string, spec: Draft): void {
  for (const [index, toleration] of children(spec, 'tolerations').entries()) {
    const at = `${path}[${index}]`;
    const [key, operator, value, effect] = ['key', 'operator', 'value', 'effect'].map((name) =>
      text(toleration, name),
    ) as [string, string, string, string];
    errors.invalidAll(`${at}.key`, key, key === '' ? [] : qualifiedName(key));
    if (key === '' && operator !== 'Exists') {
      errors.invalid(
        `${at}.operator`,
        operator,
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      );
    }
    if (toleration.tolerationSeconds !== undefined && effect !== 'NoExecute') {
      errors.invalid(`${at}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
    }
    validateOperator(errors, `${at}.operator`, operator, value, isAtLeast(minor, '1.35'));
    if (effect !== '' && !EFFECTS.includes(effect)) {
      errors.notSupported(`${at}.effect`, effect, EFFECTS);
    }
  }
}

function validateOperator(errors: Errors, path: string, operator: string, value: string, compares: boolean): void {
  if (operator === 'Equal' || operator === '') {
    const wrong = labelValue(value);
    errors.invalidAll(path, value, wrong.length === 0 ? [] : [wrong.join(';')]);
  } else if (operator === 'Exists') {
    if (value !== '') {
      errors.invalid(path, value, "value must be empty when `operator` is 'Exists'");
    }
  } else {
    // Lt and Gt are known from 1.35, but behind a gate that is off.
    const known = compares && ['Lt', 'Gt'].includes(operator);
    errors.notSupported(path, operator, known ? ['Equal', 'Exists', 'Lt', 'Gt'] : ['Equal', 'Exists']);
  }
}

const MOST_NAMESERVERS = 3;
const MOST_SEARCHES = 32;
const LONGEST_SEARCH_LIST = 2048;

/** How a pod resolves names. */
export function validateDns({ errors, minor }: Place, path: string, spec: Draft): void {
  const config = child(spec, 'dnsConfig');
  const servers = texts(config, 'nameservers');
  if (spec.dnsPolicy === 'None' && config === undefined) {
    errors.required(path, 'must provide `dnsConfig` when `dnsPolicy` is None');
    return;
  }
  if (spec.dnsPolicy === 'None' && servers.length === 0) {
    errors.required(`${path}.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None');
    return;
  }
  if (servers.length > MOST_NAMESERVERS) {
    errors.invalidJson(`${path}.nameservers`, goJson(servers), 'must not have more than 3 nameservers');
  }
  for (const [index, server] of servers.entries()) {
    errors.invalidAll(`${path}.nameservers[${index}]`, server, ipMessages(server));
  }
  const searches = texts(config, 'searches');
  if (searches.length > MOST_SEARCHES) {
    errors.invalidJson(`${path}.searches`, goJson(searches), 'must not have more than 32 search paths');
  }
  if (searches.join(' ').length > LONGEST_SEARCH_LIST) {
    const message = 'must not have more than 2048 characters (including spaces) in the search list';
    errors.invalidJson(`${path}.searches`, goJson(searches), message);
  }
  const relaxed = isAtLeast(minor, '1.33');
  for (const [index, search] of searches.entries()) {
    const name = search.replace(/\.$/, '');
    const wrong = relaxed ? (search === '.' ? [] : subdomainWithUnderscore(name)) : subdomain(name);
    errors.invalidAll(`${path}.searches[${index}]`, name, wrong);
  }
  for (const [index, option] of children(config, 'options').entries()) {
    if (text(option, 'name') === '') {
      errors.required(`${path}.options[${index}]`, 'must not be empty');
    }
  }
}

/** Lines of /etc/hosts. */
export function validateHostAliases(errors: Errors, path: string, spec: Draft): void {
  for (const [index, alias] of children(spec, 'hostAliases').entries()) {
    const ip = text(alias, 'ip');
    errors.invalidAll(`${path}[${index}].ip`, ip, ipMessages(ip));
    for (const [at, name] of texts(alias, 'hostnames').entries()) {
      errors.invalidAll(`${path}[${index}].hostnames[${at}]`, name, subdomain(name));
    }
  }
}
