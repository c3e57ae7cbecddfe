/** Secrets that show what they are, whatever their claim is called. */
import { isJsonObject, type JsonValue, ownString } from '../jose/json.ts';
import type { Severity } from '../spec/reference.ts';

export interface KnownSecret {
  readonly what: string;
  readonly severity: Severity;
}

interface SecretFormat extends KnownSecret {
  /** Anchored and bounded: no value can make it slow. */
  readonly pattern: RegExp;
}

const secret = (what: string, pattern: RegExp, severity: Severity = 'critical'): SecretFormat => ({
  what,
  pattern,
  severity,
});

/** The forms that makers give their secrets so that they can be recognised; Gitleaks and its like look for the same. */
const formats: readonly SecretFormat[] = [
  secret('a private key in PEM', /-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----/),
  // An id alone opens nothing; it names the account, and the secret is often not far.
  secret('an AWS access key id', /^(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}$/, 'medium'),
  secret('a GitHub token', /^(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{36,255})$/),
  secret('a GitLab token', /^gl(?:pat|ptt|rt|cbt|dt|ft|soat|oas|agent)-[\w.-]{20,300}$/),
  secret('a Stripe secret key', /^(?:sk|rk)_live_[A-Za-z0-9]{10,255}$/),
  secret('a Stripe test key', /^(?:sk|rk)_test_[A-Za-z0-9]{10,255}$/, 'medium'),
  secret('a Slack token', /^xox[abeoprs]-[A-Za-z0-9-]{10,255}$|^xapp-\d-[A-Za-z0-9-]{10,255}$/),
  secret('a Slack webhook', /^https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w+/-]{40,80}$/),
  // Keys for browsers are made to be seen; the others are not, and they look the same.
  secret('a Google API key', /^AIza[\w-]{35}$/, 'medium'),
  secret('a Google client secret', /^GOCSPX-[\w-]{28}$/),
  secret('a SendGrid key', /^SG\.[\w-]{16,32}\.[\w-]{32,64}$/),
  secret('an npm token', /^npm_[A-Za-z0-9]{36}$/),
  secret('a PyPI token', /^pypi-AgEIcHlwaS5vcmc[\w-]{50,1000}$/),
  secret('an OpenAI key', /^sk-(?:(?:proj|svcacct|admin)-)?[\w-]{20,120}T3BlbkFJ[\w-]{20,120}$/),
  secret('an Anthropic key', /^sk-ant-[a-z]{2,10}\d\d-[\w-]{80,120}$/),
  secret('a Vault token', /^hv[bs]\.[\w-]{24,300}$/),
  secret('a DigitalOcean token', /^do[opr]_v1_[a-f0-9]{64}$/),
  secret('a Shopify token', /^shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}$/),
  secret('an Azure storage key', /(?:^|;)AccountKey=[A-Za-z0-9+/]{86}==(?:;|$)/),
  secret(
    'a URL with a password',
    /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,100}:[^\s@/]{3,200}@[^\s@/]{1,255}/i,
  ),
];

/** A key in a claim is longer than a book only by mistake. */
const longestSecret = 20_000;

/** What the value is; null where it does not show that it is a secret. */
export function knownSecretIn(value: JsonValue): KnownSecret | null {
  if (typeof value === 'string')
    return value.length > longestSecret ? null : (formats.find(({ pattern }) => pattern.test(value)) ?? null);
  return isPrivateJwk(value) ? { what: 'a JWK with its private part', severity: 'critical' } : null;
}

/** RFC 7518 §6.2.2.1 and §6.3.2.1: `d` is private; §6.4.1: `k` is the secret itself. */
function isPrivateJwk(value: JsonValue): boolean {
  if (!isJsonObject(value)) return false;
  const kty = ownString(value, 'kty');
  return kty === 'oct' ? ownString(value, 'k') !== '' : kty !== '' && ownString(value, 'd') !== '';
}
