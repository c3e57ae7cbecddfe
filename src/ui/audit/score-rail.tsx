import type { AuditSummary } from '../../core/report/audit-summary.ts';
import { useStore } from '../store.ts';
import { ExportReport } from './export-report.tsx';
import { auditMessages as words } from './messages.ts';
import { ReviewTools } from './review-tools.tsx';
import type { RuleResult } from './rule-results.ts';

type Grade = 'low' | 'middle' | 'high';

/** The bounds that Lighthouse made familiar: 0–49, 50–89, 90–100. */
export function gradeOf(score: number): Grade {
  if (score >= 90) return 'high';
  return score >= 50 ? 'middle' : 'low';
}

/** A shape for each grade, so that it is not told by colour alone. */
function Shape({ grade }: { grade: Grade }) {
  return (
    <svg class={`shape ${grade}`} viewBox="0 0 10 10" aria-hidden="true">
      {grade === 'low' ? <path d="M5 1 9.5 9h-9z" /> : null}
      {grade === 'middle' ? <rect x="1" y="1" width="8" height="8" /> : null}
      {grade === 'high' ? <circle cx="5" cy="5" r="4.5" /> : null}
    </svg>
  );
}

const radius = 25;
const circumference = 2 * Math.PI * radius;

function Ring({ score }: { score: number }) {
  return (
    <svg class={`ring ${gradeOf(score)}`} viewBox="0 0 56 56" role="img" aria-label={words.scoreLabel(score)}>
      <circle cx="28" cy="28" r={radius} />
      {score > 0 ? (
        <circle
          class="arc"
          cx="28"
          cy="28"
          r={radius}
          stroke-dasharray={`${(score / 100) * circumference} ${circumference}`}
          transform="rotate(-90 28 28)"
        />
      ) : null}
      <text x="28" y="34">
        {score}
      </text>
    </svg>
  );
}

/** The categories in which some rule had something to look at: the others have no score to show. */
function assessedIn({ failed, undecided, waived, passed }: AuditSummary): ReadonlySet<string> {
  const found = [...failed, ...undecided, ...waived].map(({ finding }) => finding);
  return new Set([...found, ...passed].map(({ category }) => category));
}

function Categories({ report }: { report: AuditSummary }) {
  const { filters } = useStore();
  const assessed = assessedIn(report);
  return (
    <ul class="cats" aria-label={words.categoriesLabel}>
      {report.categories.map(({ category, score }) => {
        const known = assessed.has(category);
        const rounded = Math.round(score);
        const grade = gradeOf(rounded);
        return (
          <li key={category}>
            <button
              type="button"
              title={words.showOnly(words.categories[category])}
              onClick={() => {
                filters.audit.value = `category:${category}`;
              }}
            >
              {known ? <Shape grade={grade} /> : <span />}
              <span class="cat-name">{words.categories[category]}</span>
              <span class={`bar ${grade}`}>{known ? <i style={{ width: `${rounded}%` }} /> : null}</span>
              {known ? (
                <span class="num">{rounded}</span>
              ) : (
                <span class="num mut" title={words.notAssessed}>
                  –<span class="vh"> {words.notAssessed}</span>
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The score, what it is made of, and the exports. */
export function ScoreRail({
  report,
  failed,
  undecided,
}: {
  report: AuditSummary;
  failed: readonly RuleResult[];
  undecided: readonly RuleResult[];
}) {
  const score = Math.round(report.overall);
  const grade = words.grades.find(({ from }) => score >= from)?.text ?? '';
  return (
    <aside class="rail" aria-label={words.score}>
      <div class="score">
        <Ring score={score} />
        <div>
          <h2>{grade}</h2>
          <p class="sub">{words.counts(failed.length, undecided.length, report.passed.length)}</p>
        </div>
      </div>
      <Categories report={report} />
      <p class="legend mut">
        {(['low', 'middle', 'high'] as const).map((one, index) => (
          <span key={one}>
            <Shape grade={one} /> {words.legend[index]}
          </span>
        ))}
      </p>
      <ExportReport />
      <ReviewTools />
    </aside>
  );
}
