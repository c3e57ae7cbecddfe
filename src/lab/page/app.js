import { makeBench } from './bench.js';
import { forgetEverything, interrupted, pageTools } from './browser.js';
import { scenarioGroups } from './scenarios.js';
import { tour } from './tour.js';

/** @import { Answer, Scenario, TourStop } from './scenario.ts' */

/**
 * @template {'a' | 'li' | 'p' | 'span' | 'strong' | 'button' | 'section' | 'h2' | 'div' | 'label' | 'textarea'} Name
 * @param {Name} name
 * @param {Record<string, unknown>} [properties] Set on the element as they are named in the DOM
 * @param {(Node | string)[]} [children]
 */
function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const scenarios = scenarioGroups.flatMap((group) => group.scenarios);
const { addresses, keys } = JSON.parse(find('bench').textContent ?? '{}');
const log = find('log');

const bench = makeBench({
  at: addresses,
  rsaPublicPem: keys.rsaPublicPem,
  page: pageTools,
  fetch: (url, init) => fetch(url, init),
  onAnswer: logAnswer,
});

/** @param {Answer} answer */
function logAnswer(answer) {
  const { pathname, host } = new URL(answer.url);
  const said = answer.header('www-authenticate') || summarize(answer.text);
  log.prepend(
    element('li', {}, [
      element('span', { className: 'method', textContent: answer.method }),
      element('span', { className: 'path', textContent: host + pathname }),
      element('span', {
        className: `status s${String(answer.status)[0]}`,
        textContent: nameStatus(answer.status),
      }),
      element('span', { className: 'said', textContent: said }),
    ]),
  );
  while (log.children.length > 200) log.lastChild?.remove();
}

/** @param {number} status */
const nameStatus = (status) => (status === 0 ? 'stopped by the browser' : String(status));

/**
 * What an answer says, without the tokens that it may hold.
 * @param {string} text
 */
const summarize = (text) =>
  text
    .slice(0, 4000)
    .replaceAll(/[\w-]{24,}(\.[\w-]*)*/g, '…')
    .slice(0, 200);

/**
 * @param {Scenario} scenario
 * @param {number} status
 */
function describeOutcome(scenario, status) {
  const surprise = status === scenario.status ? '' : `, not ${nameStatus(scenario.status)} as promised`;
  return `${scenario.label}: ${nameStatus(status)}${surprise}`;
}

/** @param {Scenario} scenario */
function makeButton(scenario) {
  const button = element('button', { type: 'button', id: scenario.id, textContent: scenario.label });
  const look = element('span', { id: `${scenario.id}-look`, className: 'look', textContent: scenario.look });
  button.setAttribute('aria-describedby', look.id);
  button.addEventListener('click', async () => {
    button.setAttribute('aria-busy', 'true');
    delete button.dataset.status;
    try {
      const { status } = await scenario.run(bench);
      find('outcome').textContent = describeOutcome(scenario, status);
      button.dataset.status = String(status);
    } catch (error) {
      find('outcome').textContent = `${scenario.label}: ${error instanceof Error ? error.message : 'failed'}`;
      button.dataset.status = 'failed';
    }
    button.removeAttribute('aria-busy');
  });
  return element('div', { className: 'scenario' }, [button, look]);
}

/** @param {TourStop} stop */
function makeStop({ act, press, look }) {
  const links = press.map((id) => {
    const label = scenarios.find((scenario) => scenario.id === id)?.label ?? id;
    const link = element('a', { href: `#${id}`, textContent: label });
    // The button that it leads to is the next thing that Enter presses.
    link.addEventListener('click', () => find(id).focus());
    return link;
  });
  return element('li', {}, [
    element('strong', { textContent: act }),
    ...links.flatMap((link, index) => [index === 0 ? ' ' : ', ', link]),
    element('p', { className: 'look', textContent: look }),
  ]);
}

find('scenarios').append(
  ...scenarioGroups.map((group) =>
    element('section', {}, [
      element('h2', { textContent: group.title }),
      element('div', { className: 'buttons' }, group.scenarios.map(makeButton)),
    ]),
  ),
);
find('stops').append(...tour.map(makeStop));

/**
 * A key as text to be copied into the panel.
 * @param {string} name
 * @param {string} value
 * @param {number} rows
 */
function makeKeyField(name, value, rows) {
  return element('label', {}, [name, element('textarea', { readOnly: true, value, rows })]);
}

find('keys').append(
  makeKeyField('HS256 secret', keys.secret, 1),
  makeKeyField('RS256 public key (PEM)', keys.rsaPublicPem, 4),
  makeKeyField('JWK Set of the issuer', keys.jwks, 8),
);

if (interrupted !== null) {
  find('tour').toggleAttribute('open', interrupted.tourIsOpen);
  find(interrupted.id).focus();
  find(interrupted.id).click();
}

find('start-over').addEventListener('click', () => {
  forgetEverything();
  log.replaceChildren();
  find('outcome').textContent = 'Nothing was asked yet.';
  find('loot').replaceChildren();
  find('loot-found').textContent = 'It has not run yet.';
});
