import type { TokenId } from '../../core/find/seen.ts';
import { findRule } from '../../core/rules/catalogue.ts';
import type { StorageRow } from '../../core/session/rows.ts';
import { findings, tokenRow } from '../../core/session/selectors.ts';
import { SpecLinks } from '../audit/spec-links.tsx';
import { Badge, Kind, Severity, type Tone } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { DetailTitle } from '../kit/detail-title.tsx';
import { Icon, type IconName } from '../kit/icon.tsx';
import { Box } from '../kit/notice.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { formatDate, formatZonedClock } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { expiryAt } from '../tokens/expiry-cell.tsx';
import { kindLabel } from '../tokens/list-row.ts';
import { findingsAt } from './findings-at.ts';
import { storageMessages as words } from './messages.ts';
import { areaIcon } from './storage-columns.tsx';
import { fixFor } from './storage-fix.ts';
import { Flags } from './storage-flags.tsx';
import { readersOf } from './storage-readers.ts';
import { Twins } from './storage-twins.tsx';
import { Writer } from './storage-writer.tsx';

const readsLook: Readonly<Record<'yes' | 'no' | 'unknown', { icon: IconName; tone: Tone }>> = {
  yes: { icon: 'eye', tone: 'warn' },
  no: { icon: 'eye-off', tone: 'pass' },
  unknown: { icon: 'circle-dashed', tone: 'muted' },
};

/** The one sentence about this place. */
function Lead({ row }: { row: StorageRow }) {
  const store = useStore();
  const now = store.now.value;
  if (row.readableByScript === 'no') {
    return (
      <p>
        <strong>{words.lead.no}</strong>
        {words.lead.noRest}
      </p>
    );
  }
  if (row.readableByScript === 'unknown') {
    return (
      <p>
        <strong>{words.lead.unknown}</strong>
        {words.lead.unknownRest}
      </p>
    );
  }
  const ends = row.tokens.map((id) => tokenRow(store.session.value, id).expiresAt);
  const latest = ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0));
  const soon = latest !== null && latest - now < 86_400_000;
  const rest =
    latest === null
      ? words.lead.forever
      : latest <= now
        ? words.lead.expired
        : words.lead.until(soon ? formatZonedClock(latest) : formatDate(latest));
  return (
    <p>
      <strong>{words.lead.yes}</strong>
      {rest}
    </p>
  );
}

function Readers({ row }: { row: StorageRow }) {
  return (
    <Section title={words.who}>
      <ul class="readers">
        {readersOf(row).map(({ who, reads, how, meant = false }) => (
          <li key={who}>
            <Icon
              name={meant ? 'server' : readsLook[reads].icon}
              className={meant ? 'sub' : readsLook[reads].tone}
            />
            <span class="who">
              {words.readers[who]}
              <span class="vh"> {words.canRead[reads]}.</span>
            </span>
            <span class="sub">{how}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function HeldToken({ id }: { id: TokenId }) {
  const store = useStore();
  const row = tokenRow(store.session.value, id);
  return (
    <li class="held">
      <Kind hollow={row.kind === 'unknown'}>{kindLabel(row.kind, row.format)}</Kind>
      <span class="ell grow">
        <PlainText text={row.subject || row.issuer} limit={120} />{' '}
        <span class="mut">{expiryAt(row, store.now.value).text}</span>
      </span>
      <Button look="quiet" icon="arrow-right" onClick={() => store.open('tokens', id)}>
        {words.openToken}
      </Button>
    </li>
  );
}

function Fix({ row }: { row: StorageRow }) {
  // Whether anything is to be mended is not known.
  if (row.readableByScript === 'unknown') return null;
  const fix = fixFor(row);
  if (fix === null) {
    return (
      <Box tone="good" title={words.good}>
        <p>{words.goodText}</p>
      </Box>
    );
  }
  return (
    <Box tone="warn" icon="wand-sparkles" title={words.fixTitle[fix.kind]}>
      <div class="fix-code">
        <code class="code">{fix.header}</code>
        <CopyButton text={fix.header} label={words.copyFix} />
      </div>
      <p>{words.fixNote[fix.kind]}</p>
    </Box>
  );
}

function PlaceFindings({ row }: { row: StorageRow }) {
  const store = useStore();
  const session = store.session.value;
  const found = findingsAt(findings(session), row, session);
  return (
    <Section title={words.findings} count={found.length}>
      {found.length === 0 ? (
        <p class="pad sub">{words.noFindings}</p>
      ) : (
        <ul class="place-findings">
          {found.map((finding, index) => (
            <li key={index}>
              <Severity severity={finding.severity} />
              <div>
                <button
                  type="button"
                  class="jump"
                  lang="en"
                  onClick={() => store.open('audit', finding.rule)}
                >
                  {finding.title}
                </button>
                <p class="sub wrap" lang="en">
                  {finding.message}
                </p>
                <SpecLinks rule={findRule(finding.rule)} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Everything about one place that holds a token. */
export function StorageDetail({ row, onBack }: { row: StorageRow; onBack: () => void }) {
  return (
    <>
      <DetailTitle
        onBack={onBack}
        before={<Icon name={areaIcon[row.area]} />}
        title={
          <>
            {words.areas[row.area]} · <PlainText text={row.name} limit={200} />
          </>
        }
        after={
          row.worst === null ? (
            <Badge icon="minus">{words.noFindings}</Badge>
          ) : (
            <Severity severity={row.worst} />
          )
        }
      />
      <div class="scroll">
        <div class="pad stack">
          <Lead row={row} />
          <Fix row={row} />
        </div>
        <Readers row={row} />
        <Flags row={row} />
        <Writer row={row} />
        <Twins row={row} />
        <PlaceFindings row={row} />
        <Section title={words.holds} count={row.tokens.length}>
          <ul>
            {row.tokens.map((id) => (
              <HeldToken key={id} id={id} />
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
