/** Words of the building blocks, in one place so that a translation is one file. */
export const kitMessages = {
  copied: 'Copied',
  copyRefused: 'Copying was refused by the browser',
  reveal: (what: string) => `Show ${what}`,
  mask: (what: string) => `Hide ${what}`,
  newRows: (count: number) => `${count.toLocaleString('en')} new`,
  newRowsHint: 'Go to the newest',
  resize: 'Resize list',
  back: 'Back',
  dismiss: 'Dismiss',
  problems: (count: number) => (count === 1 ? 'problem' : 'problems'),
  severity: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', note: 'Note' },
  noFinding: 'None',
  masked: 'hidden',
};
