/** Knows which document is inspected: told by navigations, and asked of the page until there was one. */
export interface PageTracking {
  /** URL of the document now; a promise of it (of '' where it cannot be told) while it is being asked for. */
  current(): string | Promise<string>;
  navigated(url: string): void;
}

/**
 * @param ask gives the URL of the inspected document, or '' (the browser may not let us look yet)
 * @param onFound is called once, when an answer was the first to tell
 */
export function trackPage(ask: () => Promise<string>, onFound: (url: string) => void): PageTracking {
  let known = '';
  let asking: Promise<string> | null = null;

  const find = async () => {
    const url = await ask();
    asking = null;
    // It may have gone elsewhere while it was asked.
    if (known === '' && url !== '') {
      known = url;
      onFound(url);
    }
    return known;
  };
  return {
    current() {
      if (known !== '') return known;
      asking ??= find();
      return asking;
    },
    navigated(url) {
      known = url;
    },
  };
}
