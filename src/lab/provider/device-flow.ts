/** What `oidc-provider` leaves to whoever runs it in the device flow (RFC 8628): its pages, and the pace of the polling. */
import type { Client, PageContext, Provider } from 'oidc-provider';
import { deviceCodePage, deviceConfirmPage, devicePage } from './pages.ts';

/** An own lifetime makes a code that nobody can enter in time. Seconds. */
const lifetimes: Readonly<Record<string, number>> = { 'short-device': 2 };

export const deviceCodeLifetime = ({ clientId }: Client, usual: number) => lifetimes[clientId] ?? usual;

const show = (context: PageContext, body: string) => {
  context.type = 'html';
  context.body = body;
};

export const deviceFlow = {
  enabled: true,
  charset: 'base-20',
  mask: '****-****',
  userCodeInputSource: (context: PageContext, form: string, out?: object, error?: Error) =>
    error?.name === 'AbortedError'
      ? show(context, devicePage('You said no', 'The device is told so. You can close this page.'))
      : show(context, deviceCodePage(form, out !== undefined || error !== undefined)),
  userCodeConfirmSource: (
    context: PageContext,
    form: string,
    { clientId, clientName = clientId }: Client,
    _device: unknown,
    userCode: string,
  ) => show(context, deviceConfirmPage(form, clientName, userCode)),
  successSource: (context: PageContext) =>
    show(context, devicePage('The device is signed in', 'You can close this page and go on there.')),
};

/** A device that is told no interval waits five seconds (RFC 8628 §3.5); half a second is for the way. Milliseconds. */
const leastPause = 4500;

/** Answers `slow_down` to a device that asks too often: the provider knows the error, and leaves its use to others. */
export function keepPace(provider: Provider): void {
  const asked = new Map<unknown, number>();
  provider.use(async (context, next) => {
    await next();
    const { error } = (context.body ?? {}) as { readonly error?: unknown };
    const code = context.oidc?.params?.device_code;
    if (error !== 'authorization_pending' || code === undefined) return;
    const now = Date.now();
    const isTooSoon = now - (asked.get(code) ?? 0) < leastPause;
    asked.set(code, now);
    if (isTooSoon) context.body = { error: 'slow_down', error_description: 'asked again too soon' };
  });
}
