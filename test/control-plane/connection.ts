/** How to reach a cluster. It can be passed to another process as JSON. */
export interface Connection {
  /** The minor, such as `1.36`. */
  readonly minor: string;
  /** The address of the API server, such as `https://127.0.0.1:23456`. */
  readonly server: string;
  /** The certificate of its authority, as PEM. @default - none: the server speaks plain HTTP */
  readonly certificateAuthority?: string;
  /** The bearer token of an administrator. @default - none: the server wants none */
  readonly token?: string;
  /** The kubeconfig file for kubectl. */
  readonly kubeconfig: string;
  /** The path of a kubectl that fits. */
  readonly kubectl: string;
  /** The folder of the control plane, with its logs. */
  readonly directory: string;
  /** Whether it is a control plane that was built here; else it is a person's cluster, with kubelets of its own. */
  readonly builtHere: boolean;
}

/** Certificates as PEM, or undefined while the program that writes the file has not written all of it. */
export function wholeCertificates(pem: string): string | undefined {
  return pem.endsWith('-----END CERTIFICATE-----\n') ? pem : undefined;
}

/** A kubeconfig for an administrator of one cluster; JSON, which is YAML too. */
export function kubeconfig(server: string, certificateAuthority: string, token: string): string {
  const name = 'cdk8s-rollout';
  const authority = Buffer.from(certificateAuthority).toString('base64');
  return `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name, cluster: { server, 'certificate-authority-data': authority } }],
      users: [{ name, user: { token } }],
      contexts: [{ name, context: { cluster: name, user: name } }],
      'current-context': name,
    },
    undefined,
    2,
  )}\n`;
}
