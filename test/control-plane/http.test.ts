import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Connection } from './connection';
import { Http } from './http';

test('a connection that the server closed while nobody used it is replaced', async () => {
  const used = new Map<Socket, number>();
  const server = createServer(({ socket }, response) => {
    used.set(socket, (used.get(socket) ?? 0) + 1);
    if (used.get(socket) === 1) response.end('{}');
    else socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const http = new Http({ server: `http://127.0.0.1:${port}`, directory: '' } as Connection);
  try {
    const bodies: string[] = [];
    for (let call = 0; call < 3; call += 1) bodies.push((await http.send({ method: 'GET', path: '/' })).body);
    expect(bodies).toEqual(['{}', '{}', '{}']);
    expect([...used.values()]).toEqual([2, 2, 1]);
  } finally {
    http.close();
    server.close();
  }
});
