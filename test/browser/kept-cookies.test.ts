import { describe, expect, it, vi } from 'vitest';

// The polyfill throws outside of an extension; these tests hand over an API of their own.
vi.mock('webextension-polyfill', () => ({ default: {} }));

import { askForCookies, type CookiesApi, readKeptCookies } from '../../src/browser/kept-cookies.ts';

/** A browser in which the person has allowed `granted`, and answers a question with `answer`. */
function browserWith({ granted = [] as string[], answer = true, cookies = [] as unknown } = {}) {
  const allowed = new Set(granted);
  const asked: string[][] = [];
  const got: object[] = [];
  const api: CookiesApi = {
    permissions: {
      contains: async ({ origins = [] }) => allowed.size > 0 && origins.every((one) => allowed.has(one)),
      request: async ({ origins = [] }) => {
        asked.push(origins);
        if (answer) for (const one of origins) allowed.add(one);
        return answer;
      },
    },
    cookies: {
      getAll: async (details) => {
        got.push(details);
        return cookies;
      },
    },
  };
  return { api, asked, got };
}

const session = {
  name: 'sid',
  value: 'eyJhbGciOiJub25lIn0.e30.',
  domain: '.shop.example',
  hostOnly: false,
  httpOnly: true,
  secure: true,
  sameSite: 'no_restriction',
  expirationDate: 1_760_000_000.5,
};

describe('asking for cookies', () => {
  it.each([
    ['https://www.shop.co.uk/cart?x=1', '*://*.shop.co.uk/*'],
    ['http://127.0.0.1:8080/', '*://127.0.0.1/*'],
    ['http://localhost:3000/', '*://localhost/*'],
  ])('of %s asks for that site and no other', async (url, pattern) => {
    const { api, asked } = browserWith();
    expect(await askForCookies(url, api)).toBe(true);
    expect(asked).toEqual([[pattern]]);
  });

  it('takes no for an answer, and asks nothing for a page without a site', async () => {
    const { api, asked } = browserWith({ answer: false });
    expect(await askForCookies('https://shop.example/', api)).toBe(false);
    expect(await askForCookies('about:blank', api)).toBe(false);
    expect(await askForCookies('chrome://settings', api)).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it('comes to nothing where the browser cannot ask, as Firefox in DevTools', async () => {
    expect(await askForCookies('https://shop.example/', {})).toBe(false);
    expect(await readKeptCookies('https://shop.example/', {})).toBeNull();
  });

  it('survives a browser that refuses by throwing', async () => {
    const refuse = async () => {
      throw new Error('must be called during a user gesture');
    };
    const api: CookiesApi = { permissions: { contains: refuse, request: refuse } };
    expect(await askForCookies('https://shop.example/', api)).toBe(false);
    expect(await readKeptCookies('https://shop.example/', api)).toBeNull();
  });
});

describe('reading the flags of cookies', () => {
  const granted = ['*://*.shop.example/*'];

  it('tells the flags and leaves the value', async () => {
    const { api, got } = browserWith({ granted, cookies: [session] });
    const read = await readKeptCookies('https://app.shop.example/', api);
    expect(read).toEqual([
      {
        name: 'sid',
        domain: 'shop.example',
        hostOnly: false,
        httpOnly: true,
        secure: true,
        sameSite: 'None',
        expires: 1_760_000_000_500,
      },
    ]);
    expect(JSON.stringify(read)).not.toContain('eyJ');
    expect(got).toEqual([{ domain: 'shop.example', partitionKey: {} }]);
  });

  it('looks at no cookie before it was allowed, nor of another site', async () => {
    for (const allowed of [[], ['*://*.other.example/*']]) {
      const { api, got } = browserWith({ granted: allowed, cookies: [session] });
      expect(await readKeptCookies('https://shop.example/', api)).toBeNull();
      expect(got).toEqual([]);
    }
  });

  it('is capped, and passes over what is no cookie', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ ...session, name: `c${index}` }));
    const { api } = browserWith({ granted, cookies: [{ name: 1 }, {}, ...many] });
    expect(await readKeptCookies('https://shop.example/', api)).toHaveLength(998);
    expect(
      await readKeptCookies('https://shop.example/', browserWith({ granted, cookies: 'x' }).api),
    ).toBeNull();
  });
});
