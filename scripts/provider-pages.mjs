/** Goes through the pages of the practice site's provider as a person does. */
import { until } from './until.mjs';

/**
 * Runs in the page: logs in as Amira, agrees, signs out. Each page is answered once, for the next one takes a moment.
 * @param {string} person `denies` says no where it is asked for consent
 * @returns {string} the page that was answered; '' for any other
 */
export function answerProviderPage(person) {
  const { page = '' } = document.body.dataset;
  /** @type {Record<string, string>} */
  const buttons = {
    login: 'button[name=login]',
    consent: person === 'denies' ? 'button[name=cancel]' : 'button[name=allow]',
    logout: 'button[name=logout]',
  };
  const button = document.querySelector(buttons[page] ?? 'none');
  if (!(button instanceof HTMLElement)) return '';
  document.body.dataset.page = 'answered';
  for (const [name, value] of Object.entries({ name: 'amira', password: 'open-sesame' })) {
    const field = document.querySelector(`input[name="${name}"]`);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  button.click();
  return page;
}

/**
 * Waits until a button of the practice page that was pressed has done its work, on the provider's pages too where it leads
 * there; the status that it got.
 * @param {{ evaluate(script: (argument: string) => string, argument: string): Promise<string> }} tab
 * @param {string} id
 * @returns {Promise<string>}
 */
export function untilPlayed(tab, id) {
  return until(`the page to have played ${id}`, async () => {
    try {
      await tab.evaluate(answerProviderPage, 'agrees');
      return await tab.evaluate((button) => document.getElementById(button)?.dataset.status ?? '', id);
    } catch {
      // Between two documents there is nothing to evaluate in: ask again.
      return '';
    }
  });
}
