import './play-row.css';
import './expiry.css';
import { useMemo, useState } from 'preact/hooks';
import type { Key } from '../../../core/jose/key.ts';
import { generateSigningKey } from '../../../core/jose/sign.ts';
import { countLookUps, type DesignId, designIds } from '../../../core/lessons/expiry.ts';
import { Button } from '../../kit/button.tsx';
import { useLatest } from '../../kit/use-latest.ts';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { FoundOut, useFound } from '../found-out.tsx';
import type { Lives, LookUps } from './expiry-bars.tsx';
import { expiryMessages as words } from './expiry-messages.ts';
import { Rotation } from './expiry-rotation.tsx';
import { Theft } from './expiry-theft.tsx';

/** Act 9: a token is stolen, its owner logs out, and the clock shows how long the copy works in each design. */
export function ExpiryAct({ onDone }: ActProps) {
  const now = useStore().now.value;
  const signingKey = useMemo(async () => (await generateSigningKey('HS256')).privateKey, []);
  const [design, setDesign] = useState<DesignId>('long');
  const [until, setUntil] = useState<Lives>({});
  const lookUps = useLatest(async () => countAll(await signingKey, now), []);
  const { found, mark } = useFound(
    words.toFind.map(({ id }) => id),
    onDone,
  );
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
      <div class="full btns" role="group" aria-label={words.designs.label}>
        {designIds.map((id) => (
          <Button key={id} pressed={id === design} onClick={() => setDesign(id)}>
            {words.designs[id]}
          </Button>
        ))}
      </div>
      <Theft
        key={design}
        design={design}
        signingKey={signingKey}
        until={until}
        lookUps={lookUps}
        onEnd={(end) => {
          setUntil((known) => ({ ...known, [design]: end }));
          mark(design);
        }}
      />
      <FoundOut items={words.toFind} found={found} />
      <Rotation signingKey={signingKey} now={now} onFound={() => mark('rotation')} />
    </>
  );
}

async function countAll(key: Key, now: number): Promise<LookUps> {
  const [long, short, blocklist] = await Promise.all([
    countLookUps('long', key, now),
    countLookUps('short', key, now),
    countLookUps('blocklist', key, now),
  ]);
  return { long, short, blocklist };
}
