import type { Flow, FlowStep } from '../../core/flows/flow.ts';
import type { Parameters } from '../../core/flows/parameters.ts';
import { findOAuthParameter } from '../../core/spec/oauth-parameters.ts';
import { Button } from '../kit/button.tsx';
import { Masked } from '../kit/masked.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { formatClock, formatSpan } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { flowMessages as words } from './messages.ts';

/** Every step with its parameters, each explained. */
export function FlowSteps({ flow, failedAt }: { flow: Flow; failedAt: number | null }) {
  return (
    <div class="flow-steps">
      {flow.steps.map((step, index) => (
        <Section
          key={`${step.kind} ${step.exchange} ${index}`}
          title={`${index + 1}. ${words.stepNames[step.kind]}`}
          folded={index !== failedAt}
          note={
            <>
              {formatClock(step.at)}
              {laterThan(flow.steps[index - 1], step)}
              {step.status === 0 ? '' : ` · ${step.status}`}
              {index === failedAt ? ` · ${words.failed}` : ''}
            </>
          }
        >
          <Step step={step} />
        </Section>
      ))}
    </div>
  );
}

/** Under that, the steps follow on each other. Milliseconds. */
const noticedMs = 100;

/** Where the diagram is not shown, this tells how the time went. */
function laterThan(before: FlowStep | undefined, { at }: FlowStep): string {
  const gap = before === undefined ? 0 : at - before.at;
  return gap < noticedMs ? '' : ` · ${words.later(formatSpan(gap))}`;
}

function Step({ step }: { step: FlowStep }) {
  const store = useStore();
  return (
    <div class="pad stack">
      <p class="flow-url">
        <Mono className="wrap">
          <PlainText text={step.url} limit={400} />
        </Mono>
        <Button look="quiet" icon="arrow-right" onClick={() => store.open('requests', step.exchange)}>
          {words.openRequest}
        </Button>
      </p>
      {step.sent.size + step.answer.size === 0 ? <p class="sub">{words.noParameters}</p> : null}
      <ParameterList title={words.sent} parameters={step.sent} />
      <ParameterList title={words.answered} parameters={step.answer} />
    </div>
  );
}

const mostShown = 40;

function ParameterList({ title, parameters }: { title: string; parameters: Parameters }) {
  if (parameters.size === 0) return null;
  return (
    <>
      <h4 class="sub">{title}</h4>
      <dl class="flow-parameters">
        {[...parameters].slice(0, mostShown).map(([name, value]) => {
          const known = findOAuthParameter(name);
          return (
            <div key={name}>
              <dt class="m">
                <PlainText text={name} limit={120} />
              </dt>
              <dd>
                <TokenLink text={value} />
                {(known?.secret ?? true) ? (
                  <Masked text={value} what={name.slice(0, 80)} shown={4000} />
                ) : (
                  <Mono className="wrap">
                    <PlainText text={value} limit={600} />
                  </Mono>
                )}
                <p class="sub">
                  {known === undefined ? (
                    words.ownParameter
                  ) : (
                    <>
                      <span lang="en">{known.meaning}</span>{' '}
                      <a href={known.spec.url} target="_blank" rel="noreferrer">
                        {known.spec.label}
                      </a>
                    </>
                  )}
                </p>
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** From a parameter that is a JWT to all that is known of it. */
function TokenLink({ text }: { text: string }) {
  const store = useStore();
  const token = store.session.value.derived.idByText.get(text);
  if (token === undefined) return null;
  return (
    <Button look="quiet" icon="arrow-right" onClick={() => store.open('tokens', token)}>
      {words.openToken}
    </Button>
  );
}
