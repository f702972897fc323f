import { remembered } from '../remembered';

const COMPONENT = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const DOMAIN = `(?:${COMPONENT}(?:\\.${COMPONENT})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const PATH = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const TAG = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const REFERENCE = new RegExp(`^((?:${DOMAIN}/)?${PATH}(?:/${PATH})*)(?::(${TAG}))?(?:@(${DIGEST}))?$`);

/** The digests that can be checked, with the length of each. */
const DIGEST_LENGTH: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

const LONGEST_NAME = 255;

/** No reference is longer, so that a hostile text costs nothing. */
const LONGEST_REFERENCE = 1024;

/**
 * The pull policy that a container or image volume takes when it names none: `Always` for the tag `latest`, and where
 * there is neither tag nor digest; else `IfNotPresent`, also for a text that is no image.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/util/parsers/parsers.go
 */
export function defaultPullPolicy(image: string): 'Always' | 'IfNotPresent' {
  const parts = imageParts(image);
  const isLatest =
    parts !== undefined && (parts.tag ?? (parts.digest === undefined ? 'latest' : undefined)) === 'latest';
  return isLatest ? 'Always' : 'IfNotPresent';
}

/** What an image reference is made of. */
export interface ImageParts {
  /** With its registry: `docker.io/library/nginx`. */
  readonly repository: string;

  /**
   * @default - it has none, which means `latest` where there is no digest
   */
  readonly tag?: string;

  /**
   * `sha256:…`
   * @default - it has none
   */
  readonly digest?: string;
}

/** The parts of an image reference; undefined for a text that is none. */
export const imageParts = remembered((image): ImageParts | undefined => {
  if (image.length > LONGEST_REFERENCE || /^[a-f0-9]{64}$/.test(image)) {
    return undefined;
  }
  const { domain, rest } = splitDomain(image);
  const path = rest.split(':')[0] ?? '';
  const [, name, tag, digest] = REFERENCE.exec(`${domain}/${rest}`) ?? [];
  if (path !== path.toLowerCase() || name === undefined || name.length > LONGEST_NAME || !isDigest(digest)) {
    return undefined;
  }
  const repository = domain === 'docker.io' && !path.includes('/') ? `${domain}/library/${path}` : `${domain}/${path}`;
  return { repository, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
});

function splitDomain(image: string): { domain: string; rest: string } {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(0, slash));
  const isDomain = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const domain = slash !== -1 && isDomain ? first : 'docker.io';
  const rest = slash !== -1 && isDomain ? image.slice(slash + 1) : image;
  return domain === 'index.docker.io' ? { domain: 'docker.io', rest } : { domain, rest };
}

function isDigest(digest: string | undefined): boolean {
  if (digest === undefined) {
    return true;
  }
  const [algorithm = '', hex = ''] = digest.split(':');
  return Object.hasOwn(DIGEST_LENGTH, algorithm) && DIGEST_LENGTH[algorithm] === hex.length && /^[a-f0-9]+$/.test(hex);
}
