import { wholeCertificates } from './connection';

test('a file of certificates that is still being written is not taken', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
  for (let length = 0; length < pem.length; length += 1)
    expect(wholeCertificates(pem.slice(0, length))).toBeUndefined();
  expect(wholeCertificates(pem)).toBe(pem);
});
