import { useState } from 'preact/hooks';
import { rules } from '../../core/rules/catalogue.ts';
import type { Finding } from '../../core/rules/rule.ts';
import { Badge, Severity } from '../kit/badge.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Icon } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { LessonLink } from '../learn/lesson-link.tsx';
import { tokenMessages } from './messages.ts';

const words = tokenMessages.findings;
const ruleById = new Map(rules.map((rule) => [rule.id, rule]));

export function FindingsPane({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return <EmptyState icon="shield-check" title={words.none} />;
  return (
    <ul>
      {findings.map((finding, index) => (
        <FindingRow key={`${finding.rule} ${finding.message}`} finding={finding} opened={index === 0} />
      ))}
    </ul>
  );
}

function FindingRow({ finding, opened }: { finding: Finding; opened: boolean }) {
  const [open, setOpen] = useState(opened);
  const rule = ruleById.get(finding.rule);
  return (
    <li class="find">
      <button type="button" class="fh" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        {finding.undecided ? (
          <Badge icon="circle-dashed">{words.undecided}</Badge>
        ) : (
          <Severity severity={finding.severity} />
        )}
        <span class="ell grow" lang="en">
          {finding.title}
        </span>
        {finding.count > 1 ? <span class="mut num">{words.times(finding.count)}</span> : null}
      </button>
      {open ? (
        <div class="find-body">
          <p lang="en">
            <PlainText text={finding.message} />
          </p>
          <dl>
            {rule ? (
              <>
                <dt>{words.why}</dt>
                <dd lang="en">{rule.why}</dd>
                <dt>{words.fix}</dt>
                <dd lang="en">{rule.fix}</dd>
              </>
            ) : null}
            {finding.evidence.length > 0 ? (
              <>
                <dt>{words.evidence}</dt>
                <dd>
                  {finding.evidence.slice(0, 5).map(({ text }) => (
                    <p key={text} lang="en">
                      <PlainText text={text} />
                    </p>
                  ))}
                </dd>
              </>
            ) : null}
            {rule && rule.spec.length > 0 ? (
              <>
                <dt>{words.standard}</dt>
                <dd class="btns">
                  {rule.spec.map(({ label, url }) => (
                    <a key={label} href={url} target="_blank" rel="noreferrer">
                      {label}
                    </a>
                  ))}
                </dd>
              </>
            ) : null}
          </dl>
          <LessonLink rule={finding.rule} />
        </div>
      ) : null}
    </li>
  );
}
