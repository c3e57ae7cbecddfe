/** A person with a browser of their own, as far as HTTP tells: cookies, redirects, and the forms of the provider's pages. */
import { CookieJar } from 'tough-cookie';

export interface Person {
  /**
   * Opens an address and answers each page of the provider's: logs in as Amira, agrees. Gives the address of another origin
   * that the provider redirects to in the end, or its last page.
   */
  visit(url: string, how?: { readonly denies?: boolean }): Promise<URL>;
}

const fields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  login: { name: 'amira', password: 'open-sesame' },
  consent: { allow: 'yes' },
};

export function makePerson(): Person {
  const cookies = new CookieJar();

  async function ask(url: URL, form?: URLSearchParams): Promise<Response> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: await cookies.getCookieString(url.href) },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const field of response.headers.getSetCookie())
      await cookies.setCookie(field, url.href, { ignoreError: true });
    return response;
  }

  return {
    async visit(address, { denies = false } = {}) {
      let url = new URL(address);
      const { origin } = url;
      let response = await ask(url);
      for (let step = 0; step < 20; step += 1) {
        const location = response.headers.get('location');
        if (location !== null) {
          url = new URL(location, url);
          if (url.origin !== origin) return url;
          response = await ask(url);
          continue;
        }
        const text = await response.text();
        const page = /data-page="([\w-]*)"/.exec(text)?.[1] ?? '';
        const hidden = [...text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
        const answer = denies && page.endsWith('consent') ? { cancel: 'yes' } : (fields[page] ?? {});
        if (fields[page] === undefined && hidden.length === 0) return url;
        const form = new URLSearchParams({
          ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
          ...answer,
        });
        url = new URL(/<form[^>]* action="([^"]*)"/.exec(text)?.[1] ?? url, url);
        response = await ask(url, form);
      }
      throw new Error('the provider goes on asking');
    },
  };
}
