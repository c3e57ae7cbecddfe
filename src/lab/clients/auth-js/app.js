const path = '/auth-js/auth';

/** @param {string} name */
const read = async (name) => (await fetch(`${path}/${name}`)).json();

/** Posts a form as the library's own pages do: with its token against forged requests. @param {string} action */
async function post(action) {
  const { csrfToken } = await read('csrf');
  const form = Object.assign(document.createElement('form'), { method: 'post', action: `${path}/${action}` });
  for (const [name, value] of Object.entries({ csrfToken, callbackUrl: `${location.origin}/auth-js/` }))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(form);
  form.submit();
}

document.getElementById('sign-in')?.addEventListener('click', () => post('signin/practice'));
document.getElementById('sign-out')?.addEventListener('click', () => post('signout'));

const session = await read('session');
const refused = new URLSearchParams(location.search).has('error');
const status = session?.user ? 'signed in' : refused ? 'refused' : 'signed out';
const outcome = document.getElementById('outcome');
if (outcome !== null) outcome.textContent = status;
document.body.dataset.status = status;
