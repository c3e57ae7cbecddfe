import type { Carrier } from '../../core/find/occurrence.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import { tokenMessages as words } from './messages.ts';

/** Five kinds of places, each with its fixed slot, so that the column can be read downwards. */
const slots: readonly { icon: IconName; carriers: readonly Carrier[] }[] = [
  { icon: 'send', carriers: ['authorization', 'request-header', 'response-header'] },
  { icon: 'cookie', carriers: ['cookie', 'set-cookie', 'document-cookie'] },
  { icon: 'database', carriers: ['local-storage', 'session-storage', 'indexed-db', 'cache-storage'] },
  { icon: 'link', carriers: ['query', 'fragment', 'page-url'] },
  {
    icon: 'braces',
    carriers: [
      'request-body',
      'response-body',
      'websocket-sent',
      'websocket-received',
      'global',
      'inline-html',
      'window-name',
      'history-state',
      'pasted',
    ],
  },
];

export function SeenCell({ carriers }: { carriers: readonly Carrier[] }) {
  return (
    <span class="seen">
      {slots.map(({ icon, carriers: kinds }) => {
        const here = kinds.filter((kind) => carriers.includes(kind)).map((kind) => words.carriers[kind]);
        if (here.length === 0) return <span key={icon} />;
        return (
          <span key={icon} title={here.join(', ')}>
            <Icon name={icon} />
            <span class="vh">{here.join(', ')} </span>
          </span>
        );
      })}
    </span>
  );
}
