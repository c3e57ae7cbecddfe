/** Buttons of a client's page, and what came of the one that was pressed. */

/**
 * @typedef {object} Action
 * @property {string} id
 * @property {string} label
 * @property {() => Promise<string>} run What came of it; '' where the page is left.
 */

/** @param {string} id */
export const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The addresses that the server wrote into the page. @returns {Record<string, string>} */
export const readAddresses = () => JSON.parse(find('addresses').textContent ?? '{}');

/** @param {string} text */
export function say(text) {
  find('outcome').textContent = text;
  document.body.dataset.status = text;
}

/** The library's own words for a failure, and the provider's error code. @param {unknown} error */
function describe(error) {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'error' in error ? ` (${String(error.error)})` : '';
  return error.message + code;
}

/** An action that leaves the page says nothing. @param {() => Promise<string>} run */
export async function perform(run) {
  try {
    const said = await run();
    if (said !== '') say(said);
  } catch (error) {
    say(`refused: ${describe(error)}`);
  }
}

/** @param {string} place @param {readonly Action[]} actions */
export function addButtons(place, actions) {
  const buttons = actions.map(({ id, label, run }) => {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      id,
      textContent: label,
    });
    button.addEventListener('click', () => {
      delete document.body.dataset.status;
      void perform(run);
    });
    return button;
  });
  find(place).append(...buttons);
}

/** Status of the answer to a call. @param {string} url @param {Record<string, string>} headers */
export async function ask(url, headers) {
  const response = await fetch(url, { headers });
  // Read to its end: what nobody reads is still under way.
  await response.text();
  return String(response.status);
}

/** The same with a token. @param {string} url @param {string | undefined} token */
export const askWith = (url, token) => ask(url, { authorization: `Bearer ${token}` });
