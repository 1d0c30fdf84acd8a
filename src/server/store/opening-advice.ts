// What a merchant's developer can do about a database that cannot be reached, by the code of the failure.

const advice: Readonly<Record<string, string>> = {
  untrusted:
    "The database's certificate is not trusted: name your authority's file in the address, by " +
    '"sslmode=verify-full&sslrootcert=/path/of/ca.pem".',
  elsewhere: "The database's certificate is for other names than the host in the address: write one of them.",
  unreadable:
    'A file that the address names cannot be read: see "sslrootcert", "sslcert" and "sslkey" in it.',
};

/** Codes of Node for a certificate that ends at no authority that it knows. */
const untrusted = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** A sentence, or undefined where the code says all that is known. */
export function openingAdvice(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (untrusted.includes(String(error.code))) return advice['untrusted'];
  if (error.code === 'ERR_TLS_CERT_ALTNAME_INVALID') return advice['elsewhere'];
  return 'syscall' in error && error.syscall === 'open' ? advice['unreadable'] : undefined;
}
