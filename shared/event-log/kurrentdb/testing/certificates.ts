import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Certificates {
  readonly rootFile: string;
  readonly rootPem: string;
  readonly serverOptions: readonly string[];
}

/** The common name that servers take for one of their own, unless they are told another. */
const nodeName = 'eventstoredb-node';

/** An authority, and a certificate of loopback for all nodes, by OpenSSL. They last for a day. */
export function makeCertificates(folder: string): Certificates {
  const roots = path.join(folder, 'roots');
  mkdirSync(roots, { recursive: true });
  const file = (name: string) => path.join(folder, name);
  const rootFile = path.join(roots, 'root.crt');
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  const newKey = ['-newkey', 'rsa:2048', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    file('root.key'),
    '-out',
    rootFile,
    '-days',
    '1',
    '-subj',
    '/CN=test root',
  );
  openssl('req', ...newKey, '-keyout', file('node.key'), '-out', file('node.csr'), '-subj', `/CN=${nodeName}`);
  writeFileSync(
    file('extensions'),
    [
      'subjectAltName=IP:127.0.0.1,DNS:localhost',
      'keyUsage=digitalSignature,keyEncipherment',
      'extendedKeyUsage=serverAuth,clientAuth',
    ].join('\n'),
  );
  const signedBy = ['-CA', rootFile, '-CAkey', file('root.key'), '-CAcreateserial'];
  const signed = ['-in', file('node.csr'), '-out', file('node.crt'), '-days', '1', '-extfile', file('extensions')];
  openssl('x509', '-req', ...signedBy, ...signed);
  return {
    rootFile,
    rootPem: readFileSync(rootFile, 'utf8'),
    serverOptions: [
      `--certificate-file=${file('node.crt')}`,
      `--certificate-private-key-file=${file('node.key')}`,
      `--trusted-root-certificates-path=${roots}`,
    ],
  };
}
