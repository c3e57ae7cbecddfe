/** What axe-core finds wrong in the page as it stands, one line each. Runs in the page, which holds axe-core. */

/** WCAG 2.2 to level AA, and what axe-core counts as good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Those whose answer depends on the colours alone: all that a second theme can change. */
const ofColours = ['color-contrast', 'link-in-text-block'];

export const everyRule = { runOnly: { type: 'tag', values: tags } } as const;
/** The other ones: all that another size can change. */
export const otherRules = {
  runOnly: { type: 'tag', values: tags },
  rules: Object.fromEntries(ofColours.map((rule) => [rule, { enabled: false }])),
} as const;
export const colourRules = { runOnly: { type: 'rule', values: ofColours } } as const;

export async function auditPage(
  options: typeof everyRule | typeof colourRules | typeof otherRules,
): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof import('axe-core') };
  const { violations } = await axe.run(document, {
    ...options,
    resultTypes: ['violations'],
    runOnly: { type: options.runOnly.type, values: [...options.runOnly.values] },
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => {
      const data = any.find((check) => check.id === 'color-contrast')?.data;
      const contrast = data ? ` ${data.contrastRatio} of ${data.fgColor} on ${data.bgColor}` : '';
      return `${id}: ${help}${contrast} (${target.join(' ')})`;
    }),
  );
}
