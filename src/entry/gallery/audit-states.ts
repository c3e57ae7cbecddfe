import { writeReport } from '../../core/report/write-report.ts';
import { findings } from '../../core/session/selectors.ts';
import { addWaivers, reviewOf } from '../../ui/audit/review.ts';
import { readSavedReport } from '../../ui/audit/saved-report.ts';
import type { Store } from '../../ui/store.ts';
import { elementOf, type } from './hands.ts';
import { day, only, type PanelState } from './panel-state.ts';
import { now } from './tidewater.ts';

/** One finding waived, one waiver that has ended, and a report that knew some findings and one that is gone. */
function reviewed(store: Store): void {
  const all = findings(store.session.value);
  const [first] = all;
  addWaivers(reviewOf(store), [
    {
      rule: first?.rule ?? '',
      place: '*',
      reason: 'Accepted by the security board; mended with the move to cookies.',
      until: now + 40 * 86_400_000,
    },
    {
      rule: 'exp-missing',
      place: 'https://api.tidewater.example *',
      reason: 'A spike.',
      until: now - 86_400_000,
    },
  ]);
  const report = JSON.parse(
    writeReport(
      'json',
      { name: 'capture', session: store.session.value },
      { version: '', now, showValues: false, waivers: [], baseline: null },
    ),
  );
  report.findings = [
    ...report.findings.slice(2),
    {
      rule: 'plain-http',
      place: 'http://old.tidewater.example authorization Authorization',
      message: 'A token travels without encryption.',
      undecided: false,
    },
  ];
  reviewOf(store).saved.value = readSavedReport('claimcheck-audit-march.json', JSON.stringify(report));
  store.open('audit');
}

export const auditStates: readonly PanelState[] = [
  { id: 'audit', title: 'Audit', facts: day('all'), open: (store) => store.open('audit') },
  {
    id: 'audit-waive',
    title: 'Audit: a finding is being waived',
    facts: day('all'),
    open: (store) => store.open('audit'),
    act: async () => {
      (await elementOf<HTMLButtonElement>('.rbody-text [title^="Waive:"]')).click();
      await type('form.waive input', 'The legacy app needs it until it moves to cookies.');
    },
  },
  {
    id: 'audit-reviewed',
    title: 'Audit: waived, and compared with a saved report',
    facts: day('all'),
    open: reviewed,
    act: async () => {
      await elementOf('.waived-part .fold');
      for (const fold of document.querySelectorAll<HTMLElement>('.audit-main .fold')) fold.click();
    },
  },
  {
    id: 'audit-empty',
    title: 'Audit: nothing yet',
    host: 'devtools',
    facts: only(),
    open: (store) => store.open('audit'),
  },
];
