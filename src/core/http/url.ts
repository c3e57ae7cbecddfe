/** Parts of a URL from outside, which may be anything. */

/** Origin of a URL; '' for what is no URL. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** Host of a URL with its port; '' for what is no URL. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
