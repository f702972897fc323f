interface Options {
  /** For what nginx writes. */
  readonly folder: string;
  readonly port: number;
  readonly upstream: number;
  readonly http2: boolean;
}

/** The configuration of an nginx that asks the upstream. Connections stay for longer than the test. */
export function nginxConfig({ folder, port, upstream, http2 }: Options): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${port}-${kind};`,
  );
  return `
daemon off;
worker_processes 1;
pid ${folder}/${port}.pid;
error_log stderr warn;
events {}
http {
  access_log off;
  keepalive_timeout 600s;
  keepalive_requests 100000;
  ${temporary.join('\n  ')}
  server {
    listen 127.0.0.1:${port}${http2 ? ' http2' : ''};
    location / {
      proxy_pass http://127.0.0.1:${upstream};
      proxy_read_timeout 600s;
    }
  }
}
`;
}
