import type { FlowId, FlowKind } from '../../core/flows/flow.ts';
import type { ExchangeId } from '../../core/http/exchange.ts';
import { flowDetail, flowRow } from '../../core/session/selectors.ts';
import { DetailTitle } from '../kit/detail-title.tsx';
import { Icon } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { LessonLink } from '../learn/lesson-link.tsx';
import { useStore } from '../store.ts';
import { FlowChecks } from './flow-checks.tsx';
import { outcomeLook } from './flow-columns.tsx';
import { shownHost } from './flow-diagram.ts';
import { FlowPicture } from './flow-picture.tsx';
import { FlowSteps } from './flow-steps.tsx';
import { flowMessages as words } from './messages.ts';

/** What the lesson about sign-ins is about. */
const signIns: ReadonlySet<FlowKind> = new Set(['authorization-code', 'hybrid', 'implicit', 'password']);

/** One flow: what came of it, its picture, its checks, and every step with its parameters. */
export function FlowDetailView({ id, onBack }: { id: FlowId; onBack: () => void }) {
  const store = useStore();
  const session = store.session.value;
  const { flow, row, failure, checks } = flowDetail(session, id);
  const { icon, tone } = outcomeLook[row.outcome];
  return (
    <section class="detail-body" aria-label={words.detail}>
      <DetailTitle
        onBack={onBack}
        title={
          <>
            {words.kinds[flow.kind]}{' '}
            <span class="sub">
              <PlainText
                text={[flow.client, shownHost(flow.provider)].filter((part) => part !== '').join(' · ')}
                limit={200}
              />
            </span>
          </>
        }
      />
      <div class="scroll flow">
        <div class="verdict">
          <Icon name={icon} className={tone} />
          <h3 lang={failure === null ? undefined : 'en'}>
            <PlainText text={failure?.headline ?? words.outcomes[row.outcome]} limit={300} />
          </h3>
          <p>
            {failure === null ? (
              row.outcome === 'failed' ? null : (
                words.outcomeText[row.outcome]
              )
            ) : (
              <>
                {failure.guessed ? `${words.guessed} ` : ''}
                <strong>{words.fix}:</strong> <span lang="en">{failure.fix}</span>{' '}
                {failure.spec === null ? null : (
                  <a href={failure.spec.url} target="_blank" rel="noreferrer">
                    {failure.spec.label}
                  </a>
                )}
                {failure.begun === undefined ? null : <Begun exchange={failure.begun} />}
              </>
            )}
          </p>
        </div>
        <div class="flow-parts">
          <FlowPicture flow={flow} failure={failure} />
          <div class="flow-side">
            <FlowChecks checks={checks} />
            {flow.after === null ? null : <After id={flow.after} />}
            {signIns.has(flow.kind) ? (
              <p class="pad">
                <LessonLink about="sign-in" />
              </p>
            ) : null}
          </div>
        </div>
        <Section title={words.steps} count={flow.steps.length}>
          <FlowSteps flow={flow} failedAt={failure?.step ?? null} />
        </Section>
      </div>
    </section>
  );
}

function Begun({ exchange }: { exchange: ExchangeId }) {
  const store = useStore();
  return (
    <>
      {' '}
      <button type="button" class="jump" onClick={() => store.open('requests', exchange)}>
        {words.begun}
      </button>
    </>
  );
}

/** The flow whose tokens this one goes on with. */
function After({ id }: { id: FlowId }) {
  const store = useStore();
  const { kind, client } = flowRow(store.session.value, id);
  return (
    <p class="pad">
      {words.after}{' '}
      <button type="button" class="jump" onClick={() => store.select('flows', id)}>
        {words.kinds[kind]} <PlainText text={client} limit={80} />
      </button>
    </p>
  );
}
