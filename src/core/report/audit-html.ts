/** The audit as one HTML file: no script, nothing fetched, everything escaped; it reads the same on paper. */
import { hashText } from '../diagnose/dpop-facts.ts';
import { findRule } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { type AuditedCapture, diagnosesOf } from './audit-document.ts';
import { reportStyle } from './audit-html-style.ts';
import { type AuditSummary, summarizeAudit } from './audit-summary.ts';
import { categoryWord, pageOrigin, severityWord, stepWord } from './audit-words.ts';
import { html, Markup } from './escape-html.ts';
import { type JudgedFinding, type Judging, mergeAlike } from './judged-finding.ts';
import { redactTokens } from './redact-request.ts';

const none: readonly Markup[] = [];
/** Places of one finding that are listed; the others are counted. */
const listedEvidence = 5;

/** The page around the sections of {@link captureSection}. `now` (milliseconds since the epoch) dates it. */
export function htmlPage(sections: readonly Markup[], { now }: Judging): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hashOf(reportStyle)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Token audit</title>
<style>${new Markup(reportStyle)}</style>
</head>
<body>
<header>
<h1>Token audit</h1>
<p class="muted">Claimcheck, ${new Date(now).toISOString()}. Decoded is not verified. Values, keys and signatures are left out.</p>
</header>
<main>
${sections}
</main>
</body>
</html>
`;
  return page.text;
}

/** What the page tells of one capture. */
export function captureSection(capture: AuditedCapture, judging: Judging): Markup {
  const report = summarizeAudit(capture.session, judging);
  const origin = pageOrigin(capture.session);
  return html`<section class="capture">
<h2>${redactTokens(capture.name)}${origin === '' ? '' : `, ${origin}`}</h2>
<p><span class="score">${Math.round(report.overall)}</span> of 100 · ${report.failed.length} failed · ${report.undecided.length} undecided · ${report.passed.length} rules passed</p>
${scoreTable(report)}
${refusals(capture)}
${findingList('Failed', report.failed)}
${findingList('Undecided', report.undecided)}
${findingList('Waived', report.waived)}
${ruleList('Passed', report.passed)}
${ruleList('Not applicable', report.notApplicable)}
</section>
`;
}

function scoreTable({ categories }: AuditSummary): Markup {
  const rows = categories.map(
    ({ category, score, failed }) =>
      html`<tr><td>${categoryWord[category]}</td><td class="number">${Math.round(score)}</td><td class="number">${failed}</td></tr>\n`,
  );
  return html`<table>
<thead><tr><th>Category</th><th class="number">Score</th><th class="number">Failed rules</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function refusals(capture: AuditedCapture): readonly Markup[] {
  const refused = diagnosesOf(capture);
  if (refused.length === 0) return none;
  const articles = refused.map(
    ({ method, url, status, summary, cause, confidence, rightStatus, ladder, fix }) => html`<article>
<h3>${summary}</h3>
<p class="mono">${method} ${url} → ${status}</p>
<p class="muted"><code>${cause}</code>, ${confidence}; the right status is ${rightStatus}.</p>
<ol>
${ladder.map(
  ({ step, outcome, evidence }) =>
    html`<li>${stepWord[step]}: <span class="${outcome}">${outcome === 'not-reached' ? 'not reached' : outcome}</span>${evidence.length > 0 ? `. ${evidence.join(' ')}` : ''}</li>\n`,
)}</ol>
<p><b>Fix:</b> ${fix}</p>
</article>
`,
  );
  return [html`<h2>Refused requests</h2>\n${articles}`];
}

function findingList(title: string, found: readonly JudgedFinding[]): readonly Markup[] {
  return found.length === 0 ? none : [html`<h2>${title}</h2>\n${mergeAlike(found).map(findingArticle)}`];
}

function findingArticle({ finding, place, waiver, known }: JudgedFinding): Markup {
  const rule = findRule(finding.rule);
  const { severity, title, message, count, evidence, undecided } = finding;
  const more = evidence.length - listedEvidence;
  const items = [
    ...evidence.slice(0, listedEvidence).map(({ text }) => html`<li>${redactTokens(text)}</li>\n`),
    ...(more > 0 ? [html`<li>and ${more} more</li>\n`] : none),
  ];
  return html`<article>
<h3><span class="badge ${undecided ? 'note' : severity}">${undecided ? 'Undecided' : severityWord[severity]}</span> ${redactTokens(title)}</h3>
<p>${redactTokens(message)}${count === 1 ? '' : ` (${count} times)`}</p>
${items.length > 0 ? html`<ul>\n${items}</ul>` : none}
${rule === undefined ? none : html`<p><b>Why:</b> ${rule.why}</p>\n<p><b>Fix:</b> ${rule.fix}</p>\n${clauses(rule)}`}
${waiver === null ? none : html`<p><b>Waived:</b> ${waiver.reason}</p>`}
<p class="muted">Rule <code>${finding.rule}</code>, ${categoryWord[finding.category]}${place === '' ? '' : `, at ${place}`}.${known ? ' The saved report lists it too.' : ''}</p>
</article>
`;
}

function clauses({ spec }: Rule): readonly Markup[] {
  if (spec.length === 0) return none;
  const links = spec.map(
    ({ label, url, level }, index) =>
      html`${index === 0 ? '' : ' · '}<a href="${url}" rel="noreferrer">${label}</a>${level === '' ? '' : `, ${level}`}`,
  );
  return [html`<p>${links}</p>\n`];
}

function ruleList(title: string, rules: readonly Rule[]): readonly Markup[] {
  if (rules.length === 0) return none;
  const items = rules.map(({ id, title: line }) => html`<li>${line} <code>${id}</code></li>\n`);
  return [html`<h2>${title}</h2>\n<ul>\n${items}</ul>\n`];
}

/** As a policy names a style (CSP 3 §2.3.1, hash-source): base64 of the SHA-256. */
function hashOf(text: string): string {
  return `${hashText(text).replaceAll('-', '+').replaceAll('_', '/')}=`;
}
