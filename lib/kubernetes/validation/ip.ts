const V4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** The bytes of an address, leading zeros allowed as the API server still does; undefined for any other text. */
export function parseIp(text: string): readonly number[] | undefined {
  if (V4.test(text)) {
    const parts = text.split('.').map(Number);
    return parts.every((part) => part < 256) ? parts : undefined;
  }
  return text.includes(':') ? parseV6(text) : undefined;
}

function parseV6(text: string): readonly number[] | undefined {
  const tail = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text);
  if (tail !== null) {
    const last = parseIp(tail[2] ?? '');
    const hex = (at: number) => ((last?.[at] ?? 0) * 256 + (last?.[at + 1] ?? 0)).toString(16);
    return last === undefined ? undefined : parseV6(`${tail[1]}${hex(0)}:${hex(2)}`);
  }
  const halves = text.split('::');
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const all = groups.flat();
  if (halves.length > 2 || !all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) {
    return undefined;
  }
  const missing = 8 - all.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) {
    return undefined;
  }
  const [head = [], rest = []] = groups;
  const zeros = halves.length === 2 ? Array<string>(missing).fill('0') : [];
  return [...head, ...zeros, ...rest].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

/** What is wrong with an address, in the API server's words. */
export function ipMessages(text: string): readonly string[] {
  return parseIp(text) === undefined ? ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'] : [];
}

/** What is wrong with a network, in the API server's words. */
export function cidrMessages(text: string): readonly string[] {
  const [address = '', bits = '', ...rest] = text.split('/');
  const ip = parseIp(address);
  const width = ip === undefined ? 0 : ip.length * 8;
  const good = rest.length === 0 && /^\d{1,3}$/.test(bits) && ip !== undefined && Number(bits) <= width;
  return good ? [] : ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'];
}

/** What is wrong with an address that traffic is to reach. */
export function endpointMessages(text: string): readonly string[] {
  const ip = unmapped(parseIp(text) ?? []);
  const [a = 0, b = 0, c = 0] = ip;
  const v6 = ip.length === 16;
  const tests: readonly (readonly [boolean, string])[] = [
    [ip.every((part) => part === 0), `may not be unspecified (${text})`],
    [
      v6 ? ip.slice(0, 15).every((part) => part === 0) && ip[15] === 1 : a === 127,
      'may not be in the loopback range (127.0.0.0/8, ::1/128)',
    ],
    [
      v6 ? a === 0xfe && (b & 0xc0) === 0x80 : a === 169 && b === 254,
      'may not be in the link-local range (169.254.0.0/16, fe80::/10)',
    ],
    [
      v6 ? a === 0xff && (b & 0x0f) === 2 : a === 224 && b === 0 && c === 0,
      'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)',
    ],
  ];
  return tests.filter(([wrong]) => wrong).map(([, message]) => message);
}

/** An IPv4 address in IPv6's clothes is an IPv4 address. */
function unmapped(ip: readonly number[]): readonly number[] {
  const mapped = ip.length === 16 && ip.slice(0, 10).every((part) => part === 0) && ip[10] === 0xff && ip[11] === 0xff;
  return mapped ? ip.slice(12) : ip;
}
