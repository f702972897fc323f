import { Option } from 'commander';
import { type Minor, minors, parseMinor } from '../../kubernetes/minor';
import { CliError } from '../error';
import { DEFAULT_MINOR } from './default-minor';

/** `--kubernetes 1.36`; {@link minorOf} reads it. */
export function kubernetesFlag(): Option {
  return new Option('--kubernetes <minor>', `the cluster's Kubernetes minor, ${minors[0]} to ${minors.at(-1)}`).default(
    DEFAULT_MINOR,
  );
}

/** @throws CliError for what is no minor that is known */
export function minorOf(text: string): Minor {
  try {
    return parseMinor(text);
  } catch (error) {
    throw new CliError((error as Error).message);
  }
}
