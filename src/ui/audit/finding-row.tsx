// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows open is no <table>
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are handled once, on the grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, not its cells (WAI-ARIA grid)
// biome-ignore-all lint/a11y/noStaticElementInteractions: the line is the row's own surface, apart from the links in its body
import { Badge, Severity } from '../kit/badge.tsx';
import { Icon } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { LessonLink } from '../learn/lesson-link.tsx';
import { FindingPlace } from './finding-place.tsx';
import { auditMessages as words } from './messages.ts';
import { reviewMessages as review } from './review-messages.ts';
import type { RuleResult } from './rule-results.ts';
import { SpecLinks } from './spec-links.tsx';
import { Waive } from './waive-form.tsx';

/** Findings and places that are listed; the others are counted. */
const listedFindings = 8;
const listedPlaces = 6;

function Body({ result }: { result: RuleResult }) {
  const { id, rule, findings } = result;
  const places = findings.flatMap(({ evidence }) => evidence);
  const messages = [...new Set(findings.map(({ message }) => message))];
  return (
    <div role="gridcell" class="rbody">
      <div class="rbody-text">
        {messages.slice(0, listedFindings).map((message) => (
          <p key={message} class="wrap" lang="en">
            <PlainText text={message} limit={600} />
          </p>
        ))}
        {messages.length > listedFindings ? (
          <p class="mut">{words.more(messages.length - listedFindings)}</p>
        ) : null}
        {rule ? (
          <>
            <p>
              <strong>{words.why}:</strong> <span lang="en">{rule.why}</span>
            </p>
            <p>
              <strong>{words.fix}:</strong> <span lang="en">{rule.fix}</span>
            </p>
          </>
        ) : null}
        <SpecLinks rule={rule} />
        <LessonLink rule={id} />
        <p class="mut m">{words.ruleId(id)}</p>
        <Waive key={id} result={result} />
      </div>
      {places.length === 0 ? null : (
        <ul class="places" aria-label={words.evidence}>
          {places.slice(0, listedPlaces).map((evidence, index) => (
            <li key={index}>
              <FindingPlace evidence={evidence} />
            </li>
          ))}
          {places.length > listedPlaces ? (
            <li class="mut">{words.more(places.length - listedPlaces)}</li>
          ) : null}
        </ul>
      )}
    </div>
  );
}

/** One failed rule: a line, and on a click why it matters, what to do, and where it was seen. */
export function FindingRow({
  result,
  index,
  open,
  tabStop,
  onToggle,
  onMenu,
}: {
  result: RuleResult;
  index: number;
  open: boolean;
  tabStop: boolean;
  onToggle: () => void;
  /** Right click on its line; coordinates in the window. */
  onMenu: (at: { x: number; y: number }) => void;
}) {
  return (
    <div
      role="row"
      class={open ? 'finding open' : 'finding'}
      aria-rowindex={index + 1}
      aria-selected={open}
      data-rule={result.id}
      tabIndex={tabStop ? 0 : -1}
    >
      <div
        role="presentation"
        class="finding-line"
        onClick={onToggle}
        onContextMenu={(event) => {
          event.preventDefault();
          onMenu({ x: event.clientX, y: event.clientY });
        }}
      >
        <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        <span role="gridcell" class="f-sev">
          <Severity severity={result.severity} />
        </span>
        <span role="gridcell" class="f-title">
          <button type="button" tabIndex={-1} aria-expanded={open} lang="en">
            {result.title}
          </button>{' '}
          {result.fresh > 0 ? <Badge icon="plus">{review.isNew}</Badge> : null}
        </span>
        <span role="gridcell" class="f-cat mut">
          {words.categories[result.category]}
        </span>
        <span role="gridcell" class="f-count mut ar">
          {words.counted(result.count, result.subject)}
        </span>
      </div>
      {open ? <Body result={result} /> : null}
    </div>
  );
}
