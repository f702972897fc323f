import { object } from '../../kubernetes/json';
import { check } from '../check';

/** What says nothing: nothing, what SOPS encrypts, and what something puts in when it is applied. */
const NOTHING = /^(?:ENC\[[^\]]*\]|<[^<>]*>|\$\{[^{}]*\}|\$\([^()]*\))?$/;

export const secretLiteralData = check({
  id: 'secret-literal-data',
  severity: 'error',
  area: 'config',
  summary: 'a Secret whose data stand in the manifest',
  run: ({ head }) =>
    head
      .ofKind('Secret')
      .filter(({ object: manifest }) => manifest.apiVersion === 'v1')
      .flatMap(({ reference, object: manifest }) => {
        const keys = ['data', 'stringData'].flatMap((field) =>
          Object.entries(object(manifest, field))
            .filter(([, value]) => value !== null && !NOTHING.test(String(value)))
            .map(([key]) => `${field}[${key}]`),
        );
        const [first] = keys;
        return first === undefined
          ? []
          : [
              {
                at: reference,
                path: first,
                message: `everybody who reads the manifests reads its data (${keys.length === 1 ? '1 key' : `${keys.length} keys`}); base64 hides nothing`,
                fix: 'let something else make it (External Secrets, Sealed Secrets, a person) and refer to it by name',
              },
            ];
      }),
});
