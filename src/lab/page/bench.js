import { signIn } from './sign-in.js';

/** @import { Addresses, Answer, Bench, CallOptions, PageTools } from './scenario.ts' */

/** @typedef {(url: string, init: RequestInit) => Promise<Response>} Fetch */

/**
 * What scenarios work with, over any `fetch`.
 * @param {{ at: Addresses, rsaPublicPem: string, page: PageTools, fetch: Fetch, onAnswer: (answer: Answer) => void }} parts
 * @returns {Bench}
 */
export function makeBench({ at, rsaPublicPem, page, fetch, onAnswer }) {
  /** @type {Bench['call']} */
  async function call(method, url, options = {}) {
    const answer = await send(fetch, method, url, options);
    onAnswer(answer);
    return answer;
  }

  return {
    at,
    rsaPublicPem,
    page,
    call,
    async issue(recipe = {}) {
      const { json } = await call('POST', `${at.site}/workshop/token`, { json: recipe });
      return String(json.token);
    },
    signIn: (alg = 'RS256') => signIn({ at, call, page }, alg),
  };
}

/**
 * @param {Fetch} fetch
 * @param {string} method
 * @param {string} url
 * @param {CallOptions} options
 * @returns {Promise<Answer>}
 */
async function send(fetch, method, url, { bearer, headers, json, form, credentials = 'same-origin' }) {
  try {
    const response = await fetch(url, {
      method,
      credentials,
      headers: {
        ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
        ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: json !== undefined ? JSON.stringify(json) : form && new URLSearchParams(form),
    });
    const text = await response.text();
    return {
      method,
      url,
      status: response.status,
      header: (name) => response.headers.get(name) ?? '',
      text,
      json: readJson(text),
    };
  } catch {
    return { method, url, status: 0, header: () => '', text: '', json: {} };
  }
}

/**
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function readJson(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
