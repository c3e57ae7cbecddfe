const path = '/auth-js/auth';

/** @param {string} name */
const read = async (name) => (await fetch(`${path}/${name}`)).json();

/** @param {string} text */
function say(text) {
  const outcome = document.getElementById('outcome');
  if (outcome !== null) outcome.textContent = text;
  document.body.dataset.status = text;
}

/**
 * Posts a form as the library's own pages do: with its token against forged requests.
 * @param {string} action
 * @param {string} fault what the server is to do wrong
 */
async function post(action, fault = '') {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `practice_fault=${fault}; Path=/auth-js; SameSite=Lax`;
  const { csrfToken } = await read('csrf');
  const form = Object.assign(document.createElement('form'), { method: 'post', action: `${path}/${action}` });
  for (const [name, value] of Object.entries({ csrfToken, callbackUrl: `${location.origin}/auth-js/` }))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(form);
  form.submit();
}

async function callApi() {
  const answer = await fetch('/auth-js/orders');
  // A request is finished, and shown, once its body is read.
  await answer.text();
  say(`the app answered ${answer.status}`);
}

/** As the library's own `update` does. */
async function refresh() {
  const { csrfToken } = await read('csrf');
  const answer = await fetch(`${path}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ csrfToken, data: {} }),
  });
  say((await answer.json())?.user ? 'refreshed' : 'refused');
}

/** @type {Record<string, () => Promise<void>>} */
const uses = {
  'sign-in': () => post('signin/practice'),
  'call-api': callApi,
  refresh,
  'sign-out': () => post('signout'),
  'wrong-way-out': () => post('signout', 'wrong-way-out'),
};
for (const [id, use] of Object.entries(uses)) document.getElementById(id)?.addEventListener('click', use);

for (const button of document.querySelectorAll('button[data-fault]'))
  button.addEventListener('click', async () => {
    if (button.getAttribute('data-fault') === 'sign-in') return post('signin/practice', button.id);
    await fetch(`/auth-js/break/${button.id}`, { method: 'POST' });
    await callApi();
  });

const { error } = document.body.dataset;
if (error) say(`refused: ${error}`);
else say((await read('session'))?.user ? 'signed in' : 'signed out');
