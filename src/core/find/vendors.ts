/** Credentials that are known by their name or by their look. Each row names what a thing is; none of them judges it. */

export interface VendorName {
  /** Case-insensitive; matched against the cookie, header or storage key name. */
  readonly name: RegExp;
  readonly vendor: string;
  /** What it is, in a few words. */
  readonly what: string;
  readonly role: 'session' | 'token' | 'marker' | 'helper';
}

/** `role: marker` tells of a session but is no credential; `helper` belongs to a login under way (state, verifier). */
export const vendorNames: readonly VendorName[] = [
  {
    name: /^sb-[\w-]+-auth-token-code-verifier$/i,
    vendor: 'Supabase',
    what: 'PKCE verifier',
    role: 'helper',
  },
  {
    name: /^sb-[\w-]+-auth-token(\.\d+)?$/i,
    vendor: 'Supabase',
    what: 'session (JSON with tokens)',
    role: 'session',
  },
  {
    name: /^(__Secure-|__Host-)?(next-auth|authjs)\.session-token(\.\d+)?$/i,
    vendor: 'Auth.js',
    what: 'session (encrypted)',
    role: 'session',
  },
  {
    name: /^(__Secure-|__Host-)?(next-auth|authjs)\.(csrf-token|callback-url|pkce\.code_verifier|state|nonce)$/i,
    vendor: 'Auth.js',
    what: 'login helper',
    role: 'helper',
  },
  { name: /^__session(_\w+)?$/i, vendor: 'Clerk', what: 'session token', role: 'session' },
  { name: /^__client_uat(_\w+)?$/i, vendor: 'Clerk', what: 'signed-in marker', role: 'marker' },
  { name: /^__client$/i, vendor: 'Clerk', what: 'client token', role: 'session' },
  {
    name: /^CognitoIdentityServiceProvider\..+\.(accessToken|idToken|refreshToken)$/i,
    vendor: 'Amazon Cognito',
    what: 'token',
    role: 'token',
  },
  { name: /^CognitoIdentityServiceProvider\./i, vendor: 'Amazon Cognito', what: 'user data', role: 'marker' },
  { name: /^firebase:authUser:/i, vendor: 'Firebase', what: 'user with tokens', role: 'session' },
  {
    name: /^msal\.(?:\d\.)?.*(accesstoken|idtoken|refreshtoken)/i,
    vendor: 'MSAL',
    what: 'token cache',
    role: 'token',
  },
  { name: /^msal\./i, vendor: 'MSAL', what: 'token cache', role: 'marker' },
  { name: /^@@auth0spajs@@/i, vendor: 'Auth0 SPA SDK', what: 'token cache', role: 'token' },
  { name: /^(auth0|auth0_compat)$/i, vendor: 'Auth0', what: 'session', role: 'session' },
  { name: /^appSession(\.\d+)?$/i, vendor: 'Auth0', what: 'session (encrypted)', role: 'session' },
  { name: /^oidc\.user:/i, vendor: 'oidc-client', what: 'user with tokens', role: 'token' },
  { name: /^okta-token-storage(_.*)?$/i, vendor: 'Okta', what: 'token storage', role: 'token' },
  { name: /^idx$/i, vendor: 'Okta', what: 'session', role: 'session' },
  { name: /^kc-callback-/i, vendor: 'Keycloak', what: 'login helper', role: 'helper' },
  { name: /^KEYCLOAK_(IDENTITY|SESSION)(_LEGACY)?$/i, vendor: 'Keycloak', what: 'session', role: 'session' },
  { name: /^AUTH_SESSION_ID(_LEGACY)?$/i, vendor: 'Keycloak', what: 'login session', role: 'helper' },
  {
    name: /^AWSELBAuthSessionCookie(-\d+)?$/i,
    vendor: 'AWS ALB',
    what: 'session (encrypted)',
    role: 'session',
  },
  {
    name: /^x-amzn-oidc-(data|accesstoken|identity)$/i,
    vendor: 'AWS ALB',
    what: 'token (padded base64)',
    role: 'token',
  },
  {
    name: /^(CF_Authorization|cf-access-jwt-assertion)$/i,
    vendor: 'Cloudflare Access',
    what: 'application token',
    role: 'session',
  },
  { name: /^cf-access-token$/i, vendor: 'Cloudflare Access', what: 'application token', role: 'token' },
  { name: /^x-goog-iap-jwt-assertion$/i, vendor: 'Google IAP', what: 'signed header', role: 'token' },
  { name: /^GCP_IAAP_AUTH_TOKEN/i, vendor: 'Google IAP', what: 'session', role: 'session' },
  { name: /^x-ms-token-[\w-]+$/i, vendor: 'Azure App Service', what: 'token', role: 'token' },
  {
    name: /^AppServiceAuthSession\d*$/i,
    vendor: 'Azure App Service',
    what: 'session (encrypted)',
    role: 'session',
  },
  {
    name: /^\.AspNetCore\.(Cookies|Identity\.Application)(C\d+)?$/i,
    vendor: 'ASP.NET Core',
    what: 'session (encrypted)',
    role: 'session',
  },
  { name: /^\.ASPXAUTH$|^ASP\.NET_SessionId$/i, vendor: 'ASP.NET', what: 'session', role: 'session' },
  {
    name: /^\.AspNetCore\.(Antiforgery|Correlation|OpenIdConnect\.Nonce)/i,
    vendor: 'ASP.NET Core',
    what: 'login helper',
    role: 'helper',
  },
  { name: /^connect\.sid$/i, vendor: 'express-session', what: 'session id', role: 'session' },
  { name: /^PHPSESSID$/i, vendor: 'PHP', what: 'session id', role: 'session' },
  { name: /^JSESSIONID$/i, vendor: 'Java servlet', what: 'session id', role: 'session' },
  { name: /^laravel_session$/i, vendor: 'Laravel', what: 'session (encrypted)', role: 'session' },
  { name: /^_[\w]+_session$/i, vendor: 'Rails', what: 'session (encrypted)', role: 'session' },
  { name: /^sessionid$/i, vendor: 'Django', what: 'session id', role: 'session' },
  {
    name: /^session$/i,
    vendor: '',
    what: 'session (often Flask, signed but not encrypted)',
    role: 'session',
  },
  { name: /^mod_auth_openidc_session$/i, vendor: 'mod_auth_openidc', what: 'session', role: 'session' },
  { name: /^_oauth2_proxy(_\d+)?$/i, vendor: 'oauth2-proxy', what: 'session', role: 'session' },
  { name: /^(mod_auth_openidc_state|_oauth2_proxy_csrf)/i, vendor: '', what: 'login helper', role: 'helper' },
  {
    name: /^(csrftoken|xsrf-token|_csrf|csrf[-_]?token|x-csrf-token|__requestverificationtoken)$/i,
    vendor: '',
    what: 'CSRF token',
    role: 'helper',
  },
  { name: /^wordpress_(logged_in|sec)_/i, vendor: 'WordPress', what: 'session', role: 'session' },
  { name: /^dpop-nonce$/i, vendor: '', what: 'DPoP nonce', role: 'helper' },
];

/** Names that an application gives to its own session: a cookie of this name is taken for a credential. */
const sessionLike =
  /(^|[-_.])(sess(ion)?(id)?|sid|auth(n|entication|orization)?|jwt|token|access[-_]?token|id[-_]?token|refresh[-_]?token|bearer|remember(_me|_token|_web)?|login|logged_?in)($|[-_.\d])/i;
const notSession =
  /csrf|xsrf|verifier|nonce|^state$|consent|analytics|^_ga|^_gid|^amplitude|^ajs_|optanon|locale|theme/i;

const longestName = 300;
const mostRemembered = 2000;
/** Names come back with every request: what was told of one is kept. */
const remembered = new Map<string, VendorName | undefined>();

/** The row for this name; undefined where nobody known writes it. Names longer than any of theirs are not tried. */
export function vendorOf(name: string): VendorName | undefined {
  if (remembered.has(name)) return remembered.get(name);
  if (name.length > longestName) return undefined;
  const row = vendorNames.find((candidate) => candidate.name.test(name));
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(name, row);
  return row;
}

/** Whether a cookie of this name is likely a credential of a session. */
export function isSessionName(name: string): boolean {
  const known = vendorOf(name);
  if (known) return known.role === 'session' || known.role === 'token';
  return name.length <= longestName && sessionLike.test(splitCamel(name)) && !notSession.test(name);
}

/** `accessToken` → `access_Token`, so that its words can be told apart. */
function splitCamel(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2');
}

export interface OpaqueFormat {
  readonly look: RegExp;
  readonly vendor: string;
  readonly what: string;
}

/** Opaque tokens whose issuers gave them a mark of their own. */
export const opaqueFormats: readonly OpaqueFormat[] = [
  { look: /^gh[pousr]_[A-Za-z0-9]{20,255}$/, vendor: 'GitHub', what: 'token' },
  { look: /^github_pat_\w{20,255}$/, vendor: 'GitHub', what: 'fine-grained personal access token' },
  { look: /^(sk|rk)_(live|test)_\w{10,255}$/, vendor: 'Stripe', what: 'secret key' },
  { look: /^pk_(live|test)_\w{10,255}$/, vendor: 'Stripe or Clerk', what: 'publishable key' },
  { look: /^glpat-[\w-]{20,255}/, vendor: 'GitLab', what: 'personal access token' },
  { look: /^xox[abeoprs]-[\w-]{10,255}$/, vendor: 'Slack', what: 'token' },
  { look: /^ya29\.[\w-]{20,}/, vendor: 'Google', what: 'access token (opaque)' },
  { look: /^1\/\/[\w-]{20,}/, vendor: 'Google', what: 'refresh token (opaque)' },
  { look: /^AIza[\w-]{35}$/, vendor: 'Google', what: 'API key' },
  { look: /^npm_[A-Za-z0-9]{30,}$/, vendor: 'npm', what: 'token' },
  { look: /^pypi-[\w-]{20,}/, vendor: 'PyPI', what: 'token' },
  { look: /^dop_v1_[a-f0-9]{64}$/, vendor: 'DigitalOcean', what: 'token' },
  { look: /^hf_[A-Za-z0-9]{20,}$/, vendor: 'Hugging Face', what: 'token' },
  { look: /^sk-(proj-|ant-)?[\w-]{20,}$/, vendor: 'OpenAI or Anthropic', what: 'API key' },
  { look: /^sb_(secret|publishable)_\w{10,}/, vendor: 'Supabase', what: 'API key' },
  { look: /^shp(at|ca|pa|ss)_[a-fA-F0-9]{20,}$/, vendor: 'Shopify', what: 'token' },
  { look: /^v[234]\.(local|public)\.[\w-]+/, vendor: 'PASETO', what: 'token (not a JWT)' },
  { look: /^00[\w-]{38,40}$/, vendor: 'Okta', what: 'API token' },
  { look: /^s:[\w-]{10,}\.[\w+/%-]{20,}/, vendor: 'express-session', what: 'signed session id' },
];

export function opaqueFormatOf(text: string): OpaqueFormat | undefined {
  const start = text.slice(0, 512);
  return opaqueFormats.find((format) => format.look.test(start));
}
