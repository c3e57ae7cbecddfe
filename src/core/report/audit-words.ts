/** Words that the readable reports share. */
import type { StepId } from '../diagnose/diagnosis.ts';
import type { Category } from '../rules/rule.ts';
import type { Session } from '../session/session.ts';
import type { Severity } from '../spec/reference.ts';

export const severityWord: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  note: 'Note',
};

export const categoryWord: Readonly<Record<Category, string>> = {
  token: 'Token',
  crypto: 'Crypto',
  claims: 'Claims',
  storage: 'Storage',
  cookie: 'Cookies',
  transport: 'Transport',
};

export const stepWord: Readonly<Record<StepId, string>> = {
  'credential-sent': 'Credential sent',
  'well-formed': 'Well formed',
  signature: 'Signature',
  'time-window': 'Time window',
  recipient: 'Recipient',
  'not-revoked': 'Not revoked',
  permission: 'Permission',
};

/** Of the inspected page; '' where it is not known. */
export function pageOrigin({ pageUrl }: Session): string {
  return URL.canParse(pageUrl) ? new URL(pageUrl).origin : '';
}
