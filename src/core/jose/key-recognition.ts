/** Live feedback while a person types or pastes a key. */
import type { KeyEncoding } from './key.ts';
import { allowedAlgorithms, bitsOf, describeKey, roleOf } from './key-description.ts';
import { KeyError } from './key-error.ts';
import { type ParsedKey, type ParsedKeys, parseKeyText } from './key-parsing.ts';

const names: Readonly<Record<KeyEncoding, string>> = {
  utf8: 'Text',
  base64: 'base64',
  base64url: 'base64url',
  hex: 'hex',
  'pem-spki': 'a PEM public key (SPKI)',
  'pem-pkcs1': 'a PEM RSA key (PKCS#1)',
  'pem-pkcs8': 'a PEM private key (PKCS#8)',
  'pem-sec1': 'a PEM EC private key (SEC 1)',
  'pem-x509': 'an X.509 certificate',
  jwk: 'a JWK',
  jwks: 'a JWK Set',
  discovery: 'a discovery document',
};

/**
 * Says what the text looks like: the encoding that `auto` takes, and one sentence. `encoding` is null where the text is no
 * key; then the sentence says why. Never throws, and never repeats the text.
 */
export function recogniseKey(text: string): { encoding: KeyEncoding | null; sentence: string } {
  try {
    const parsed = parseKeyText(text, 'auto');
    return { encoding: parsed.encoding, sentence: describeParsed(parsed) };
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    if (error.code === 'empty') return { encoding: null, sentence: '' };
    return { encoding: error.code === 'discovery-document' ? 'discovery' : null, sentence: error.message };
  }
}

function describeParsed({ keys, passedOver, encoding }: ParsedKeys): string {
  const first = keys[0] as ParsedKey;
  if (first.encoding === 'utf8') {
    return `Text: will be used as an HMAC secret, ${bitsOf(first.jwk)} bits.`;
  }
  const detail =
    keys.length === 1
      ? describeKey(first.jwk, allowedAlgorithms(first.jwk, first.metadata, first.pssOnly))
      : `${keys.length} keys${keys.some((key) => roleOf(key.jwk) === 'private') ? ', private ones among them' : ''}`;
  const left = passedOver.length === 0 ? '' : ` Passed over: ${passedOver.slice(0, 3).join(' ')}`;
  return `Looks like ${names[encoding]}: ${detail}${detail.endsWith('…') ? '' : '.'}${left}`;
}
