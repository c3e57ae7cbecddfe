/** Words of the Audit view, in one place so that a translation is one file. */
import type { Category, Subject } from '../../core/rules/rule.ts';
import { formatNumber, plural, words } from '../locale/words.ts';

const counted: Readonly<Record<Subject, readonly [one: string, many: string]>> = {
  token: ['token', 'tokens'],
  exchange: ['request', 'requests'],
  storage: ['place', 'places'],
  flow: ['sign-in', 'sign-ins'],
  replay: ['replay', 'replays'],
};

export const auditMessages = words('audit', {
  grid: 'Findings',
  score: 'Score',
  scoreLabel: (score: number) => `Score ${score} of 100`,
  /** By the lowest score that earns it; worst last. */
  grades: [
    { from: 90, text: 'Good' },
    { from: 50, text: 'Needs work' },
    { from: 0, text: 'At risk' },
  ] as const,
  counts: (failed: number, undecided: number, passed: number) =>
    `${formatNumber(failed)} failed · ${formatNumber(undecided)} undecided · ${formatNumber(passed)} passed`,
  categories: {
    token: 'Token',
    crypto: 'Crypto',
    claims: 'Claims',
    storage: 'Storage',
    cookie: 'Cookies',
    transport: 'Transport',
  } satisfies Record<Category, string>,
  categoriesLabel: 'Scores by category',
  showOnly: (category: string) => `Show only ${category}`,
  notAssessed: 'No rule had anything to look at',
  legend: ['0–49', '50–89', '90–100'] as const,
  copyMarkdown: 'Copy Markdown',
  saveMarkdown: 'Markdown',
  saveHtml: 'HTML',
  saveJson: 'JSON',
  saveSarif: 'SARIF',
  saved: 'Saved',
  copied: 'Copied',
  copyRefused: 'Copying was refused by the browser',
  exportFailed: 'The report could not be written',
  exportNote: 'Exports hold no values, keys or signatures.',
  exportTitle: 'Export the report',

  failed: 'Failed',
  failedNote: (rules: number) => `${plural(rules, 'rule', 'rules')}, worst first`,
  undecided: 'Undecided',
  undecidedNote: (rules: number) => `${plural(rules, 'rule', 'rules')} that cannot be told without more`,
  undecidedWord: 'Undecided',
  passed: 'Passed',
  notApplicable: 'Not applicable',
  rules: (count: number) => plural(count, 'rule', 'rules'),
  counted: (count: number, subject: Subject) => plural(count, ...counted[subject]),
  why: 'Why',
  fix: 'Fix',
  evidence: 'Where',
  more: (count: number) => `and ${formatNumber(count)} more`,
  addKey: 'Add a key',
  ruleId: (id: string) => `Rule ${id}`,

  empty: {
    title: 'Nothing to audit yet',
    devtools: 'The audit fills as the page sends and stores tokens.',
    tab: 'Import a HAR file or paste a token to audit it.',
  },
  clean: 'No rule fails',
  cleanText: 'What was captured so far gives no reason to object. That is no proof that the site is safe.',
  cleanWaived: 'What fails is waived. See below what, why and until when.',
  hidden: (rules: number) => plural(rules, 'rule is', 'rules are'),
  partial: 'The page’s storage was not read, so the storage rules saw nothing:',
  filter: {
    placeholder: 'Filter  category:storage  sev:critical  rule:alg-none',
    category: 'Part of the audit',
    sev: 'Severity',
    rule: 'Rule id',
    is: 'Against the saved report',
    isNew: 'Not in the saved report',
  },
});
