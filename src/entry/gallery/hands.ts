/** What a person does in a panel that is drawn: waits for a thing, clicks, types. */

/** A view is fetched when it is first shown: what it holds comes a few frames later. */
export async function elementOf<E extends HTMLElement = HTMLElement>(selector: string): Promise<E> {
  for (;;) {
    const element = document.querySelector<E>(selector);
    if (element) return element;
    await new Promise(requestAnimationFrame);
  }
}

/** Types into a field as a person does, so that the panel reacts. */
export async function type(selector: string, text: string): Promise<void> {
  const field = await elementOf<HTMLInputElement | HTMLTextAreaElement>(selector);
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Clicks the button with these words, once it is there and can be clicked. */
export async function press(words: string): Promise<void> {
  for (;;) {
    const button = [...document.querySelectorAll<HTMLButtonElement>('button:not([disabled])')].find(
      ({ textContent }) => textContent?.trim() === words,
    );
    if (button) return button.click();
    await new Promise(requestAnimationFrame);
  }
}

/** Brings what lies further down to the top of what scrolls. */
export async function scrollTo(selector: string): Promise<void> {
  (await elementOf(selector)).scrollIntoView({ block: 'start' });
}

/** Chooses the option whose words contain these. */
export async function choose(selector: string, words: string): Promise<void> {
  const field = await elementOf<HTMLSelectElement>(selector);
  const option = [...field.options].find(({ text }) => text.includes(words));
  if (option === undefined) throw new Error(`no option says ${words}`);
  field.value = option.value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Waits until these words are on screen. */
export async function see(words: string): Promise<void> {
  while (!document.body.textContent?.includes(words)) await new Promise(requestAnimationFrame);
}
