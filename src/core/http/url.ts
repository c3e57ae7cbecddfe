/** Parts of a URL from outside, which may be anything. */

/** Origin of a URL; its scheme where it has none, as the redirect of a native app does (RFC 8252 §7.1); '' for what is no URL. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { origin, protocol } = new URL(url);
  return origin === 'null' ? protocol : origin;
}

/** Host of a URL without its port; '' for what is no URL. */
export function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** Host of a URL with its port; '' for what is no URL. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** A URL up to its fragment, which is sent in no request (RFC 9110 §7.1). */
export function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? '';
}
