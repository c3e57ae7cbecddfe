import './play-row.css';
import './validation.css';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { LadderStep } from '../../../core/diagnose/diagnosis.ts';
import { generateSigningKey } from '../../../core/jose/sign.ts';
import { type BreakId, breakIds } from '../../../core/lessons/break-token.ts';
import {
  type Attempt,
  isBreakable,
  tryOwnToken,
  tryToken,
  type ValidationRoute,
  validationRoutes,
} from '../../../core/lessons/validation.ts';
import { Button } from '../../kit/button.tsx';
import type { IconName } from '../../kit/icon.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { FoundOut, useFound } from '../found-out.tsx';
import { learnStateOf } from '../learn-state.ts';
import { PanelSays } from '../panel-says.tsx';
import { Prediction } from '../prediction.tsx';
import { ServerChecks, SignaturePair, WithoutKey } from './validation-findings.tsx';
import { validationMessages as words } from './validation-messages.ts';
import { tellAttempt } from './validation-sequence.ts';

const icons: Readonly<Record<BreakId, IconName>> = {
  'as-issued': 'check',
  admin: 'user',
  exp: 'timer',
  'alg-none': 'lock-open',
  'own-key': 'key-round',
  cut: 'minus',
  wait: 'timer',
};

/** Act 6: break the token in one way, guess the answer, send it, and see at which check the server stops. */
export function ValidationAct({ onDone }: ActProps) {
  const store = useStore();
  const keys = useMemo(() => Promise.all([generateSigningKey('HS256'), generateSigningKey('HS256')]), []);
  const chosen = learnStateOf(store).ownToken.value?.token ?? null;
  const own = chosen !== null && isBreakable(chosen) ? chosen : null;
  const [how, setHow] = useState<BreakId>('admin');
  const [route, setRoute] = useState<ValidationRoute>('/admin');
  const [guess, setGuess] = useState<string | null>(null);
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const toFind = own === null ? words.toFind : words.toFindOwn;
  const { found, mark } = useFound(
    toFind.map(({ id }) => id),
    onDone,
  );
  const now = store.now.value;
  const isOld = attempt !== null && (own === null ? attempt.login === null : attempt.issued !== own);

  // What comes back after another thing was chosen is no answer to it.
  const round = useRef(0);

  const prepare = (change: () => void) => {
    round.current += 1;
    change();
    setGuess(null);
    setAttempt(null);
  };
  const send = async () => {
    const asked = round.current;
    const [server, mine] = await keys;
    const trial = { how, route, ownKey: mine.privateKey, now };
    const one =
      own === null
        ? await tryToken({ ...trial, serverKey: server.privateKey })
        : await tryOwnToken(own, trial);
    if (round.current !== asked) return;
    setAttempt(one);
    const isChanged = one.broken.text !== one.issued.text;
    mark(own === null ? String(one.check.status) : isChanged ? 'changed' : 'unchanged');
  };
  const shown = isOld ? null : attempt;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
      <div class="full btns" role="group" aria-label={words.breaks.label}>
        {breakIds.map((id) => (
          <Button key={id} icon={icons[id]} pressed={id === how} onClick={() => prepare(() => setHow(id))}>
            {words.breaks[id]}
          </Button>
        ))}
      </div>
      <div class="full play-row">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
        <div class="btns" role="group" aria-label={words.routes.label}>
          {validationRoutes.map((id) => (
            <Button key={id} pressed={id === route} onClick={() => prepare(() => setRoute(id))}>
              {words.routes[id]}
            </Button>
          ))}
        </div>
        <Prediction
          question={words.question}
          choices={words.choices}
          chosen={guess}
          onChoose={setGuess}
          disabled={shown !== null}
        />
        <Button look="primary" icon="send" disabled={guess === null || shown !== null} onClick={send}>
          {words.send}
        </Button>
      </div>
      {chosen !== null && own === null ? <p class="full sub">{words.notBreakable}</p> : null}
      <div class="stack wire">
        <SequenceDiagram sequence={tellAttempt(shown)} caption={captionOf(shown)} />
        {own === null ? null : <p class="sub">{words.ownToken}</p>}
        <FoundOut items={toFind} found={found} />
      </div>
      <div class="aside stack">
        {shown === null ? null : (
          <>
            <ServerChecks attempt={shown} guess={guess} />
            <SignaturePair attempt={shown} />
            {shown.login === null ? <WithoutKey attempt={shown} /> : null}
            {shown.diagnosis === null ? null : (
              <PanelSays diagnosis={shown.diagnosis}>{compareLadders(shown)}</PanelSays>
            )}
          </>
        )}
      </div>
    </>
  );
}

function captionOf(attempt: Attempt | null): string {
  if (attempt === null) return words.adminOnly;
  const { how, login, check } = attempt;
  if (check.status === 403) return words.knows;
  if (login !== null) return words.captions[how];
  // A captured token may be unsigned to begin with: what it came to decides, and not what was done.
  const { verification } = check;
  if (verification === null || verification.outcome === 'not-checked') return words.ownCaption;
  return verification.code === 'alg-none' ? words.captions['alg-none'] : verification.reason;
}

/** Whether the panel, which sees only the wire, ends at the check at which the server did. */
function compareLadders({ check, diagnosis }: Attempt): string {
  const endOf = (ladder: readonly LadderStep[] = []) =>
    ladder.find(({ outcome }) => outcome === 'failed')?.step ?? null;
  return words.outside[endOf(check.ladder) === endOf(diagnosis?.ladder) ? 'same' : 'other'];
}
